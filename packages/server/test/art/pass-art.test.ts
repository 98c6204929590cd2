import type { PreparedPassFiles } from '@billfold/pkpass'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { monogramStrokes } from '../../src/art/monogram.ts'
import { PassArt } from '../../src/art/pass-art.ts'

describe('the images of a pass', () => {
  test('come in every scale of their slot', async () => {
    const wide = await sharp({ create: { width: 900, height: 90, channels: 3, background: '#f00' } })
      .jpeg()
      .toBuffer()
    const uri = `data:image/jpeg;base64,${wide.toString('base64')}`
    const { entries } = await new PassArt().filesFor({ logoURL: uri, thumbnailURL: uri }, 'Example')
    const sizes = await Promise.all(
      entries.map(async ({ name, bytes }) => {
        const { width, height, format } = await sharp(bytes).metadata()
        return `${name} ${width}×${height} ${format}`
      }),
    )
    expect(sizes.sort()).toEqual([
      'icon.png 38×38 png',
      'icon@2x.png 76×76 png',
      'icon@3x.png 114×114 png',
      'logo.png 160×16 png',
      'logo@2x.png 320×32 png',
      'logo@3x.png 480×48 png',
      'thumbnail.png 90×60 png',
      'thumbnail@2x.png 180×120 png',
      'thumbnail@3x.png 270×180 png',
    ])
  })

  test('are made once for each design', async () => {
    const art = new PassArt()
    expect(await art.filesFor({ color: '#123456' }, 'A')).toBe(await art.filesFor({ color: '#123456' }, 'A'))
    expect(await art.filesFor({ color: '#123456' }, 'A')).not.toBe(await art.filesFor({ color: '#654321' }, 'A'))
  })

  test('refuse a small file that unpacks to a huge picture', async () => {
    const bomb = await sharp({ create: { width: 6_000, height: 6_000, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    await expect(new PassArt().filesFor({ iconURL: pngUri(bomb) }, 'A')).rejects.toMatchObject({
      code: 'ERR_IMAGE_INVALID',
      errors: [{ pointer: '/iconURL', message: expect.stringContaining('6000 × 6000') }],
    })
  })

  test.each([
    ['a web page', 'data:image/png;base64,PGh0bWw+', 'found a web page'],
    ['an SVG', 'data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=', 'must be a data URI such as data:image/png'],
    ['an SVG that says it is a PNG', 'data:image/png;base64,PHN2Zz48L3N2Zz4=', 'found an SVG'],
    ['an address', 'https://example.com/a.png', 'images are not fetched'],
    ['half a picture', 'data:image/jpeg;base64,/9j/4AAQSkZJRg==', 'Export it anew'],
    ['too many bytes', `data:image/png;base64,${'AAAA'.repeat(340_000)}`, '1000000 are the most'],
  ])('refuse %s, naming the field', async (_, uri, message) => {
    await expect(new PassArt().filesFor({ stripURL: uri }, 'A')).rejects.toMatchObject({
      code: 'ERR_IMAGE_INVALID',
      errors: [{ pointer: '/stripURL', code: 'invalid_image', message: expect.stringMatching(/^stripURL /) }],
      message: expect.stringContaining(message),
    })
  })

  test('put a transparent icon, and nothing else, on the colour of the pass', async () => {
    const transparent = { r: 0, g: 0, b: 0, alpha: 0 }
    const picture = await sharp({ create: { width: 300, height: 300, channels: 4, background: transparent } })
      .composite([
        { input: Buffer.from('<svg width="300" height="300"><circle cx="150" cy="150" r="60" fill="red"/></svg>') },
      ])
      .png()
      .toBuffer()
    const glyph = pngUri(picture)
    const { entries } = await new PassArt().filesFor({ iconURL: glyph, logoURL: glyph, color: '#123456' }, 'A')
    expect(await cornerOf(entries, 'icon@3x.png')).toEqual([0x12, 0x34, 0x56, 255])
    expect(await cornerOf(entries, 'logo@3x.png')).toEqual([0, 0, 0, 0])
  })
})

function pngUri(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`
}

/** Red, green, blue and alpha of the first pixel. */
async function cornerOf(entries: PreparedPassFiles['entries'], file: string): Promise<number[]> {
  const raw = await sharp(entries.find(({ name }) => name === file)?.bytes)
    .ensureAlpha()
    .raw()
    .toBuffer()
  return [...raw.subarray(0, 4)]
}

describe('a monogram', () => {
  test('shows the first letter, without its accent', () => {
    expect(monogramStrokes('  élan')).toBe(monogramStrokes('E'))
    expect(monogramStrokes('"7 Eleven"')).toBe(monogramStrokes('7'))
  })

  test('shows a card where the name begins in another script, or has no letter', () => {
    expect(monogramStrokes('東京 Metro')).toBe(monogramStrokes(''))
    expect(monogramStrokes('東京 Metro')).not.toBe(monogramStrokes('M'))
  })
})
