import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { makeImageVariants } from '../../src/images/index.ts'
import { IMAGE_SLOTS } from '../../src/schema/image-slots.ts'
import { halves, halvesPng, noise, pixelAt, pngChunks, sizeOf, svg } from './pictures.ts'

const RED = [255, 0, 0, 255]
const BLUE = [0, 0, 255, 255]

async function sizes(...args: Parameters<typeof makeImageVariants>): Promise<string[]> {
  const { files } = await makeImageVariants(...args)
  return Promise.all(Object.entries(files).map(async ([name, bytes]) => `${name} ${await sizeOf(bytes)}`))
}

async function rulesOf(...args: Parameters<typeof makeImageVariants>): Promise<string[]> {
  return (await makeImageVariants(...args)).findings.map(({ rule }) => rule)
}

describe('images made from one picture', () => {
  test('fill an exact slot in every scale, cropped at the centre', async () => {
    expect(await sizes('icon', await halvesPng(600, 300))).toEqual([
      'icon.png 38×38',
      'icon@2x.png 76×76',
      'icon@3x.png 114×114',
    ])
    const { files } = await makeImageVariants('icon', await halvesPng(600, 300))
    expect(await pixelAt(files['icon@3x.png'], 10, 57)).toEqual(RED)
    expect(await pixelAt(files['icon@3x.png'], 104, 57)).toEqual(BLUE)
  })

  test('have the documented size of each slot that has one', async () => {
    const source = await halvesPng(1200, 1600)
    for (const [name, slot] of Object.entries(IMAGE_SLOTS)) {
      if (slot.sizing !== 'exact') continue
      const { files } = await makeImageVariants(name, source, { scales: [2] })
      expect(await sizeOf(files[`${name}@2x.png`]), name).toBe(`${slot.size.widthPt * 2}×${slot.size.heightPt * 2}`)
    }
  })

  test('keep the whole picture in a maximum slot, and are exact multiples of each other', async () => {
    expect(await sizes('logo', await halvesPng(900, 97))).toEqual([
      'logo.png 160×17',
      'logo@2x.png 320×34',
      'logo@3x.png 480×51',
    ])
  })

  test('grow in a maximum slot to its minimum size, not beyond one point for each pixel', async () => {
    expect(await sizes('logo', await halvesPng(50, 20), { scales: [2] })).toEqual(['logo@2x.png 250×100'])
    expect(await sizes('footer', await halvesPng(80, 10), { scales: [1, 3] })).toEqual([
      'footer.png 80×10',
      'footer@3x.png 240×30',
    ])
    expect(await sizes('footer', svg('<rect/>', 'viewBox="0 0 80 10"'), { scales: [1] })).toEqual(['footer.png 120×15'])
  })

  test('crop a thumbnail to the proportions Wallet would crop it to', async () => {
    const { files, findings } = await makeImageVariants('thumbnail', await halvesPng(900, 300))
    expect(await sizeOf(files['thumbnail@3x.png'])).toBe('270×180')
    expect(findings).toMatchObject([{ rule: 'image-thumbnail-aspect', severity: 'warning', file: 'thumbnail.png' }])
    expect(await sizes('thumbnail', await halvesPng(400, 600), { scales: [1] })).toEqual(['thumbnail.png 60×90'])
  })

  test('come in the scales asked for, and only in those', async () => {
    expect(await sizes('icon', await halvesPng(200, 200), { scales: [3, 2] })).toEqual([
      'icon@2x.png 76×76',
      'icon@3x.png 114×114',
    ])
    await expect(makeImageVariants('icon', await halvesPng(9, 9), { scales: [] })).rejects.toThrow(TypeError)
  })

  test('keep the whole picture in an exact slot when asked, padded with nothing or with a colour', async () => {
    const source = await halvesPng(300, 100)
    const padded = await makeImageVariants('icon', source, { fit: 'contain' })
    expect(await pixelAt(padded.files['icon@3x.png'], 57, 2)).toEqual([0, 0, 0, 0])
    const onGreen = await makeImageVariants('icon', source, { fit: 'contain', background: 'rgb(0, 255, 0)' })
    expect(await sizeOf(onGreen.files['icon@3x.png'])).toBe('114×114')
    expect(await pixelAt(onGreen.files['icon@3x.png'], 57, 2)).toEqual([0, 255, 0, 255])
    expect(await pixelAt(onGreen.files['icon@3x.png'], 5, 57)).toEqual(RED)
  })

  test('keep transparency, and drop a channel that says nothing', async () => {
    const glyph = svg('<circle cx="50" cy="50" r="30" fill="red"/>')
    const { files } = await makeImageVariants('logo', glyph)
    expect(await pixelAt(files['logo@2x.png'], 0, 0)).toEqual([0, 0, 0, 0])
    const opaque = await makeImageVariants('logo', await halves(160, 50).ensureAlpha().png().toBuffer())
    expect((await sharp(opaque.files['logo.png']).metadata()).hasAlpha).toBe(false)
  })

  test('stand on the background colour where one is named', async () => {
    const { files, findings } = await makeImageVariants('icon', svg('<circle cx="50" cy="50" r="30" fill="red"/>'), {
      background: '#123456',
    })
    expect(await pixelAt(files['icon@2x.png'], 0, 0)).toEqual([0x12, 0x34, 0x56, 255])
    expect(findings).toEqual([])
  })

  test('are the same bytes each time', async () => {
    const source = await halves(701, 503).jpeg().toBuffer()
    const [first, second] = await Promise.all([makeImageVariants('strip', source), makeImageVariants('strip', source)])
    expect(second).toEqual(first)
  })

  test('are 8-bit PNGs without metadata', async () => {
    const source = await halves(400, 400)
      .withExif({ IFD0: { Copyright: 'Example', Software: 'Example' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
      .withIccProfile('p3')
      .withDensity(300)
      .jpeg()
      .toBuffer()
    const { files } = await makeImageVariants('icon', source)
    for (const png of Object.values(files)) {
      const chunks = pngChunks(png)
      expect(new Set(chunks.map(({ type }) => type))).toEqual(new Set(['IHDR', 'pHYs', 'IDAT', 'IEND']))
      // Width (4), height (4), bit depth, colour type 2: red, green and blue.
      expect([...(chunks[0]?.content.subarray(8, 10) ?? [])]).toEqual([8, 2])
    }
  })
})

describe('what came out but deserves a look', () => {
  test('is a picture smaller than the slot', async () => {
    const { findings } = await makeImageVariants('icon', await halvesPng(76, 76))
    expect(findings).toMatchObject([
      {
        rule: 'image-size-minimum',
        severity: 'info',
        file: 'icon@3x.png',
        message: 'The source of 76 × 76 pixels is enlarged in icon@3x.png',
      },
    ])
  })

  test('is more than a twentieth cut off', async () => {
    const { findings } = await makeImageVariants('strip', await halvesPng(2250, 738))
    expect(findings).toMatchObject([{ rule: 'image-size-exact', message: expect.stringContaining('lost 15 %') }])
    expect(await rulesOf('background', await halvesPng(1029, 1509), { style: 'eventTicket' })).toEqual([])
  })

  test('is a transparent icon, a narrow logo, a strip on an event ticket, a heavy file', async () => {
    expect(await rulesOf('icon', svg('<circle r="9"/>'))).toEqual(['image-transparent-icon'])
    expect(await rulesOf('logo', await halvesPng(60, 900))).toEqual(['image-size-minimum'])
    const strip = await halvesPng(1125, 432)
    expect(await rulesOf('strip', strip, { style: 'eventTicket' })).toEqual(['image-strip-event-ticket'])
    expect(await rulesOf('strip', strip, { style: 'storeCard' })).toEqual([])
    const heavy = await noise(1035, 1515).jpeg().toBuffer()
    expect(await rulesOf('background', heavy, { scales: [3] })).toEqual(['image-huge'])
  })

  test('is never that an SVG is small', async () => {
    const { files, findings } = await makeImageVariants(
      'strip',
      svg(
        '<path d="M0 0h1.3v1h-1.3z" fill="red"/><path d="M1.3 0h1.3v1h-1.3z" fill="blue"/>',
        'width="2.6" height="1" viewBox="0 0 2.6 1"',
      ),
    )
    expect(findings).toEqual([])
    // An edge drawn at the size of the file, not a drawing of one pixel enlarged.
    expect(await pixelAt(files['strip@3x.png'], 561, 200)).toEqual(RED)
    expect(await pixelAt(files['strip@3x.png'], 563, 200)).toEqual(BLUE)
  })
})

describe('a slot', () => {
  test('must exist, have a documented size and be drawn by the style', async () => {
    const source = await halvesPng(100, 100)
    await expect(makeImageVariants('banner', source)).rejects.toMatchObject({
      code: 'ERR_IMAGE_SLOT',
      message: expect.stringContaining('icon, logo'),
    })
    await expect(makeImageVariants('toString', source)).rejects.toMatchObject({ code: 'ERR_IMAGE_SLOT' })
    await expect(makeImageVariants('venueMap', source)).rejects.toMatchObject({ code: 'ERR_IMAGE_SLOT' })
    await expect(makeImageVariants('strip', source, { style: 'generic' })).rejects.toMatchObject({
      code: 'ERR_IMAGE_SLOT_STYLE',
      message: expect.stringContaining('not on generic'),
    })
  })
})
