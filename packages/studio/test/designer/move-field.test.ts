import { describe, expect, test } from 'vitest'
import { moveField } from '../../src/designer/form/move-field.ts'
import { createDocument, editDocument } from '../../src/document/pass-document.ts'

const TEXT = '{"generic":{"headerFields":[{"key":"a"}],"primaryFields":[{"key":"b"},{"key":"c"},{"key":"d"}]}}'

function moved(from: string, list: string, index: number) {
  const document = createDocument({ text: TEXT })
  const { edits, place } = moveField(document.content, from, list, index)
  return { place, content: editDocument(document, { kind: 'json', edits }).content }
}

describe('a field that is moved', () => {
  test.each([
    ['/generic/primaryFields/0', 2, ['c', 'd', 'b']],
    ['/generic/primaryFields/2', 0, ['d', 'b', 'c']],
    ['/generic/primaryFields/0', 9, ['c', 'd', 'b']],
    ['/generic/primaryFields/1', 1, ['b', 'c', 'd']],
  ])('changes places with the others of its area: %s to %i', (from, index, keys) => {
    const { content, place } = moved(from, '/generic/primaryFields', index)
    expect(content).toMatchObject({ generic: { primaryFields: keys.map(key => ({ key })) } })
    expect(place).toBe(`/generic/primaryFields/${Math.min(index, 2)}`)
  })

  test('leaves its area for its place in another', () => {
    const { content, place } = moved('/generic/primaryFields/1', '/generic/headerFields', 0)
    expect(content).toEqual({
      generic: { headerFields: [{ key: 'c' }, { key: 'a' }], primaryFields: [{ key: 'b' }, { key: 'd' }] },
    })
    expect(place).toBe('/generic/headerFields/0')
  })

  test('opens an area that the pass does not have', () => {
    const { content, place } = moved('/generic/headerFields/0', '/generic/backFields', 0)
    expect(content).toMatchObject({ generic: { headerFields: [], backFields: [{ key: 'a' }] } })
    expect(place).toBe('/generic/backFields/0')
  })

  test('stays where it is when it is gone', () => {
    expect(moved('/generic/primaryFields/7', '/generic/headerFields', 0).content).toEqual(JSON.parse(TEXT))
  })
})
