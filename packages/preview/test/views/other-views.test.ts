import type { Pass } from '@billfold/pkpass/schema'
import { describe, expect, test } from 'vitest'
import {
  type Box,
  layoutContactSheet,
  layoutLockScreenBanner,
  layoutRelevanceBanner,
  layoutShareCard,
  layoutStack,
  layoutWatch,
  type ViewLayout,
} from '../../src/index.ts'
import { field, fields, makeOptions, makePass, picture, QR } from '../support/preview.ts'
import { OLD_STORE_CARD, SAMPLES } from '../support/sample-passes.ts'

const boxesOf = ({ panels }: ViewLayout): readonly Box[] => panels.flatMap(({ boxes }) => boxes)
const shown = (layout: ViewLayout) => boxesOf(layout).filter(({ state }) => state !== 'hidden')
const textsOf = (layout: ViewLayout) => shown(layout).flatMap(({ texts = [] }) => texts.map(({ text }) => text))
const stacked = (pass: Pass) => ({ pass, images: makeOptions().images, localize: makeOptions().localize })

describe('The pile', () => {
  const content = { headerFields: [field('Gate', 'B12')], primaryFields: [field('Name', 'Jane')] }
  const layout = layoutStack(
    [
      makePass({ logoText: 'Back', generic: content }),
      makePass({ logoText: 'Front', storeCard: content, barcodes: [QR] }),
    ].map(stacked),
    makeOptions(),
  )

  test('shows logo text and header fields of each pass, and says of everything else that it is covered', () => {
    expect(textsOf(layout)).toEqual(['Back', 'GATE', 'B12', 'Front', 'GATE', 'B12'])
    const hidden = boxesOf(layout).filter(({ state }) => state === 'hidden')
    expect(hidden.map(({ pointer, reason }) => [pointer, reason])).toEqual([
      ['/generic/primaryFields/0', 'covered'],
      ['/storeCard/primaryFields/0', 'covered'],
      ['/barcodes/0', 'covered'],
    ])
  })

  test('gives each pass 64 points, and says which pass a panel is of', () => {
    const [back, front] = layout.panels
    expect((front?.y ?? 0) - (back?.y ?? 0)).toBe(64)
    expect(layout.panels.map(({ pass }) => pass)).toEqual([0, 1])
  })

  test('ends when it is as high as 50 passes, and is drawn for none', () => {
    expect(layoutStack(Array(300).fill(stacked(makePass({ generic: {} }))), makeOptions()).panels).toHaveLength(50)
    expect(layoutStack([], makeOptions()).panels).toEqual([])
  })
})

describe('The banner of an update', () => {
  const withTier = (value: string, more = {}) =>
    makePass({ storeCard: { secondaryFields: [{ key: 'tier', value, ...more }] } })
  const banner = (before: Pass, after: Pass) => layoutLockScreenBanner(before, after, makeOptions())

  test('says what the one changed field says, with a pointer to it', () => {
    const layout = banner(withTier('Silver'), withTier('Gold', { changeMessage: 'You are %@ now' }))
    expect(textsOf(layout)).toEqual(['Example', 'now', 'You are Gold now'])
    expect(boxesOf(layout).find(({ kind }) => kind === 'message')?.pointer).toBe('/storeCard/secondaryFields/0')
  })

  test('does not come up without a message, and says why', () => {
    const reasonOf = (layout: ViewLayout) => boxesOf(layout).map(({ state, reason }) => [state, reason])
    expect(reasonOf(banner(withTier('Silver'), withTier('Gold')))).toEqual([['hidden', 'update-no-message']])
    expect(reasonOf(banner(withTier('Gold'), withTier('Gold')))).toEqual([['hidden', 'nothing-to-say']])
  })

  test('is cut after four lines', () => {
    const layout = banner(withTier('a'), withTier('b', { changeMessage: `${'very much to say '.repeat(40)}%@` }))
    const message = boxesOf(layout).find(({ kind }) => kind === 'message')
    expect(message).toMatchObject({ state: 'cut' })
    expect(message?.texts).toHaveLength(4)
    expect(message?.texts?.at(-1)?.text).toMatch(/…$/)
  })
})

describe('The suggestion of a relevant pass', () => {
  const date = '2026-06-01T16:30:00Z'
  const place = { latitude: 1, longitude: 1 }
  const suggestion = (parts: Partial<Pass>) => layoutRelevanceBanner(makePass(parts), makeOptions())
  const message = (layout: ViewLayout) => {
    const box = boxesOf(layout).find(({ kind }) => kind === 'message')
    return [box?.texts?.[0]?.text, box?.pointer, box?.reason]
  }

  test('has the text of a beacon before that of a place, and that before a date', () => {
    const beacons = [{ proximityUUID: 'A', relevantText: 'At the gate' }]
    const locations = [{ ...place }, { ...place, relevantText: 'At the shop' }]
    const relevantDates = [{ date }]
    expect(message(suggestion({ generic: {}, beacons, locations, relevantDates }))).toEqual([
      'At the gate',
      '/beacons/0/relevantText',
      undefined,
    ])
    expect(message(suggestion({ generic: {}, locations, relevantDates }))[0]).toBe('At the shop')
    expect(message(suggestion({ generic: {}, relevantDates }))).toEqual([
      'Today at 6:30 PM',
      '/relevantDates/0/date',
      undefined,
    ])
  })

  test('does not come up for a date alone with coupons and store cards, nor for passes without an occasion', () => {
    expect(message(suggestion({ coupon: {}, relevantDate: date }))[2]).toBe('location-style-needs-place')
    expect(message(suggestion({ storeCard: {}, relevantDate: date, locations: [place] }))[2]).toBe(undefined)
    expect(message(suggestion({ generic: {} }))[2]).toBe('nothing-to-say')
  })
})

describe('Apple Watch', () => {
  const watch = (parts: Partial<Pass>, images = {}) => layoutWatch(makePass(parts), makeOptions(images))
  const boxAt = (layout: ViewLayout, pointer: string) => boxesOf(layout).find(box => box.pointer === pointer)

  test('shows header, primary, secondary and auxiliary fields from top to bottom, two of a group on a line', () => {
    const layout = watch({
      generic: {
        headerFields: fields(1, 'h'),
        primaryFields: fields(1, 'p'),
        secondaryFields: fields(3, 's'),
        auxiliaryFields: fields(1, 'a'),
      },
    })
    const tops = ['header', 'primary', 'secondary', 'auxiliary'].map(
      group => boxAt(layout, `/generic/${group}Fields/0`)?.rect.y ?? 0,
    )
    expect(tops).toEqual(tops.toSorted((first, second) => first - second))
    expect(boxAt(layout, '/generic/secondaryFields/1')?.rect.y).toBe(
      boxAt(layout, '/generic/secondaryFields/0')?.rect.y,
    )
    expect(boxAt(layout, '/generic/secondaryFields/2')?.rect.y).toBeGreaterThan(
      boxAt(layout, '/generic/secondaryFields/1')?.rect.y ?? 0,
    )
  })

  test('shows auxiliary before secondary fields on boarding passes, and joins the labels of its places', () => {
    const layout = watch({
      boardingPass: {
        transitType: 'PKTransitTypeAir',
        primaryFields: [field('Prague', 'PRG'), field('Copenhagen', 'CPH')],
        secondaryFields: fields(1),
        auxiliaryFields: fields(1),
      },
    })
    expect(boxAt(layout, '/boardingPass/auxiliaryFields/0')?.rect.y).toBeLessThan(
      boxAt(layout, '/boardingPass/secondaryFields/0')?.rect.y ?? 0,
    )
    expect(textsOf(layout)).toEqual(expect.arrayContaining(['PRG', 'CPH', 'TO', 'Prague', 'Copenhagen']))
  })

  test('leaves out strip and thumbnail, links, texts below codes, and a Code 128, and says so', () => {
    const layout = watch(
      {
        storeCard: {
          primaryFields: [field('a', 'plain', { attributedValue: '<a href="https://example.com">linked</a>' })],
        },
        barcodes: [
          { ...QR, format: 'PKBarcodeFormatCode128' },
          { ...QR, altText: 'below' },
        ],
      },
      { 'strip.png': picture(375, 144), 'thumbnail.png': picture(90, 90) },
    )
    const reasons = boxesOf(layout).flatMap(({ kind, reason }) => (reason === undefined ? [] : [[kind, reason]]))
    expect(reasons).toEqual([
      ['barcode', 'barcode-code128-watch'],
      ['strip', 'image-watch-hidden'],
      ['thumbnail', 'image-watch-hidden'],
    ])
    expect(textsOf(layout)).toContain('plain')
    expect(textsOf(layout)).not.toContain('below')
    expect(boxAt(layout, '/barcodes/1')?.state).toBe('shown')
  })

  test('turns wide codes upright', () => {
    const layout = watch({ generic: {}, barcodes: [{ ...QR, format: 'PKBarcodeFormatPDF417' }] })
    expect(boxAt(layout, '/barcodes/0')?.shapes?.[0]?.isTurned).toBe(true)
    const { width = 0, height = 0 } = boxAt(layout, '/barcodes/0')?.rect ?? {}
    expect(height).toBeGreaterThan(2 * width)
  })
})

describe('The share card', () => {
  const { pass, options } = SAMPLES.storeCard

  test('has the size that readers of links want, the front of the pass, and what it is', () => {
    const layout = layoutShareCard(pass, options)
    expect([layout.width, layout.height]).toEqual([1200, 630])
    expect(textsOf(layout)).toEqual(expect.arrayContaining(['Bayroast Coffee', 'Coffee card, Bayroast', '$21.75']))
  })

  test('leaves out the code unless it is asked for', () => {
    const codeOf = (layout: ViewLayout) => boxesOf(layout).find(({ kind }) => kind === 'barcode')
    expect(codeOf(layoutShareCard(pass, options))).toMatchObject({ state: 'hidden', reason: 'private' })
    expect(codeOf(layoutShareCard(pass, { ...options, showCode: true }))).toMatchObject({ state: 'shown' })
  })
})

describe('The contact sheet', () => {
  const { pass, options } = SAMPLES.storeCard

  test('has all views of a pass, none over another', () => {
    const layout = layoutContactSheet(pass, { ...options, oldPass: OLD_STORE_CARD })
    expect(textsOf(layout)).toEqual(
      expect.arrayContaining([
        'Front',
        'Details',
        'In the pile',
        'Update on the Lock Screen',
        'Apple Watch',
        'Share card',
      ]),
    )
    // A store card has no suggestion for a date alone.
    expect(textsOf(layout)).not.toContain('Suggestion on the Lock Screen')
    const grounds = layout.panels.filter(({ boxes, hasShadow }) => boxes.length === 0 && !hasShadow)
    const overlaps = grounds.flatMap(one =>
      grounds.filter(
        other =>
          other !== one &&
          one.x < other.x + other.width * other.scale &&
          other.x < one.x + one.width * one.scale &&
          one.y < other.y + other.height * other.scale &&
          other.y < one.y + one.height * one.scale,
      ),
    )
    expect(overlaps).toEqual([])
  })
})
