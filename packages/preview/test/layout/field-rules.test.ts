import type { Pass } from '@billfold/pkpass/schema'
import { describe, expect, test } from 'vitest'
import type { PassLayout } from '../../src/index.ts'
import { boxAt, boxOf, field, fields, layout, picture, QR, runOf } from '../support/preview.ts'

// How many fields each style draws, and what becomes of the others (layout, section 2).

const PDF417 = { ...QR, format: 'PKBarcodeFormatPDF417' } as const

function drawnIn(from: PassLayout, group: string): number {
  return from.boxes.filter(box => box.pointer?.includes(`/${group}/`) && box.state !== 'hidden').length
}

function reasonsIn(from: PassLayout, group: string): (string | undefined)[] {
  return from.boxes.filter(box => box.pointer?.includes(`/${group}/`) && box.state === 'hidden').map(box => box.reason)
}

const CLASSIC = ['boardingPass', 'coupon', 'eventTicket', 'generic', 'storeCard'] as const

function styled(style: (typeof CLASSIC)[number], groups: Partial<NonNullable<Pass['generic']>>): Partial<Pass> {
  return style === 'boardingPass'
    ? { boardingPass: { ...groups, transitType: 'PKTransitTypeAir' } }
    : { [style]: groups }
}

describe('[layout-header-count]', () => {
  test.each(CLASSIC)('%s draws three header fields and reports the fourth', style => {
    const from = layout(styled(style, { headerFields: fields(4) }))
    expect(drawnIn(from, 'headerFields')).toBe(3)
    expect(reasonsIn(from, 'headerFields')).toEqual(['layout-header-count'])
  })

  test('a generic poster draws one header field', () => {
    const from = layout({ posterGeneric: { headerFields: fields(2) } })
    expect(drawnIn(from, 'headerFields')).toBe(1)
    expect(reasonsIn(from, 'headerFields')).toEqual(['layout-header-count'])
  })
})

describe('[layout-primary-count]', () => {
  test.each([
    ['boardingPass', 2],
    ['coupon', 1],
    ['eventTicket', 1],
    ['generic', 1],
    ['storeCard', 1],
  ] as const)('%s draws %i', (style, count) => {
    const from = layout(styled(style, { primaryFields: fields(count + 1) }))
    expect(drawnIn(from, 'primaryFields')).toBe(count)
    expect(reasonsIn(from, 'primaryFields')).toEqual(['layout-primary-count'])
  })

  test('a generic poster draws four', () => {
    const from = layout({ posterGeneric: { primaryFields: fields(5) } })
    expect(drawnIn(from, 'primaryFields')).toBe(4)
  })
})

describe('[layout-secondary-count]', () => {
  test.each(['boardingPass', 'eventTicket', 'generic'] as const)('%s draws four', style => {
    const from = layout(styled(style, { secondaryFields: fields(6) }))
    expect(drawnIn(from, 'secondaryFields')).toBe(4)
    expect(reasonsIn(from, 'secondaryFields')).toEqual(['layout-secondary-count', 'layout-secondary-count'])
  })
})

describe('[layout-auxiliary-count]', () => {
  test.each([
    ['boardingPass', 5],
    ['eventTicket', 4],
    ['generic', 4],
  ] as const)('%s draws %i', (style, count) => {
    const from = layout(styled(style, { auxiliaryFields: fields(count + 1) }))
    expect(drawnIn(from, 'auxiliaryFields')).toBe(count)
    expect(reasonsIn(from, 'auxiliaryFields')).toEqual(['layout-auxiliary-count'])
  })

  test('an event ticket draws a second row of four, of the fields that ask for it', () => {
    const second = fields(5, 'second').map(inRow => ({ ...inRow, row: 1 }))
    const from = layout({ eventTicket: { auxiliaryFields: [...fields(4), ...second] } })
    expect(drawnIn(from, 'auxiliaryFields')).toBe(8)
    const [first, later] = ['/eventTicket/auxiliaryFields/0', '/eventTicket/auxiliaryFields/4'].map(pointer =>
      runOf(boxAt(from, pointer), 'value'),
    )
    expect((later?.baseline ?? 0) - (first?.baseline ?? 0)).toBeCloseTo(48.1, 3)
  })
})

describe('[layout-secondary-auxiliary-combined]', () => {
  test.each(['coupon', 'storeCard'] as const)('%s draws both groups in one row of four', style => {
    const from = layout(styled(style, { secondaryFields: fields(3), auxiliaryFields: fields(3, 'aux') }))
    expect([drawnIn(from, 'secondaryFields'), drawnIn(from, 'auxiliaryFields')]).toEqual([3, 1])
    expect(reasonsIn(from, 'auxiliaryFields')).toEqual(Array(2).fill('layout-secondary-auxiliary-combined'))
    const baselines = from.boxes.flatMap(box => (/second|aux/.test(box.kind) ? (box.texts ?? []) : []))
    expect(new Set(baselines.filter(run => run.role === 'value').map(run => run.baseline)).size).toBe(1)
  })
})

describe('[layout-generic-square-barcode]', () => {
  const content = { generic: { secondaryFields: fields(3), auxiliaryFields: fields(3, 'aux') } }

  test('a square code leaves room for four fields in both rows together', () => {
    for (const format of ['PKBarcodeFormatQR', 'PKBarcodeFormatAztec'] as const) {
      const from = layout({ ...content, barcodes: [{ ...QR, format }] })
      expect([drawnIn(from, 'secondaryFields'), drawnIn(from, 'auxiliaryFields')]).toEqual([3, 1])
      expect(reasonsIn(from, 'auxiliaryFields')).toEqual(Array(2).fill('layout-generic-square-barcode'))
    }
  })

  test('a wide code or none leaves both rows as they are', () => {
    for (const barcodes of [[PDF417], []]) {
      expect(drawnIn(layout({ ...content, barcodes }), 'auxiliaryFields')).toBe(3)
    }
  })
})

test('[layout-poster-footer-count] a generic poster draws the first footer field', () => {
  const from = layout({ posterGeneric: { footerFields: fields(2) } })
  expect(drawnIn(from, 'footerFields')).toBe(1)
  expect(reasonsIn(from, 'footerFields')).toEqual(['layout-poster-footer-count'])
})

test('[layout-poster-title-label] the first field of a generic poster is its title where it has no label', () => {
  const titled = layout({ posterGeneric: { primaryFields: [{ key: 'a', value: 'Library' }] } })
  expect(runOf(boxOf(titled, 'primary'), 'value')).toMatchObject({ size: 28, weight: 'bold' })
  const labelled = layout({ posterGeneric: { primaryFields: [field('Name', 'Jane')] } })
  expect(runOf(boxOf(labelled, 'primary'), 'value')).toMatchObject({ size: 17, weight: 'semibold' })
})

test('[style-unsupported-group] groups that a style does not draw are reported', () => {
  const poster = layout({ posterGeneric: { secondaryFields: fields(1), auxiliaryFields: fields(1, 'aux') } })
  expect(reasonsIn(poster, 'secondaryFields')).toEqual(['style-unsupported-group'])
  expect(reasonsIn(layout({ generic: { footerFields: fields(1) } }), 'footerFields')).toEqual([
    'style-unsupported-group',
  ])
})

test('[style-multiple-classic] fields of a second classic style are reported', () => {
  const from = layout({ coupon: {}, generic: { headerFields: fields(1) } })
  expect([from.name, boxAt(from, '/generic/headerFields/0').reason]).toEqual(['coupon', 'style-multiple-classic'])
})

describe('texts that do not fit', () => {
  const LONG = 'A value that is much too long for the place that it is given on any face of any pass'

  test('[layout-primary-long] a primary value shrinks, then is cut', () => {
    const shrunk = layout({ generic: { primaryFields: [field('a', 'Alexandra Hamilton-Smythe')] } })
    expect(boxOf(shrunk, 'primary')).toMatchObject({ state: 'shrunk', reason: 'layout-primary-long' })
    const cut = boxOf(layout({ generic: { primaryFields: [field('a', LONG)] } }), 'primary')
    expect(cut).toMatchObject({ state: 'cut', reason: 'layout-primary-long', title: `a: ${LONG}` })
    expect(runOf(cut, 'value').text).toMatch(/…$/)
  })

  test('[layout-row-text] values of a row shrink together, then are cut', () => {
    const from = layout({ generic: { secondaryFields: [field('a', LONG), field('b', 'x')] } })
    expect(boxAt(from, '/generic/secondaryFields/0')).toMatchObject({ state: 'cut', reason: 'layout-row-text' })
    expect(boxAt(from, '/generic/secondaryFields/1')).toMatchObject({ state: 'shrunk', reason: 'layout-row-text' })
  })

  test('[layout-label-long] labels are cut without shrinking', () => {
    const from = layout({ generic: { secondaryFields: [field(LONG, 'x'), field('b', 'y')] } })
    const box = boxAt(from, '/generic/secondaryFields/0')
    expect(box).toMatchObject({ state: 'cut', reason: 'layout-label-long' })
    expect(runOf(box, 'label')).toMatchObject({ size: 11, state: 'cut' })
    expect(runOf(box, 'value')).toMatchObject({ size: 21, state: 'shown' })
  })

  test('[layout-header-crowded] header fields beside a long logo text shrink and are cut, the text is cut as well', () => {
    const from = layout({ logoText: LONG, generic: { headerFields: [field('a', LONG), field('b', LONG)] } })
    expect(boxOf(from, 'logoText')).toMatchObject({ state: 'cut', reason: 'layout-logo-text-long' })
    expect(boxAt(from, '/generic/headerFields/1')).toMatchObject({ state: 'cut', reason: 'layout-header-crowded' })
    const rects = from.boxes.filter(box => box.kind === 'header' || box.kind === 'logoText').map(box => box.rect)
    const sorted = rects.sort((first, second) => first.x - second.x)
    for (const [index, rect] of sorted.slice(1).entries()) {
      const before = sorted[index]
      expect((before?.x ?? 0) + (before?.width ?? 0)).toBeLessThanOrEqual(rect.x + 0.01)
    }
  })

  test('a text without room for a letter is told to be hidden', () => {
    const from = layout(
      {
        logoText: 'Text',
        generic: {
          headerFields: [field('A LONG LABEL HERE', LONG), field('ANOTHER LABEL', LONG), field('THIRD LABEL', LONG)],
        },
      },
      { 'logo.png': picture(320, 100) },
    )
    expect(boxOf(from, 'logoText')).toMatchObject({ state: 'hidden', reason: 'layout-header-crowded' })
  })
})

describe('alignment and direction', () => {
  test('a row follows textAlignment within its columns, by script where it is natural', () => {
    const from = layout({
      generic: {
        secondaryFields: [
          field('a long label', 'x', { textAlignment: 'PKTextAlignmentRight' }),
          field('a long label', 'y', { textAlignment: 'PKTextAlignmentCenter' }),
          field('a long label', 'שלום'),
        ],
      },
    })
    const alignments = [0, 1, 2].map(
      index => runOf(boxAt(from, `/generic/secondaryFields/${index}`), 'value').alignment,
    )
    expect(alignments).toEqual(['right', 'center', 'right'])
  })
})

describe('texts', () => {
  test('are translated, and dates, numbers and amounts are written as the holder reads them', () => {
    const from = layout(
      {
        generic: {
          secondaryFields: [
            field('LABEL', 'KEY'),
            field('date', '2026-06-02T20:00:00Z', { dateStyle: 'PKDateStyleShort', timeStyle: 'PKDateStyleShort' }),
            field('price', 12.5, { currencyCode: 'EUR' }),
            field('when', '2026-06-02T12:00:00Z', { isRelative: true }),
          ],
        },
      },
      {},
      { locale: 'de-DE', localize: text => (text === 'KEY' ? 'Wert' : text) },
    )
    const texts = [0, 1, 2, 3].map(index => boxAt(from, `/generic/secondaryFields/${index}`).title)
    expect(texts).toEqual(['LABEL: Wert', 'date: 02.06.26, 22:00', 'price: 12,50\u00a0€', 'when: morgen'])
  })

  test('show attributedValue in the place of value, without its links', () => {
    const linked = field('a', 'plain', { attributedValue: 'see <a href="https://example.com">here</a>' })
    const from = layout({ generic: { secondaryFields: [linked] } })
    expect(runOf(boxAt(from, '/generic/secondaryFields/0'), 'value').text).toBe('see here')
  })
})

describe('images', () => {
  test('[image-strip-excludes] a strip on an event ticket leaves background and thumbnail out', () => {
    const images = {
      'strip.png': picture(375, 98),
      'background.png': picture(180, 220),
      'thumbnail.png': picture(90, 90),
    }
    const from = layout({ eventTicket: {} }, images)
    expect(boxOf(from, 'strip').rect.height).toBeCloseTo(89.6, 1)
    for (const kind of ['background', 'thumbnail'] as const) {
      expect(boxOf(from, kind)).toMatchObject({ state: 'hidden', reason: 'image-strip-excludes' })
    }
  })

  test('[image-thumbnail-aspect] a thumbnail is cropped beyond 2:3 and 3:2', () => {
    const rect = (width: number, height: number) =>
      boxOf(layout({ eventTicket: {} }, { 'thumbnail.png': picture(width, height) }), 'thumbnail').rect
    expect(rect(90, 90)).toMatchObject({ x: 238, y: 67, width: 90, height: 90 })
    expect(rect(60, 90)).toMatchObject({ x: 268, width: 60, height: 90 })
    expect(rect(300, 90).height).toBeCloseTo(60, 6)
  })

  test('the thumbnail of a generic pass is drawn 80 high, and keeps the primary value away', () => {
    const from = layout(
      { generic: { primaryFields: [field('a', 'Alexandra Hamilton-Smythe')] } },
      { 'thumbnail@2x.png': picture(180, 180) },
    )
    expect(boxOf(from, 'thumbnail').rect).toEqual({ x: 243, y: 77, width: 80, height: 80 })
    const { rect } = boxOf(from, 'primary')
    expect(rect.x + rect.width).toBeLessThanOrEqual(15 + 213.01)
  })

  test('a picture at the root goes before one of a language, and a language’s own before that of another region', () => {
    const [root, german, swiss] = [picture(90, 90), picture(80, 80), picture(70, 70)]
    const scale = (images: Record<string, typeof root>) =>
      layout({ generic: {} }, images, { locale: 'de-CH' }).boxes.find(({ kind }) => kind === 'logo')?.rect.width
    const localized = {
      'de.lproj/logo.png': { ...german, height: 40 },
      'de-CH.lproj/logo.png': { ...swiss, height: 140 },
    }
    expect(scale({ ...localized, 'logo.png': root })).toBe(50)
    expect(scale(localized)).toBe(25)
    expect(scale({ 'fr.lproj/logo.png': german })).toBe(50)
  })
})

describe('codes', () => {
  test('[barcode-new-format-alone] codes of iOS 27 are passed over before it', () => {
    const barcodes = [{ ...QR, format: 'PKBarcodeFormatEAN13' as const, message: '4006381333931' }, QR]
    const old = layout({ generic: {}, barcodes }, {}, { styleSet: 'ios18' })
    expect(boxAt(old, '/barcodes/0')).toMatchObject({ state: 'hidden', reason: 'barcode-new-format-alone' })
    expect(boxAt(old, '/barcodes/1').state).toBe('shown')
    expect(boxAt(layout({ generic: {}, barcodes }), '/barcodes/0').state).toBe('shown')
  })

  test('[barcode-ean13-digits] a message that a symbology cannot hold gives no code', () => {
    const from = layout({ generic: {}, barcodes: [{ ...QR, format: 'PKBarcodeFormatEAN13', message: 'letters' }] })
    expect(boxAt(from, '/barcodes/0')).toMatchObject({ state: 'hidden', reason: 'barcode-ean13-digits' })
  })

  test('[nfc-and-barcode] a contactless pass shows the symbol in the place of its code', () => {
    const nfc = { message: 'x', encryptionPublicKey: 'y' }
    const from = layout({ generic: {}, nfc, barcodes: [QR] })
    expect(boxOf(from, 'nfc').state).toBe('shown')
    expect(boxAt(from, '/barcodes/0')).toMatchObject({ state: 'hidden', reason: 'nfc-and-barcode' })
  })

  test('the deprecated barcode is drawn where there is no other', () => {
    expect(boxAt(layout({ generic: {}, barcode: QR }), '/barcode').state).toBe('shown')
  })
})
