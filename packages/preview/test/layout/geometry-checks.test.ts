import { describe, expect, test } from 'vitest'
import { drawPass } from '../../src/index.ts'
import { boxAt, boxOf, field, fields, layout, picture, QR, runOf } from '../support/preview.ts'

// The twenty checks of the geometry page, section 16, by their numbers.

const STYLES = ['boardingPass', 'coupon', 'eventTicket', 'generic', 'storeCard'] as const
type Style = (typeof STYLES)[number]

/** A pass of a style with a field in every group. */
function filled(style: Style) {
  const content = {
    headerFields: [field('gate', 'B12')],
    primaryFields: [field('from', 'PRG'), field('to', 'CDG')],
    secondaryFields: [field('seat', '14C'), field('zone', '2')],
    auxiliaryFields: [field('name', 'Jane'), field('class', 'Y')],
  }
  return style === 'boardingPass'
    ? { boardingPass: { ...content, transitType: 'PKTransitTypeAir' as const } }
    : { [style]: content }
}

function sizesIn(style: Style, group: string, values: readonly string[]) {
  const content = { [group]: values.map((value, index) => field(`l${index}`, value)) }
  const from = layout(
    style === 'boardingPass' ? { boardingPass: { ...content, transitType: 'PKTransitTypeAir' } } : { [style]: content },
  )
  return values.map((_, index) => runOf(boxAt(from, `/${style}/${group}/${index}`), 'value'))
}

describe('The twenty checks of a rendered picture', () => {
  test('1: the card is 343 by 503 points at 16; corners round by 10 or square by style', () => {
    for (const style of STYLES) {
      const { card, edge } = layout(filled(style))
      expect(card).toMatchObject({ x: 16, width: 343, height: 503 })
      const isRound = style !== 'coupon' && style !== 'eventTicket'
      expect('radius' in edge ? edge.radius : 0).toBe(isRound ? 10 : 0)
    }
    expect(layout(filled('generic'), {}, { screenWidthPt: 393 }).card).toMatchObject({ width: 361, height: 503 })
    expect(layout(filled('generic'), {}, { screenWidthPt: 414 }).card).toMatchObject({ width: 382, height: 560 })
  })

  test('2: a border of 1 point in black of 35 % follows the whole outline', () => {
    for (const style of STYLES) {
      const svg = drawPass(layout(filled(style)))
      const [outline = ''] = /<clipPath id="pass-0"><path d="([^"]+)"/.exec(svg)?.slice(1) ?? []
      // Twice as wide, and the outer half clipped by the same outline.
      expect(svg).toContain(
        `<path d="${outline}" fill="none" stroke="#000000" stroke-opacity="0.35" stroke-width="2" data-kind="border"`,
      )
    }
  })

  test('3: the logo stands at 13, 5 within 160 by 50; logo text begins 8 after it with its baseline at 35.8', () => {
    const from = layout({ ...filled('generic'), logoText: 'Demo' }, { 'logo@2x.png': picture(100, 100) })
    expect(boxOf(from, 'logo').rect).toEqual({ x: 13, y: 5, width: 50, height: 50 })
    expect(runOf(boxOf(from, 'logoText'), 'value')).toMatchObject({ x: 71, baseline: 35.8 })
    const wide = boxOf(layout(filled('generic'), { 'logo.png': picture(1000, 100) }), 'logo').rect
    expect(wide).toEqual({ x: 13, y: 22, width: 160, height: 16 })
  })

  test('4: logo text is 18 semibold in the foreground colour on one line', () => {
    const from = layout({ ...filled('generic'), logoText: 'De\nmo', foregroundColor: 'rgb(1,2,3)' })
    const run = runOf(boxOf(from, 'logoText'), 'value')
    expect(run).toMatchObject({ size: 18, weight: 'semibold', color: '#010203', text: 'De mo' })
  })

  test('5: the first header field ends at 328, the second 17 left of it; labels at 20, values of 21 regular at 40', () => {
    const from = layout({ generic: { headerFields: [field('gate', 'B12'), field('flight', 'SK 815')] } })
    const [first, second] = [boxAt(from, '/generic/headerFields/0'), boxAt(from, '/generic/headerFields/1')]
    expect(first.rect.x + first.rect.width).toBeCloseTo(328, 3)
    expect(second.rect.x + second.rect.width).toBeCloseTo(first.rect.x - 17, 3)
    for (const box of [first, second]) {
      expect(runOf(box, 'label')).toMatchObject({ baseline: 20, size: 11, weight: 'semibold' })
      expect(runOf(box, 'value')).toMatchObject({ size: 21, weight: 'regular' })
      expect(runOf(box, 'value').baseline).toBeCloseTo(40.1, 1)
    }
  })

  test('6: a header value wider than 112 shrinks, keeps its top at 20, and never overlaps the logo text', () => {
    const from = layout({
      logoText: 'Quite a long text for a logo',
      generic: { headerFields: [field('a', 'SOMETHING LONGER')] },
    })
    const box = boxAt(from, '/generic/headerFields/0')
    const run = runOf(box, 'value')
    expect(box.state).toBe('shrunk')
    expect(run.width).toBeLessThanOrEqual(112.01)
    expect(run.baseline - 0.952 * run.size).toBeCloseTo(20.1, 3)
    const logoText = boxOf(from, 'logoText').rect
    expect(logoText.x + logoText.width).toBeLessThanOrEqual(box.rect.x)
  })

  test('7: labels are upper-cased, 11 semibold, black where no colour is given, but for the one over a strip', () => {
    for (const style of STYLES) {
      for (const box of layout(filled(style)).boxes) {
        const label = box.texts?.find(run => run.role === 'label')
        if (!label) continue
        const isOverStrip = box.kind === 'primary' && (style === 'storeCard' || style === 'coupon')
        expect(label.text).toBe(isOverStrip ? 'from' : label.text.toUpperCase())
        expect(label).toMatchObject(isOverStrip ? { size: 18, weight: 'light' } : { size: 11, weight: 'semibold' })
        expect(label.color).toBe('#000000')
      }
    }
    const from = layout({ ...filled('generic'), labelColor: '#abcdef' })
    expect(runOf(boxOf(from, 'secondary'), 'label').color).toBe('#abcdef')
  })

  test('8: generic passes have 30 regular at 118 or 105, 21 light at 204.7, 16 light at 244.9, in two rows even above a square code', () => {
    const from = layout({ ...filled('generic'), barcodes: [QR] })
    const primary = runOf(boxOf(from, 'primary'), 'value')
    expect(primary).toMatchObject({ size: 30, weight: 'regular' })
    expect(primary.baseline).toBeCloseTo(118, 0)
    const unlabelled = layout({ generic: { primaryFields: [{ key: 'a', value: 'Jane' }] } })
    expect(runOf(boxOf(unlabelled, 'primary'), 'value').baseline).toBeCloseTo(104.9, 1)
    const [secondary, auxiliary] = [runOf(boxOf(from, 'secondary'), 'value'), runOf(boxOf(from, 'auxiliary'), 'value')]
    expect(secondary).toMatchObject({ size: 21, weight: 'light' })
    expect(auxiliary).toMatchObject({ size: 16, weight: 'light' })
    expect(Math.abs(secondary.baseline - 204.7)).toBeLessThan(0.3)
    expect(Math.abs(auxiliary.baseline - 244.9)).toBeLessThan(0.3)
  })

  test('9: the strip of store cards and coupons reaches from 65.5 to 197.2; the label stands below the value, as it is written', () => {
    for (const style of ['storeCard', 'coupon'] as const) {
      const strip = boxOf(layout(filled(style), { 'strip@2x.png': picture(750, 288) }), 'strip').rect
      expect(strip).toMatchObject({ x: 0, y: 65.5, width: 343 })
      expect(strip.y + strip.height).toBeCloseTo(197.2, 1)
      const bare = layout(filled(style))
      // The zone is kept without an image.
      expect(Math.abs(runOf(boxOf(bare, 'secondary'), 'label').baseline - 214.9)).toBeLessThan(0.5)
      const [label, value] = [runOf(boxOf(bare, 'primary'), 'label'), runOf(boxOf(bare, 'primary'), 'value')]
      expect(label).toMatchObject({ text: 'from', size: 18, weight: 'light', baseline: 158.1 })
      expect(label.baseline).toBeGreaterThan(value.baseline)
    }
    const onWiderPhone = layout(filled('storeCard'), {}, { screenWidthPt: 393 })
    expect(Math.abs(runOf(boxOf(onWiderPhone, 'secondary'), 'label').baseline - 222.3)).toBeLessThan(0.5)
  })

  test('10: the row of a store card is 26 light; four fields of ten capitals end at 13, their labels cut', () => {
    const short = layout(filled('storeCard'))
    expect(runOf(boxOf(short, 'secondary'), 'value')).toMatchObject({ size: 26, weight: 'light' })
    const baselineShort = runOf(boxOf(short, 'secondary'), 'value').baseline
    expect(Math.abs(baselineShort - 244.8)).toBeLessThan(0.5)
    const from = layout({
      storeCard: {
        secondaryFields: Array.from({ length: 4 }, (_, index) => ({
          ...field('POLICYHOLDER', 'ABCDEFGHIJ'),
          key: `k${index}`,
        })),
      },
    })
    for (let index = 0; index < 4; index += 1) {
      const box = boxAt(from, `/storeCard/secondaryFields/${index}`)
      expect(runOf(box, 'value').size).toBe(13)
      expect(runOf(box, 'label').text).toMatch(/^POLI.*…$/)
    }
  })

  test('11: event tickets have a notch of radius 40, 16.5 deep, chord 64; values of 21, 16, 14 regular at 98.5, 146.7, 193.8', () => {
    const from = layout(filled('eventTicket'))
    expect(from.edge).toEqual({ kind: 'notched', notchRadius: 40, notchCenterY: -23.5 })
    const svg = drawPass(from)
    const [, start, end] = /M0 0H([\d.]+)A40 40 0 0 0 ([\d.]+) 0/.exec(svg) ?? []
    expect(Number(end) - Number(start)).toBeCloseTo(64.7, 1)
    for (const [kind, size, baseline] of [
      ['primary', 21, 98.5],
      ['secondary', 16, 146.7],
      ['auxiliary', 14, 193.8],
    ] as const) {
      const run = runOf(boxOf(from, kind), 'value')
      expect(run).toMatchObject({ size, weight: 'regular' })
      expect(Math.abs(run.baseline - baseline)).toBeLessThan(0.3)
    }
  })

  test('12: boarding passes have bites of radius 5 at 126; values of 40 light share one size around 103, the icon between them at 87', () => {
    const from = layout(filled('boardingPass'))
    expect(from.edge).toMatchObject({ biteRadius: 5, biteCenterY: 126 })
    const [origin, destination] = [0, 1].map(index =>
      runOf(boxAt(from, `/boardingPass/primaryFields/${index}`), 'value'),
    )
    expect(origin).toMatchObject({ size: 40, weight: 'light', x: 15 })
    expect(origin?.baseline).toBeCloseTo(117.3, 1)
    expect((destination?.x ?? 0) + (destination?.width ?? 0)).toBeCloseTo(328, 3)
    const icon = boxOf(from, 'transitIcon').rect
    expect(icon).toMatchObject({ y: 87, width: 37.6, height: 34 })
    expect(icon.x + icon.width / 2).toBeCloseTo(171.5, 3)
    const shrunk = sizesIn('boardingPass', 'primaryFields', ['Prague Intl', 'CDG'])
    expect(new Set(shrunk.map(run => run.size)).size).toBe(1)
    for (const run of shrunk) expect(run.baseline - 0.3525 * run.size).toBeCloseTo(103.2, 1)
    expect(shrunk[0]?.size).toBeLessThan(40)
  })

  test('13: boarding passes have auxiliary fields above secondary ones, and a footer of at most 286 by 15 above the panel', () => {
    const from = layout({ ...filled('boardingPass'), barcodes: [QR] }, { 'footer@2x.png': picture(572, 30) })
    expect(boxOf(from, 'auxiliary').rect.y).toBeLessThan(boxOf(from, 'secondary').rect.y)
    const [footer, panel] = [boxOf(from, 'footerImage').rect, boxOf(from, 'barcode').rect]
    expect(footer).toMatchObject({ width: 286, height: 15 })
    expect(footer.y + footer.height).toBeCloseTo(panel.y - 8, 3)
  })

  test('14: in every row the first text starts at 15, the last column ends at 328, and gaps are equal', () => {
    const values = ['Jane Sample', 'A', 'Tomorrow', '12']
    for (const [style, group] of [
      ['generic', 'secondaryFields'],
      ['generic', 'auxiliaryFields'],
      ['storeCard', 'secondaryFields'],
      ['eventTicket', 'secondaryFields'],
      ['boardingPass', 'auxiliaryFields'],
    ] as const) {
      const runs = sizesIn(style, group, values)
      expect(runs[0]?.x).toBe(15)
      const ends = runs.map(run => run.x + run.width)
      expect(ends.at(-1)).toBeLessThanOrEqual(328.01)
    }
    const from = layout({ generic: { secondaryFields: values.map((value, index) => ({ key: `${index}`, value })) } })
    const rects = values.map((_, index) => boxAt(from, `/generic/secondaryFields/${index}`).rect)
    const gaps = rects.slice(1).map((rect, index) => rect.x - (rects[index]?.x ?? 0) - (rects[index]?.width ?? 0))
    for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0] ?? 0, 3)
    expect((rects.at(-1)?.x ?? 0) + (rects.at(-1)?.width ?? 0)).toBeCloseTo(328, 3)
  })

  test('15: a fifth field in a row is absent; a single one stands left whatever its alignment', () => {
    expect(boxAt(layout({ eventTicket: { secondaryFields: fields(5) } }), '/eventTicket/secondaryFields/4').state).toBe(
      'hidden',
    )
    const alone = layout({ generic: { secondaryFields: [field('a', 'b', { textAlignment: 'PKTextAlignmentRight' })] } })
    expect(boxAt(alone, '/generic/secondaryFields/0').rect.x).toBeCloseTo(15, 6)
  })

  test('16: values of one row have one size, and keep the top of their line when they shrink', () => {
    const runs = sizesIn('generic', 'secondaryFields', ['x', 'A rather long value', 'Another long value'])
    expect(new Set(runs.map(run => run.size)).size).toBe(1)
    expect(runs[0]?.size).toBeLessThan(21)
    for (const run of runs) expect(run.baseline - 0.952 * run.size).toBeCloseTo(184.8, 3)
  })

  test('17: the panel of a QR code ends 14 above the card; version 1 takes 150 by 150, version 4 with a text 152 by 167', () => {
    const panel = (message: string, altText?: string) =>
      boxOf(layout({ generic: {}, barcodes: [{ ...QR, message, ...(altText ? { altText } : {}) }] }), 'barcode')
    const small = panel('0042')
    expect(small.rect).toMatchObject({ width: 150, height: 150, y: 503 - 14 - 150 })
    const large = panel('A'.repeat(88), 'M-0042')
    expect(large.rect.width).toBeCloseTo(152, 0)
    expect(large.rect.height).toBeCloseTo(167, 0)
    for (const box of [small, large]) {
      const [shape] = box.shapes ?? []
      const module = shape?.scaleX ?? 0
      // An even number of a phone's pixels, of which a point has three.
      expect(((module * 3) / 2) % 1).toBeCloseTo(0, 6)
      // Light on both sides together.
      expect(2 * ((shape?.at.x ?? 0) - box.rect.x)).toBeGreaterThanOrEqual(2.5 * module)
      expect(box.surfaces?.[0]).toMatchObject({ color: '#ffffff', radius: 4, opacity: 1 })
    }
  })

  test('18: Code 128 takes 257 by 91 or 76, PDF417 268 by 98 to 106, both 31 above the card; texts are 14 regular black, cut, not shrunk', () => {
    const panel = (format: 'PKBarcodeFormatCode128' | 'PKBarcodeFormatPDF417', altText?: string) =>
      boxOf(
        layout({
          generic: {},
          barcodes: [{ format, message: 'ABC1234567', messageEncoding: 'iso-8859-1', ...(altText ? { altText } : {}) }],
        }),
        'barcode',
      )
    expect(panel('PKBarcodeFormatCode128').rect).toMatchObject({ width: 257, height: 76, y: 503 - 31 - 76 })
    expect(panel('PKBarcodeFormatCode128', 'M-0042').rect).toMatchObject({ width: 257, height: 91 })
    const stacked = panel('PKBarcodeFormatPDF417', 'M-0042').rect
    expect(stacked.width).toBe(268)
    expect(stacked.height).toBeGreaterThanOrEqual(98)
    expect(stacked.height).toBeLessThanOrEqual(106)
    expect(stacked.y + stacked.height).toBeCloseTo(503 - 31, 3)
    const long = panel('PKBarcodeFormatCode128', '1234567890'.repeat(5))
    expect(long.rect.width).toBe(290)
    expect(runOf(long, 'value')).toMatchObject({ size: 14, weight: 'regular', color: '#000000', state: 'cut' })
    // Measured: 31 digits.
    expect(Math.abs(runOf(long, 'value').text.length - 1 - 31)).toBeLessThanOrEqual(1)
  })

  test('19: an event ticket with a background shows it blurred and darkened, values white, labels in their colour', () => {
    const from = layout(
      { ...filled('eventTicket'), foregroundColor: '#112233', labelColor: '#445566', backgroundColor: '#ff0000' },
      { 'background@2x.png': picture(360, 440) },
    )
    const background = boxOf(from, 'background')
    expect(background.picture?.blur).toBe(15)
    expect(background.rect).toEqual({ x: 0, y: 0, width: 343, height: 503 })
    const { x, y, width, height } = background.picture?.rect ?? background.rect
    // Over the card on all sides: nothing of the colour behind shows.
    expect([x <= -15, y <= -15, x + width >= 358, y + height >= 518]).toEqual([true, true, true, true])
    expect(boxOf(from, 'darkening').surfaces?.[0]).toMatchObject({ color: '#000000', opacity: 0.3 })
    for (const kind of ['header', 'primary', 'secondary', 'auxiliary'] as const) {
      expect(runOf(boxOf(from, kind), 'value').color).toBe('#ffffff')
      expect(runOf(boxOf(from, kind), 'label').color).toBe('#445566')
    }
  })

  test('20: voided and expired passes have the code at 20 % with a sentence below it, and everything else as it is', () => {
    const pass = { ...filled('generic'), barcodes: [{ ...QR, altText: 'M-0042' }] }
    const valid = layout(pass)
    for (const ended of [{ voided: true }, { expirationDate: '2026-05-31T10:00:00Z' }]) {
      const from = layout({ ...pass, ...ended })
      const code = boxOf(from, 'barcode')
      expect(code.shapes?.[0]?.opacity).toBe(0.2)
      expect(runOf(code, 'value')).toMatchObject({ text: 'This pass has expired', state: 'shown' })
      const others = (all: typeof valid) => all.boxes.filter(({ kind }) => kind !== 'barcode')
      expect(others(from)).toEqual(others(valid))
    }
    expect(
      boxOf(layout({ ...pass, expirationDate: '2026-06-02T10:00:00Z' }), 'barcode').shapes?.[0],
    ).not.toHaveProperty('opacity')
  })
})
