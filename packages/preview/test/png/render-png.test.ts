import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { drawPass, drawView, layoutWatch } from '../../src/index.ts'
import { PngError, renderPng } from '../../src/png/index.ts'
import { findIn } from '../barcodes/scan.ts'
import { field, layout, makeOptions, makePass } from '../support/preview.ts'
import { frontOf, SAMPLES, type Sample } from '../support/sample-passes.ts'

const FORMATS = {
  PKBarcodeFormatQR: 'QRCode',
  PKBarcodeFormatAztec: 'Aztec',
  PKBarcodeFormatPDF417: 'PDF417',
  PKBarcodeFormatCode128: 'Code128',
  PKBarcodeFormatCode39: 'Code39',
  PKBarcodeFormatCodabar: 'Codabar',
  PKBarcodeFormatEAN13: 'EAN13',
  PKBarcodeFormatI2of5: 'ITF',
} as const
const STYLES = ['boardingPass', 'coupon', 'eventTicket', 'generic', 'posterGeneric', 'storeCard'] as const

const CODES = [
  ['PKBarcodeFormatQR', 'MEMBER-0042'],
  ['PKBarcodeFormatPDF417', 'MEMBER-0042'],
  ['PKBarcodeFormatCode128', 'MEMBER-0042'],
  ['PKBarcodeFormatAztec', 'MEMBER-0042'],
  ['PKBarcodeFormatCode39', 'MEMBER-0042'],
  ['PKBarcodeFormatCodabar', 'A40156B'],
  ['PKBarcodeFormatEAN13', '4006381333931'],
  ['PKBarcodeFormatI2of5', '00123456'],
] as const

const scanned = async (svg: string, scale = 2) => await findIn((await renderPng(svg, { scale })).bytes)

describe('Codes are read out of the pictures of passes', () => {
  const withCodes = Object.entries(SAMPLES).flatMap(([name, sample]: [string, Sample]) =>
    sample.pass.barcodes && !sample.pass.nfc ? [[name, sample] as const] : [],
  )

  test.each(withCodes)('of the sample %s', async (_name, sample) => {
    const [code] = sample.pass.barcodes ?? []
    expect((await scanned(drawPass(frontOf(sample)))).map(({ text }) => text)).toEqual([code?.message])
  })

  // Where a code stands differs from style to style; how it is drawn does not.
  test.each(
    STYLES.flatMap(style =>
      CODES.slice(0, style === 'generic' ? CODES.length : 3).map(code => [style, ...code] as const),
    ),
  )('of the style %s with %s', async (style, format, message) => {
    const content = { primaryFields: [field('Name', 'Jane Sample')], transitType: 'PKTransitTypeBus' } as const
    const barcodes = [{ format, message, messageEncoding: 'iso-8859-1', altText: message }]
    const [found] = await scanned(drawPass(layout({ [style]: content, barcodes })), 3)
    expect(found?.format).toBe(FORMATS[format])
    expect(found?.text).toBe(message)
  })

  test.each(['boardingPass', 'generic', 'storeCard'] as const)('of the sample %s on Apple Watch', async name => {
    const { pass, options }: Sample = SAMPLES[name]
    const [code] = pass.barcodes ?? []
    expect((await scanned(drawView(layoutWatch(pass, options)))).map(({ text }) => text)).toEqual([code?.message])
  })

  test('but not out of a pass that is void', async () => {
    const svg = drawPass(layout({ generic: {}, voided: true, barcodes: SAMPLES.storeCard.pass.barcodes ?? [] }))
    expect(svg).toContain('fill-opacity="0.2"')
  })
})

describe('A picture', () => {
  const svg = drawPass(layout({ generic: { primaryFields: [field('Name', 'Jane Sample')] } }))

  test('has as many pixels as its points and scale say, twice as many unless said otherwise', async () => {
    expect(await renderPng(svg)).toMatchObject({ width: 750, height: 1070, missing: [] })
    expect(await renderPng(svg, { scale: 1 })).toMatchObject({ width: 375, height: 535 })
  })

  test('is the same each time, byte for byte', async () => {
    const [first, second] = [await renderPng(svg), await renderPng(svg)]
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
  })

  test.each([0, -1, 4.1, Number.NaN])('is not drawn at the scale %s', async scale => {
    await expect(renderPng(svg, { scale })).rejects.toThrow(RangeError)
  })

  test.each(['', 'no picture', '<svg', '<html/>'])('is not made of %j', async text => {
    await expect(renderPng(text)).rejects.toMatchObject({ name: 'PngError', code: 'ERR_PNG_DRAW' })
  })

  test('of more pixels than a screen could show is refused, and the next is drawn', async () => {
    const large = '<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="9000"/>'
    await expect(renderPng(large)).rejects.toThrow(PngError)
    await expect(renderPng(large)).rejects.toMatchObject({ code: 'ERR_PNG_SIZE' })
    expect((await renderPng(svg, { scale: 1 })).width).toBe(375)
  })
})

describe('Letters', () => {
  // Ink widths of the geometry page, section 14, of texts that the front draws at that size.
  test.each([
    ['Hello World', 'primary', 145.4],
    ['Ben Chatelain', 'primary', 175.7],
    ['Skyrider Mobile', 'logoText', 130.1],
    ['Demo Loyalty', 'logoText', 112.4],
  ] as const)('of %s in the %s are as wide as on a phone, within 4 %', async (text, place, expected) => {
    const parts =
      place === 'logoText' ? { logoText: text, generic: {} } : { generic: { primaryFields: [field('', text)] } }
    const [top, bottom] = place === 'logoText' ? [32, 60] : [90, 130]
    const { bytes } = await renderPng(drawPass(layout(parts)), { scale: 4 })
    const width = await inkWidth(bytes, top, bottom, 4)
    expect(Math.abs(width / expected - 1)).toBeLessThan(0.04)
  })

  test.each([
    ['Arabic', 'مرحبا بالعالم'],
    ['Hebrew', 'שלום עולם'],
    ['Thai', 'สวัสดี'],
    ['Devanagari', 'नमस्ते'],
    ['Greek', 'Καλημέρα'],
    ['Cyrillic', 'Здравствуйте'],
    ['emoji', '👩‍👩‍👧‍👦 ☕️ 🇩🇪'],
  ])('in %s come from fonts of the package', async (_script, text) => {
    const { missing } = await renderPng(drawPass(layout({ generic: { primaryFields: [field('', text)] } })), {
      scale: 1,
    })
    expect(missing).toEqual([])
  })

  test('that no font has are told, with the package that would bring them', async () => {
    const svg = drawPass(layout({ generic: { primaryFields: [field('', 'ქართული')] } }))
    expect((await renderPng(svg, { scale: 1 })).missing).toEqual([
      { script: 'Georgian', package: '@expo-google-fonts/noto-sans-georgian' },
    ])
  })

  test('stay in the place that they were measured for, in whatever script', async () => {
    for (const text of ['مرحبا بالعالم', 'שלום עולם 0042', 'สวัสดี 12', 'mixed שלום 👋 text', '東京タワー']) {
      const pass = makePass({ generic: { primaryFields: [{ key: 'a', value: text }] } })
      const from = frontOf({ pass, options: makeOptions() })
      const run = from.boxes.flatMap(({ texts = [] }) => texts)[0]
      const { bytes } = await renderPng(drawPass(from), { scale: 2 })
      const { left, right } = await inkEdges(bytes, 92, 128, 2)
      expect(left).toBeGreaterThan((run?.x ?? 0) - 2.5)
      expect(right).toBeLessThan((run?.x ?? 0) + (run?.width ?? 0) + 2.5)
    }
  })
})

async function inkWidth(png: Uint8Array, top: number, bottom: number, scale: number): Promise<number> {
  const { left, right } = await inkEdges(png, top, bottom, scale)
  return right - left
}

/** Where, from the card's left edge in points, something dark begins and ends between two heights of the picture. */
async function inkEdges(png: Uint8Array, top: number, bottom: number, scale: number) {
  const card = { left: 18 * scale, top: top * scale, width: 339 * scale, height: (bottom - top) * scale }
  const { data, info } = await sharp(png).extract(card).greyscale().raw().toBuffer({ resolveWithObject: true })
  const columns = Array.from({ length: info.width }, (_, x) => x).filter(x =>
    Array.from({ length: info.height }, (_, y) => data[(y * info.width + x) * info.channels] ?? 255).some(
      grey => grey < 110,
    ),
  )
  const [first = 0, last = 0] = [columns[0], columns.at(-1)]
  return { left: 2 + first / scale, right: 2 + (last + 1) / scale }
}
