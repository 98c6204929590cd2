import { passSchema, type Style } from '@billfold/pkpass/schema'
import { type LayoutOptions, layoutBack, layoutPass, layoutRelevanceBanner } from '@billfold/preview'
import { describe, expect, test } from 'vitest'
import { placeCallouts } from '../../src/anatomy/callouts.ts'
import { partsOf } from '../../src/anatomy/parts.ts'
import { SPECIMENS, STYLE_CHOICE } from '../../src/anatomy/specimens.ts'
import { completed } from '../../src/document/completed.ts'

const NOW = new Date('2026-06-01T12:00:00Z')
const OPTIONS: LayoutOptions = {
  view: 'front',
  styleSet: 'ios27',
  screenWidthPt: 375,
  images: new Map(),
  localize: text => text,
  locale: 'en',
  timeZone: 'UTC',
  now: NOW,
}
const GAP = 48

const passOf = (style: Style) => passSchema.parse(completed(SPECIMENS[style].pass('Example', NOW)))

function frontOf(style: Style) {
  const { boxes, card, height, width } = layoutPass(passOf(style), OPTIONS)
  return { width, height, panels: [{ x: card.x, y: card.y, scale: 1, boxes }] }
}

describe('parts of the front', () => {
  test('are read row by row, from the leading side', () => {
    const ids = partsOf(frontOf('boardingPass'), 'boardingPass').map(({ id }) => id)
    expect(ids).toEqual([
      'logoText',
      'headerFields',
      'primaryFields',
      'transitType',
      'auxiliaryFields',
      'secondaryFields',
      'barcodes',
      'altText',
    ])
  })

  test('lead to the place that the designer shows', () => {
    const places = partsOf(frontOf('storeCard'), 'storeCard').map(({ id, place }) => [id, place])
    expect(Object.fromEntries(places)).toMatchObject({
      headerFields: '/storeCard/headerFields/0',
      barcodes: '/barcodes/0',
      altText: '/barcodes/0/altText',
    })
  })

  test('have one frame around all fields of a group', () => {
    const [auxiliary] = partsOf(frontOf('eventTicket'), 'eventTicket').filter(({ id }) => id === 'auxiliaryFields')
    expect(auxiliary?.boxes).toHaveLength(4)
    expect(auxiliary?.rect.width).toBeGreaterThan(300)
  })
})

test('the details have fields of the back, and not the small front beside them', () => {
  const { panels } = layoutBack(passOf('storeCard'), OPTIONS)
  const ids = partsOf({ panels }, 'storeCard').map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(['description', 'organizationName', 'backFields', 'action']))
  expect(ids).not.toContain('headerFields')
})

test('the Lock Screen names the pass by its description', () => {
  const { panels } = layoutRelevanceBanner(passOf('storeCard'), OPTIONS)
  expect(partsOf({ panels }, 'storeCard').map(({ id }) => id)).toEqual(
    expect.arrayContaining(['icon', 'description', 'relevantText']),
  )
})

describe.each(STYLE_CHOICE)('callouts of %s', style => {
  const front = frontOf(style)
  const parts = partsOf(front, style)
  const callouts = placeCallouts(parts, front, GAP)

  test('are one for each part, and never closer than the gap', () => {
    expect(callouts).toHaveLength(parts.length)
    for (const side of ['left', 'right']) {
      const places = callouts.filter(each => each.side === side).map(({ y }) => y)
      for (const [index, y] of places.entries()) {
        expect(y - (places[index - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(GAP - 1e-6)
      }
    }
  })

  test('have lines that cross no text of another part', () => {
    for (const { crossing, end, of, side } of callouts) {
      const others = parts.filter(part => part.id !== of.id && part.id !== 'barcodes').flatMap(({ boxes }) => boxes)
      const crossed = others.filter(
        box =>
          crossing > box.y &&
          crossing < box.y + box.height &&
          (side === 'left' ? box.x + box.width < end.x : box.x > end.x),
      )
      expect(crossed, of.id).toEqual([])
    }
  })
})
