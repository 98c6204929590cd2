import type { PreparedPassFiles } from '@billfold/pkpass'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { monogramStrokes } from '../../src/art/monogram.ts'
import { openImages } from '../../src/art/open-images.ts'
import type { ArtRequest } from '../../src/art/pass-art.ts'
import { OutsideError } from '../../src/outside/outside-error.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { TestClock } from '../support/test-app.ts'

let storage: Storage
let opened: ReturnType<typeof openImages>
beforeAll(async () => {
  storage = await openStorage('sqlite::memory:')
  opened = openImages({ storage, clock: new TestClock(), fetcher: { fetch } })
})
afterAll(async () => {
  opened.close()
  await storage.close()
})

/** The internet has no pictures here. */
async function fetch(): Promise<never> {
  throw new OutsideError('ERR_OUTSIDE_UNREACHABLE', 'Expected an answer from example.com, found none')
}

const filesFor = async (request: ArtRequest, name: string) =>
  await opened.art.filesFor(request, await opened.images.read(request), name)

describe('the images of a pass', () => {
  test('come in every scale of their slot', async () => {
    const wide = await sharp({ create: { width: 900, height: 90, channels: 3, background: '#f00' } })
      .jpeg()
      .toBuffer()
    const uri = `data:image/jpeg;base64,${wide.toString('base64')}`
    const { entries } = await filesFor({ logoURL: uri, thumbnailURL: uri }, 'Example')
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
    expect(await filesFor({ color: '#123456' }, 'A')).toBe(await filesFor({ color: '#123456' }, 'A'))
    expect(await filesFor({ color: '#123456' }, 'A')).not.toBe(await filesFor({ color: '#654321' }, 'A'))
  })

  test('are had anew when they were forgotten meanwhile', async () => {
    const picture = await sharp({ create: { width: 50, height: 50, channels: 3, background: '#0f0' } })
      .png()
      .toBuffer()
    const { entries } = await opened.art.filesFor({ logoURL: pngUri(picture) }, { '/logoURL': 'forgotten' }, 'A')
    expect(entries.map(({ name }) => name)).toContain('logo@3x.png')
  })

  test('refuse a small file that unpacks to a huge picture', async () => {
    const bomb = await sharp({ create: { width: 6_000, height: 6_000, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    await expect(filesFor({ iconURL: pngUri(bomb) }, 'A')).rejects.toMatchObject({
      code: 'ERR_IMAGE_INVALID',
      errors: [{ pointer: '/iconURL', message: expect.stringContaining('6000 × 6000') }],
    })
  })

  test.each([
    ['a web page', 'data:image/png;base64,PGh0bWw+', 'found a web page'],
    ['a text', 'data:text/plain,picture', 'Expected a data URI of an image'],
    ['an address that nobody answers at', 'https://example.com/a.png', 'found none'],
    ['half a picture', 'data:image/jpeg;base64,/9j/4AAQSkZJRg==', 'Export it anew'],
    ['too many bytes', `data:image/png;base64,${'AAAA'.repeat(340_000)}`, '1000000'],
  ])('refuse %s, naming the field', async (_, uri, message) => {
    await expect(filesFor({ stripURL: uri }, 'A')).rejects.toMatchObject({
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
    const { entries } = await filesFor({ iconURL: glyph, logoURL: glyph, color: '#123456' }, 'A')
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
