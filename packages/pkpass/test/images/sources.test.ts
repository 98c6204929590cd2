import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { MAX_SOURCE_BYTES } from '../../src/images/image-limits.ts'
import { inspectImage, makeImageVariants } from '../../src/images/index.ts'
import { claimedPng, halves, halvesPng, noise, pixelAt, svg } from './pictures.ts'

const near = (expected: number[]) => expected.map(channel => expect.closeTo(channel, -1.4))
const RED = [255, 0, 0, 255]
const BLUE = [0, 0, 255, 255]

/** Frames of 40 × 40, the first red, the second blue. */
async function animation(): Promise<Sharp> {
  const upright = halves(80, 40).rotate(90).raw()
  const { data, info } = await upright.toBuffer({ resolveWithObject: true })
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3, pageHeight: 40 } })
}

const READABLE: readonly (readonly [string, () => Promise<Uint8Array>, object])[] = [
  ['PNG', () => halvesPng(80, 80), { format: 'png', hasAlpha: false, colorModel: 'rgb', bitsPerChannel: 8 }],
  ['JPEG', () => halves(80, 80).jpeg().toBuffer(), { format: 'jpeg', bitsPerChannel: 8 }],
  ['WebP', () => halves(80, 80).webp({ lossless: true }).toBuffer(), { format: 'webp', frames: 1 }],
  ['GIF', () => halves(80, 80).gif().toBuffer(), { format: 'gif', frames: 1 }],
  ['AVIF', () => halves(80, 80).avif({ quality: 95 }).toBuffer(), { format: 'avif', bitsPerChannel: 8 }],
  ['TIFF', () => halves(80, 80).tiff({ compression: 'lzw' }).toBuffer(), { format: 'tiff' }],
  [
    '16-bit PNG',
    () => halves(80, 80).toColourspace('rgb16').png().toBuffer(),
    { bitsPerChannel: 16, colorModel: 'rgb' },
  ],
  ['palette PNG', () => halves(80, 80).png({ palette: true }).toBuffer(), { format: 'png' }],
  ['interlaced PNG', () => halves(80, 80).png({ progressive: true }).toBuffer(), { format: 'png' }],
  ['PNG in Display P3', () => halves(80, 80).withIccProfile('p3').png().toBuffer(), { hasProfile: true }],
  [
    'SVG',
    async () => svg('<rect width="50" height="100" fill="red"/><rect x="50" width="50" height="100" fill="#00f"/>'),
    { format: 'svg', width: 100, height: 100, hasAlpha: true },
  ],
]

describe('a picture', () => {
  test.each(READABLE)('is read as %s', async (_, make, header) => {
    const bytes = await make()
    expect(await inspectImage(bytes)).toMatchObject(header)
    const { files } = await makeImageVariants('icon', bytes, { scales: [2] })
    expect(await pixelAt(files['icon@2x.png'], 10, 38)).toEqual(near(RED))
    expect(await pixelAt(files['icon@2x.png'], 66, 38)).toEqual(near(BLUE))
  })

  test('of CMYK becomes RGB', async () => {
    const cmyk = await halves(80, 80).toColourspace('cmyk').jpeg().toBuffer()
    expect(await inspectImage(cmyk)).toMatchObject({ format: 'jpeg', colorModel: 'cmyk' })
    const { files } = await makeImageVariants('icon', cmyk, { scales: [2] })
    const [red = 0, green = 0, blue = 0] = await pixelAt(files['icon@2x.png'], 10, 38)
    // Printing inks have no pure red.
    expect(red).toBeGreaterThan(200)
    expect(Math.max(green, blue)).toBeLessThan(80)
  })

  test('of gray becomes RGB', async () => {
    const gray = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#808080' } })
      .toColourspace('b-w')
      .png()
      .toBuffer()
    expect(await inspectImage(gray)).toMatchObject({ colorModel: 'gray' })
    const { files } = await makeImageVariants('icon', gray, { scales: [2] })
    expect(await pixelAt(files['icon@2x.png'], 9, 9)).toEqual([128, 128, 128, 255])
  })

  test.each([
    ['GIF', async () => (await animation()).gif().toBuffer()],
    ['WebP', async () => (await animation()).webp({ lossless: true }).toBuffer()],
  ])('that moves, as %s, is its first frame', async (_, make) => {
    const bytes = await make()
    expect(await inspectImage(bytes)).toMatchObject({ frames: 2, width: 40, height: 40 })
    const { files } = await makeImageVariants('icon', bytes)
    expect(await pixelAt(files['icon@3x.png'], 57, 110)).toEqual(near(RED))
  })

  test('stands as the camera was held', async () => {
    // Orientation 6: the camera lay on its right side, what it saw left is up.
    const bytes = await halves(200, 100).jpeg({ quality: 100 }).withMetadata({ orientation: 6 }).toBuffer()
    expect(await inspectImage(bytes)).toMatchObject({ width: 100, height: 200 })
    const { files, findings } = await makeImageVariants('artwork', bytes, { scales: [1], style: 'posterGeneric' })
    expect(await pixelAt(files['artwork.png'], 179, 10)).toEqual(near(RED))
    expect(await pixelAt(files['artwork.png'], 179, 440)).toEqual(near(BLUE))
    expect(findings.map(({ message }) => message).join()).toContain('100 × 200')
  })

  test('is what its bytes say, whatever it is called', async () => {
    const { files } = await makeImageVariants('icon', await halves(120, 120).jpeg().toBuffer())
    expect(await inspectImage(files['icon.png'] ?? new Uint8Array())).toMatchObject({ format: 'png' })
  })
})

const UNREADABLE: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>, string, string])[] = [
  ['nothing', () => new Uint8Array(), 'ERR_IMAGE_FORMAT', 'an empty file'],
  ['a text', () => Buffer.from('hello'), 'ERR_IMAGE_FORMAT', 'something else'],
  ['a web page', () => Buffer.from('<!DOCTYPE html><title>404</title>'), 'ERR_IMAGE_FORMAT', 'a web page'],
  ['another XML', () => Buffer.from('<rss version="2.0"/>'), 'ERR_IMAGE_FORMAT', 'root element svg, found rss'],
  ['a PDF', () => Buffer.from('%PDF-1.7\n'), 'ERR_IMAGE_FORMAT', 'a PDF'],
  ['a HEIC', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'ERR_IMAGE_FORMAT', 'a HEIC image'],
  ['a data URI', () => Buffer.from('data:image/png;base64,iVBORw0KGgo='), 'ERR_IMAGE_FORMAT', 'a data URI'],
  ['a beginning', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'ERR_IMAGE_DECODE', 'header'],
  ['half a PNG', async () => half(await noise(300, 200).png().toBuffer()), 'ERR_IMAGE_DECODE', 'cut off'],
  ['half a JPEG', async () => half(await noise(300, 200).jpeg().toBuffer()), 'ERR_IMAGE_DECODE', 'cut off'],
  ['half a WebP', async () => half(await noise(300, 200).webp().toBuffer()), 'ERR_IMAGE_DECODE', ''],
  ['half a GIF', async () => half(await noise(300, 200).gif().toBuffer()), 'ERR_IMAGE_DECODE', ''],
  ['a PNG that claims 100,000 × 100,000', () => claimedPng(100_000, 100_000), 'ERR_IMAGE_PIXELS', '100000 × 100000'],
  ['a PNG of 25,010,000 pixels', () => claimedPng(5_001, 5_001), 'ERR_IMAGE_PIXELS', '25000000'],
  ['too many bytes', () => new Uint8Array(MAX_SOURCE_BYTES + 1), 'ERR_IMAGE_BYTES', '16777216'],
]

function half(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.length / 2)
}

describe('what is no picture', () => {
  test.each(UNREADABLE)('such as %s is refused', async (_, make, code, message) => {
    const making = makeImageVariants('icon', await make())
    await expect(making).rejects.toMatchObject({ name: 'ImageError', code, message: expect.stringContaining(message) })
  })

  test('has no header to show', async () => {
    expect(await inspectImage(new Uint8Array())).toBeUndefined()
    expect(await inspectImage(Buffer.from('<svg'))).toBeUndefined()
    expect(await inspectImage(Uint8Array.of(0xff, 0xd8, 0xff))).toBeUndefined()
  })

  test('still shows its claims when only the pixels are wrong', async () => {
    expect(await inspectImage(claimedPng(100_000, 100_000))).toMatchObject({ width: 100_000, height: 100_000 })
  })
})
