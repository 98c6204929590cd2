import sharp from 'sharp'
import { type PassImage, readImages } from '../../src/index.ts'

type Rgb = readonly [number, number, number]

/** A picture of colours that run into each other, with a disc in it, so that place, crop and blur can be seen. */
export async function paint(width: number, height: number, from: Rgb, to: Rgb): Promise<PassImage> {
  const pixels = Buffer.alloc(width * height * 3)
  const radius = Math.min(width, height) * 0.36
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isInDisc = Math.hypot(x - width * 0.72, y - height * 0.5) < radius
      const share = (x / width + y / height) / 2
      for (const [channel, start] of from.entries()) {
        const color = start + ((to[channel] ?? 0) - start) * share
        pixels[(y * width + x) * 3 + channel] = Math.round(isInDisc ? 255 - (255 - color) * 0.55 : color)
      }
    }
  }
  return asImage(
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer(),
  )
}

/** A disc and a bar on nothing: a logo. */
export async function logo(width: number, height: number, [red, green, blue]: Rgb): Promise<PassImage> {
  const pixels = Buffer.alloc(width * height * 4)
  const half = height / 2
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isInDisc = Math.hypot(x - half, y - half) < half * 0.86
      const isInBar = x > height * 1.1 && x < width * 0.96 && Math.abs(y - half) < height * 0.16
      if (isInDisc || isInBar) pixels.set([red, green, blue, 255], (y * width + x) * 4)
    }
  }
  return asImage(
    await sharp(pixels, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer(),
  )
}

function asImage(bytes: Uint8Array): PassImage {
  const image = readImages(new Map([['it.png', bytes]])).get('it.png')
  if (!image) throw new Error('Expected a picture that was just made')
  return image
}
