import { describe, expect, test } from 'vitest'
import { type Box, layoutBack, type ViewLayout } from '../../src/index.ts'
import { detectData } from '../../src/views/detect-data.ts'
import { field, fields, makeOptions, makePass } from '../support/preview.ts'

function back(backFields: ReturnType<typeof field>[], more: Parameters<typeof makePass>[0] = {}): ViewLayout {
  return layoutBack(makePass({ generic: { backFields }, ...more }), makeOptions())
}

function boxesOf({ panels }: ViewLayout): readonly Box[] {
  return panels.find(({ name }) => name === 'back')?.boxes ?? []
}

function detectedIn(layout: ViewLayout) {
  return boxesOf(layout).flatMap(({ texts = [] }) =>
    texts.flatMap(({ text, detected }) => (detected === undefined ? [] : [[detected, text]])),
  )
}

describe('The details', () => {
  test('show all back fields below each other, in their order, label above value', () => {
    const boxes = boxesOf(back(fields(12))).filter(({ kind }) => kind === 'back')
    expect(boxes.map(({ pointer }) => pointer)).toEqual(
      Array.from({ length: 12 }, (_, index) => `/generic/backFields/${index}`),
    )
    for (const [index, { rect, texts = [] }] of boxes.entries()) {
      expect(rect.y).toBeGreaterThanOrEqual((boxes[index - 1]?.rect.y ?? 0) + (boxes[index - 1]?.rect.height ?? 0))
      expect(texts[0]?.baseline).toBeLessThan(texts[1]?.baseline ?? 0)
    }
  })

  test('wrap values at spaces, and where they have line ends', () => {
    const [box] = boxesOf(back([field('Hours', `Monday\nTuesday\r\n${'every other day '.repeat(12)}`)])).filter(
      ({ kind }) => kind === 'back',
    )
    const lines = box?.texts?.filter(({ role }) => role === 'value').map(({ text }) => text) ?? []
    expect(lines.slice(0, 2)).toEqual(['Monday', 'Tuesday'])
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines.slice(2)) expect(line).toMatch(/^(?:every|other|day)(?: (?:every|other|day))*$/)
  })

  test('make links of what attributedValue marks, and say nothing of where they lead', () => {
    const layout = back([
      field('Map', 'See the map', {
        attributedValue: 'See <a href="https://example.com/secret?a=1&amp;b=2">the map</a> &amp; go',
      }),
    ])
    expect(detectedIn(layout)).toEqual([['link', 'the map']])
    expect(JSON.stringify(layout)).not.toContain('example.com')
    expect(JSON.stringify(layout)).toContain('& go')
  })

  test('find web and mail addresses, telephone numbers, postal addresses and dates', () => {
    const layout = back([
      field('a', 'Call +43 1 234 56 78 or (415) 555-0132'),
      field('b', 'desk@example.com, www.example.com/a'),
      field('c', '12 Market Street, Springfield'),
      field('d', 'Lindenallee 12, 1010 Wien'),
      field('e', 'on 12 June 2026 at 19:30'),
    ])
    expect(detectedIn(layout)).toEqual([
      ['phone', '+43 1 234 56 78'],
      ['phone', '(415) 555-0132'],
      ['link', 'desk@example.com'],
      ['link', 'www.example.com/a'],
      ['address', '12 Market Street, Springfield'],
      ['address', 'Lindenallee 12, 1010 Wien'],
      ['calendarEvent', '12 June 2026 at 19:30'],
    ])
  })

  test.each(['Order 12', 'Gate B12, row 3', 'version 1.2.3', 'a.b', '1234', 'end.Next'])('find nothing in %j', text => {
    expect(detectData(text, undefined)).toEqual([])
  })

  test('find only what dataDetectorTypes names', () => {
    const text = 'www.example.com, +43 1 234 56 78'
    expect(detectedIn(back([field('a', text, { dataDetectorTypes: [] })]))).toEqual([])
    expect(
      detectedIn(back([field('a', text, { dataDetectorTypes: ['PKDataDetectorTypePhoneNumber'] })])).map(
        ([kind]) => kind,
      ),
    ).toEqual(['phone'])
  })

  test('have switches for a pass with a web service, and none for another', () => {
    const switches = (layout: ViewLayout) => boxesOf(layout).filter(({ kind }) => kind === 'switch')
    expect(switches(back([]))).toEqual([])
    expect(switches(back([], { webServiceURL: 'https://example.com' })).map(({ title }) => title)).toEqual([
      'Automatic Updates: on',
      'Allow Notifications: on',
    ])
  })

  test('offer to share the pass unless it is prohibited', () => {
    const actions = (layout: ViewLayout) =>
      boxesOf(layout).flatMap(({ kind, title }) => (kind === 'action' ? [title] : []))
    expect(actions(back([]))).toEqual(['Share Pass', 'Issuer Certificate', 'Remove Pass'])
    expect(actions(back([], { sharingProhibited: true, associatedStoreIdentifiers: [1] }))).toEqual([
      'Open App',
      'Issuer Certificate',
      'Remove Pass',
    ])
  })

  test('tell when the pass was last updated, in the zone of the phone', () => {
    const options = { ...makeOptions(), updatedAt: new Date('2026-05-31T22:30:00Z') }
    const note = boxesOf(layoutBack(makePass({ generic: {} }), options)).find(({ kind }) => kind === 'updated')
    expect(note?.title).toBe('Updated Jun 1, 2026, 12:30 AM')
  })

  test('show the fields that the front has no room for', () => {
    const pass = makePass({ storeCard: { secondaryFields: fields(6, 's') } })
    const pointers = boxesOf(layoutBack(pass, makeOptions())).flatMap(({ pointer }) => pointer ?? [])
    expect(pointers).toEqual(expect.arrayContaining(['/storeCard/secondaryFields/4', '/storeCard/secondaryFields/5']))
    expect(pointers).not.toContain('/storeCard/secondaryFields/3')
  })

  test('end somewhere, and tell what comes after', () => {
    const boxes = boxesOf(back(Array.from({ length: 60 }, (_, index) => field(`l${index}`, 'word '.repeat(500)))))
    const hidden = boxes.filter(({ state }) => state === 'hidden')
    expect(hidden.length).toBeGreaterThan(40)
    for (const { reason } of hidden) expect(reason).toBe('beyond-picture')
  })
})
