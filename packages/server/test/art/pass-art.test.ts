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
      'thumbnail.png 90×9 png',
      'thumbnail@2x.png 180×18 png',
      'thumbnail@3x.png 270×27 png',
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
    const uri = `data:image/png;base64,${bomb.toString('base64')}`
    await expect(new PassArt().filesFor({ iconURL: uri }, 'A')).rejects.toMatchObject({ code: 'ERR_IMAGE_INVALID' })
  })
})

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
