import { describe, expect, test } from 'vitest'
import { readImages } from '../../src/index.ts'
import { PIXEL } from '../support/preview.ts'

const png = Uint8Array.from(atob(PIXEL.slice(PIXEL.indexOf(',') + 1)), character => character.charCodeAt(0))
/** Start of image, an application segment of 2 bytes, start of frame with 300 × 200 pixels. */
const jpeg = Uint8Array.of(
  ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0],
  ...[0xff, 0xc0, 0, 11, 8, 0, 200, 1, 44, 1, 1, 0x11, 0],
  ...[0xff, 0xd9],
)

describe('Images of a bundle', () => {
  test('are PNG and JPEG by their first bytes, whatever their names', () => {
    const images = readImages(
      new Map([
        ['logo@2x.png', png],
        ['strip.png', jpeg],
      ]),
    )
    expect(images.get('logo@2x.png')).toEqual({ width: 1, height: 1, dataUri: PIXEL })
    expect(images.get('strip.png')).toMatchObject({ width: 300, height: 200 })
    expect(images.get('strip.png')?.dataUri).toMatch(/^data:image\/jpeg;base64,\/9j\//)
  })

  test('are nothing else, and nothing broken', () => {
    const text = (content: string) => new TextEncoder().encode(content)
    const files = {
      'logo.png': text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'icon.png': text('GIF89a'),
      'strip.png': png.subarray(0, 20),
      'thumbnail.png': jpeg.subarray(0, 10),
      'footer.png': Uint8Array.of(0xff, 0xd8, 0xff, ...Array(5000).fill(0xff)),
      'pass.json': text('{}'),
      'empty.png': new Uint8Array(),
      'zero.png': Uint8Array.from(png, (byte, at) => (at >= 16 && at < 24 ? 0 : byte)),
    }
    expect([...readImages(new Map(Object.entries(files))).keys()]).toEqual([])
  })

  test('are left out when they are larger than a pass can need', () => {
    const huge = new Uint8Array(5 * 1024 * 1024)
    huge.set(png)
    expect(readImages(new Map([['logo.png', huge]])).size).toBe(0)
  })
})
