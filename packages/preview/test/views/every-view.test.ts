import type { Pass } from '@billfold/pkpass/schema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  drawPass,
  drawView,
  layoutBack,
  layoutContactSheet,
  layoutLockScreenBanner,
  layoutPass,
  layoutRelevanceBanner,
  layoutShareCard,
  layoutStack,
  layoutWatch,
  type ViewLayout,
  type ViewOptions,
} from '../../src/index.ts'
import { HOSTILE } from '../support/hostile-texts.ts'
import { optionsArbitrary, passArbitrary } from '../support/pass-arbitrary.ts'
import { field, makeOptions, makePass, picture, QR } from '../support/preview.ts'
import { activeContent, readXml } from '../support/read-xml.ts'

type View = (pass: Pass, options: ViewOptions) => ViewLayout

const VIEWS: Readonly<Record<string, View>> = {
  back: layoutBack,
  'dark back': (pass, options) => layoutBack(pass, { ...options, appearance: 'dark', updatedAt: options.now }),
  stack: (pass, options) =>
    layoutStack(
      [pass, pass].map(one => ({ pass: one, ...options })),
      options,
    ),
  lockScreenBanner: (pass, options) => layoutLockScreenBanner(before(pass), pass, options),
  relevanceBanner: layoutRelevanceBanner,
  watch: layoutWatch,
  'small watch': (pass, options) => layoutWatch(pass, { ...options, watchSize: '40mm' }),
  shareCard: layoutShareCard,
  contactSheet: (pass, options) => layoutContactSheet(pass, { ...options, oldPass: before(pass) }),
}

/** The pass as it was before everything in it changed. */
function before(pass: Pass): Pass {
  const older = (fields: readonly { readonly key: string }[] | undefined) =>
    fields?.map(({ key }) => ({ key, value: 'before' })) ?? []
  return { ...pass, generic: { ...pass.generic, backFields: older(pass.generic?.backFields) } }
}

describe.each(Object.entries(VIEWS))('Any valid pass, in the view %s,', (_name, view) => {
  test('is drawn as well-formed XML without anything active, its boxes with a reason unless they are simply shown', () => {
    fc.assert(
      fc.property(passArbitrary, optionsArbitrary, (pass, options) => {
        const layout = view(pass, options)
        expect(activeContent(drawView(layout))).toEqual([])
        for (const { boxes } of layout.panels) {
          for (const box of boxes)
            expect([box.kind, box.reason === undefined]).toEqual([box.kind, box.state === 'shown'])
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('Details and watch of any valid pass', () => {
  test('have each of its fields that they are for, drawn or told to be hidden', () => {
    fc.assert(
      fc.property(passArbitrary, optionsArbitrary, (pass, options) => {
        const { name, boxes } = layoutPass(pass, { ...options, view: 'front' })
        const style =
          name === 'posterEventTicket' ? 'eventTicket' : name === 'semanticBoardingPass' ? 'boardingPass' : name
        const content = pass[style] ?? {}
        const details = pointersOf(layoutBack(pass, options))
        const watch = pointersOf(layoutWatch(pass, options))
        for (const index of (content.backFields ?? []).keys())
          expect(details).toContain(`/${style}/backFields/${index}`)
        for (const { state, pointer } of boxes) {
          if (state === 'hidden' && pointer?.startsWith(`/${style}/`)) expect(details).toContain(pointer)
        }
        for (const group of [
          'headerFields',
          'primaryFields',
          'secondaryFields',
          'auxiliaryFields',
          'footerFields',
        ] as const) {
          for (const index of (content[group] ?? []).keys()) expect(watch).toContain(`/${style}/${group}/${index}`)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('keep texts within their panels', () => {
    fc.assert(
      fc.property(passArbitrary, optionsArbitrary, (pass, options) => {
        for (const layout of [layoutBack(pass, options), layoutWatch(pass, options), layoutShareCard(pass, options)]) {
          for (const { boxes, width, height } of layout.panels) {
            for (const { x, width: taken, baseline } of boxes.flatMap(box => box.texts ?? [])) {
              expect(x).toBeGreaterThanOrEqual(-0.02)
              expect(x + taken).toBeLessThanOrEqual(width + 0.02)
              expect(baseline).toBeLessThanOrEqual(height)
            }
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('Hostile passes', () => {
  test.each(HOSTILE)('%j in every text gives well-formed pictures that do nothing', text => {
    const hostile = field(text, text, { currencyCode: text, attributedValue: text, changeMessage: `${text}%@` })
    const pass = makePass({
      description: text,
      organizationName: text,
      logoText: text,
      foregroundColor: text,
      backgroundColor: text,
      webServiceURL: text,
      locations: [{ latitude: 0, longitude: 0, relevantText: text }],
      generic: {
        headerFields: [hostile, hostile],
        primaryFields: [hostile],
        secondaryFields: [hostile, hostile],
        backFields: [
          hostile,
          { ...hostile, key: 'b', attributedValue: `<a href="${text}" onclick="${text}">${text}</a>` },
        ],
        additionalInfoFields: [hostile],
      },
      barcodes: [{ ...QR, altText: text }],
    })
    const options = makeOptions({ 'icon.png': picture(38, 38), 'logo.png': picture(50, 50) })
    for (const view of Object.values(VIEWS)) expect(activeContent(drawView(view(pass, options)))).toEqual([])
  })

  test('images that are none are not drawn in any view', () => {
    const image = { width: 38, height: 38, dataUri: 'data:image/svg+xml;base64,PHN2Zy8+' }
    const options = makeOptions({ 'icon.png': image, 'logo.png': image, 'background.png': image })
    const pass = makePass({ eventTicket: {}, locations: [{ latitude: 0, longitude: 0 }] })
    for (const view of Object.values(VIEWS)) expect(drawView(view(pass, options))).not.toContain('<image')
  })

  test('huge texts and very many fields take no longer than others', () => {
    const huge = field('L'.repeat(1_000_000), 'www.example.com +43 1 234 '.repeat(80_000))
    const many = Array.from({ length: 500 }, (_, index) => ({ ...huge, key: String(index) }))
    const pass = makePass({
      description: 'D'.repeat(1_000_000),
      generic: { headerFields: many.slice(0, 3), primaryFields: [huge], secondaryFields: many, backFields: many },
    })
    for (const [name, view] of Object.entries(VIEWS)) {
      const started = performance.now()
      const svg = drawView(view(pass, makeOptions()))
      expect([name, performance.now() - started < 6_000]).toEqual([name, true])
      expect(svg.length).toBeLessThan(2_500_000)
    }
  })
})

test('Names in a picture are unique, and begin as is asked', () => {
  const pass = makePass({ generic: {}, barcodes: [QR] })
  const svg = drawView(layoutContactSheet(pass, makeOptions()), { idPrefix: 'sheet' })
  const ids = readXml(svg).flatMap(({ attributes }) => attributes.id ?? [])
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^sheet-\d+$/)
  expect(() => drawPass(layoutPass(pass, { ...makeOptions(), view: 'front' }), { idPrefix: '"' })).toThrow(TypeError)
})

function pointersOf({ panels }: ViewLayout): readonly string[] {
  return panels.flatMap(({ name, boxes }) => (name === 'front' ? [] : boxes.flatMap(({ pointer }) => pointer ?? [])))
}
