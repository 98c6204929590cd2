import { describe, expect, test } from 'vitest'
import { drawPass } from '../../src/index.ts'
import { HOSTILE } from '../support/hostile-texts.ts'
import { draw, field, layout, PIXEL, picture, QR } from '../support/preview.ts'
import { activeContent, readXml } from '../support/read-xml.ts'

describe('A picture', () => {
  const svg = draw(
    {
      generic: { headerFields: [field('Gate', 'B12')], secondaryFields: [field('Name', 'Jane & Joe <3')] },
      logoText: 'Demo',
      barcodes: [QR],
    },
    { 'logo.png': picture(50, 50), 'thumbnail.png': picture(90, 90) },
  )

  test('is a standalone document with a title, and a name for everything that is read out', () => {
    const elements = readXml(svg)
    expect(elements[0]).toMatchObject({ name: 'svg', attributes: { role: 'group', 'aria-label': 'Example pass' } })
    const named = elements
      .filter(({ attributes }) => attributes.role === 'img')
      .map(({ attributes }) => attributes['aria-label'])
    expect(named).toEqual(expect.arrayContaining(['Gate: B12', 'Name: Jane & Joe <3', 'Demo', 'Code', 'Example']))
  })

  test('says of every field where it stands in the pass, and how it is shown', () => {
    const attributes = readXml(svg).map(element => element.attributes)
    expect(attributes).toContainEqual(
      expect.objectContaining({
        'data-pointer': '/generic/secondaryFields/0',
        'data-kind': 'secondary',
        'data-state': 'shown',
      }),
    )
  })

  test('is the same each time, and another only in its names for another prefix', () => {
    const from = layout({ coupon: { primaryFields: [field('a', 'b')] } }, { 'strip.png': picture(100, 10) })
    expect(drawPass(from)).toBe(drawPass(from))
    expect(drawPass(from, { idPrefix: 'other' }).replaceAll('other-', 'pass-')).toBe(drawPass(from))
    for (const idPrefix of ['', '1a', 'a b', 'a"', 'a)']) expect(() => drawPass(from, { idPrefix })).toThrow(TypeError)
  })
})

describe('Hostile passes', () => {
  test.each(HOSTILE)('%j in every text gives a well-formed picture that does nothing', text => {
    const hostile = field(text, text, { currencyCode: text, attributedValue: text })
    const groups = {
      headerFields: [hostile],
      primaryFields: [hostile, hostile],
      secondaryFields: [hostile],
      auxiliaryFields: [hostile],
    }
    const texts = {
      description: text,
      organizationName: text,
      logoText: text,
      foregroundColor: text,
      labelColor: text,
      backgroundColor: text,
      stripColor: text,
    }
    const barcodes = [{ ...QR, message: 'x', altText: text }]
    const images = { 'logo.png': picture(50, 50), 'strip.png': picture(375, 144) }
    for (const svg of [
      draw({ ...texts, barcodes, storeCard: groups }, images),
      draw({ ...texts, barcodes, boardingPass: { ...groups, transitType: 'PKTransitTypeAir' } }, images),
      draw({ ...texts, barcodes, posterGeneric: { ...groups, footerFields: [hostile] } }, images),
      draw(
        {
          ...texts,
          eventTicket: groups,
          nfc: { message: text, encryptionPublicKey: text },
          preferredStyleSchemes: ['posterEventTicket', text],
          semantics: {
            eventName: text,
            venueName: text,
            attendeeName: text,
            seats: [{ seatSectionColor: text, seatRow: text }],
          },
        },
        { 'artwork.png': picture(10, 10) },
      ),
    ]) {
      expect(activeContent(svg)).toEqual([])
    }
  })

  test.each([
    'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIG9ubG9hZD0iYWxlcnQoMSkiLz4=',
    `data:image/png;base64,${btoa('<svg onload="alert(1)"/>')}`,
    'http://example.com/logo.png',
    'javascript:alert(1)',
    `${PIXEL}" onload="alert(1)`,
    `${PIXEL}\n#<script>`,
    'data:text/html,<script>alert(1)</script>',
  ])('the image %j is not drawn', dataUri => {
    const svg = draw({ generic: {} }, { 'logo.png': { width: 50, height: 50, dataUri } })
    expect(svg).not.toContain('<image')
    expect(activeContent(svg)).toEqual([])
  })

  test('a JPEG that says it is a PNG is named by what it is', () => {
    const svg = draw(
      { generic: {} },
      { 'logo.png': { width: 9, height: 9, dataUri: 'data:image/png;base64,/9j/4AAQ' } },
    )
    expect(svg).toContain('href="data:image/jpeg;base64,/9j/4AAQ"')
  })

  test('sizes of images that are no sizes, and screens of no phone, still give a well-formed picture', () => {
    for (const [width, height] of [
      [0, 0],
      [1, 1e12],
      [1e-9, 5],
      [Number.NaN, 1],
      [Number.POSITIVE_INFINITY, 1],
    ] as const) {
      const images = { 'logo.png': { width, height, dataUri: PIXEL }, 'strip.png': { width, height, dataUri: PIXEL } }
      expect(activeContent(draw({ storeCard: {} }, images))).toEqual([])
    }
  })

  test('huge texts take no longer than others', () => {
    const huge = field('L'.repeat(1_000_000), 'V'.repeat(2_000_000))
    const content = { headerFields: Array(3).fill(huge), primaryFields: [huge], secondaryFields: Array(500).fill(huge) }
    const started = performance.now()
    const svg = draw({ generic: content, logoText: 'T'.repeat(1_000_000), description: 'D'.repeat(1_000_000) })
    expect(performance.now() - started).toBeLessThan(3_000)
    expect(svg.length).toBeLessThan(50_000)
  })
})
