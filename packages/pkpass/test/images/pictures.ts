import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** A picture whose left half is red and whose right half is blue. */
export function halves(width: number, height: number): Sharp {
  const row = Array.from({ length: width }, (_, x) => (x < width / 2 ? [255, 0, 0] : [0, 0, 255])).flat()
  const pixels = Uint8Array.from(new Array<number[]>(height).fill(row).flat())
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

/** A picture of noise, which no encoder makes small. */
export function noise(width: number, height: number): Sharp {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  return sharp({ create: { width, height, channels: 3, background: '#000', noise } })
}

/** {@link halves} as PNG. */
export function halvesPng(width: number, height: number): Promise<Uint8Array> {
  return halves(width, height).png().toBuffer()
}

/** An SVG of 100 × 100 around what is given. */
export function svg(content: string, attributes = 'width="100" height="100"'): Uint8Array {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>`)
}

/** A PNG of 8-bit gray whose header claims any size, over pixels that may not be there. */
export function claimedPng(width: number, height: number, pixels: Uint8Array = new Uint8Array(100)): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(8, 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', new Uint8Array()),
  ])
}

/** Type and content of the chunks of a PNG, read by the layout: length (4), type (4), content, CRC (4). */
export function pngChunks(png: Uint8Array): { readonly type: string; readonly content: Uint8Array }[] {
  const chunks = []
  for (let at = 8; at < png.length; ) {
    const length = Buffer.from(png).readUInt32BE(at)
    const type = Buffer.from(png.subarray(at + 4, at + 8)).toString('latin1')
    chunks.push({ type, content: png.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  return chunks
}

/** Red, green, blue and alpha of one pixel. */
export async function pixelAt(image: Uint8Array | undefined, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(image).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (y * info.width + x) * 4
  return [...data.subarray(at, at + 4)]
}

/** `114×114` */
export async function sizeOf(image: Uint8Array | undefined): Promise<string> {
  const { width, height } = await sharp(image).metadata()
  return `${width}×${height}`
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
