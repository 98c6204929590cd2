import { IMAGE_SCALES, type ImageSlot } from '@billfold/pkpass/schema'

/** A part of a picture, as shares of its width and height. */
export interface Crop {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const WHOLE: Crop = { x: 0, y: 0, width: 1, height: 1 }

/** Slots whose size nobody has said are drawn no larger than a phone is wide. */
const DEFAULT_SIZE = { widthPt: 375, heightPt: 375 }

/** A picture the browser can draw. */
export async function loadPicture(blob: Blob): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(blob)
  try {
    const picture = new Image()
    picture.src = address
    await picture.decode()
    return picture
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** Size in points at which a part of a picture stands in a slot: as the slot is, or, where that is a limit, at most so. */
function sizeInSlot(slot: ImageSlot, width: number, height: number): { width: number; height: number } {
  const { widthPt, heightPt } = slot.size ?? DEFAULT_SIZE
  if (slot.sizing === 'exact' && slot.size) return { width: widthPt, height: heightPt }
  const scale = Math.min(widthPt / width, heightPt / height)
  return { width: width * scale, height: height * scale }
}

/** Draws a part of a picture for a slot as PNG files in all scales: `logo.png`, `logo@2x.png`, `logo@3x.png`. */
export async function drawForSlot(
  name: string,
  slot: ImageSlot,
  picture: HTMLImageElement,
  crop: Crop = WHOLE,
): Promise<Map<string, Uint8Array>> {
  const source = {
    x: crop.x * picture.naturalWidth,
    y: crop.y * picture.naturalHeight,
    width: crop.width * picture.naturalWidth,
    height: crop.height * picture.naturalHeight,
  }
  const size = sizeInSlot(slot, source.width, source.height)
  const files = new Map<string, Uint8Array>()
  for (const scale of IMAGE_SCALES) {
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(size.width * scale))
    canvas.height = Math.max(1, Math.round(size.height * scale))
    const context = canvas.getContext('2d')
    if (!context) throw new TypeError('Expected a browser that can draw on a canvas')
    context.imageSmoothingQuality = 'high'
    context.drawImage(picture, source.x, source.y, source.width, source.height, 0, 0, canvas.width, canvas.height)
    files.set(scale === 1 ? `${name}.png` : `${name}@${scale}x.png`, await encode(canvas))
  }
  return files
}

function encode(canvas: HTMLCanvasElement): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => {
      if (blob) blob.arrayBuffer().then(bytes => resolve(new Uint8Array(bytes)), reject)
      else
        reject(
          new RangeError('Expected a picture that can be encoded, found one that is too large. Take a smaller one'),
        )
    }, 'image/png')
  })
}
