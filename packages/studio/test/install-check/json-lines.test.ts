import { describe, expect, test } from 'vitest'
import { foldLines, markLines, readablePlace, shortenLine } from '../../src/install-check/json-lines.ts'
import type { ReportedFinding } from '../../src/install-check/report.ts'

const finding = (line: number, pointer?: string): ReportedFinding => ({
  rule: 'json-wrong-type',
  severity: 'error',
  isRefusal: true,
  line,
  ...(pointer !== undefined && { pointer }),
  message: 'wrong',
  onThePhone: 'Refused',
  fix: 'mend',
})

const numbersOf = (parts: readonly object[]) =>
  parts.map(part => ('count' in part ? part : Reflect.get(part, 'number')))

describe('marked lines', () => {
  test('are those that the server names', () => {
    const { isReflowed, lines } = markLines('{\r\n  "a": 1,\r\n  "b": 2\r\n}\r\n', [finding(3, '/b')])
    expect(isReflowed).toBe(false)
    expect(lines.map(({ marks, text }) => [text, marks.length])).toEqual([
      ['{', 0],
      ['  "a": 1,', 0],
      ['  "b": 2', 1],
      ['}', 0],
    ])
  })

  test('are found by their place where all of it was written as one line', () => {
    const source = JSON.stringify({ a: 'x'.repeat(400), list: [{ b: 1 }, { b: 2 }] })
    const { isReflowed, lines } = markLines(source, [finding(1, '/list/1/b')])
    expect(isReflowed).toBe(true)
    expect(lines.filter(({ marks }) => marks.length > 0).map(({ text }) => text.trim())).toEqual(['"b": 2'])
  })

  test('stay as they are where a long text is no JSON', () => {
    const { isReflowed, lines } = markLines(`{'a': '${'x'.repeat(400)}'}`, [finding(1)])
    expect([isReflowed, lines.length, lines[0]?.marks.length]).toEqual([false, 1, 1])
  })

  test('are not those of other files', () => {
    const { lines } = markLines('{}', [{ ...finding(1), file: 'manifest.json' }])
    expect(lines[0]?.marks).toEqual([])
  })
})

describe('folding', () => {
  const source = Array.from({ length: 400 }, (_, index) => `line ${index + 1}`).join('\n')
  const { lines } = markLines(source, [finding(200)])

  test('leaves out what is far from the beginning and from every mark', () => {
    const folded = foldLines(lines, () => false)
    expect(numbersOf(folded).filter(each => typeof each === 'object')).toEqual([
      { from: 25, count: 169 },
      { from: 207, count: 194 },
    ])
    expect(numbersOf(folded)).toContain(200)
  })

  test('shows a gap that was opened', () => {
    const folded = foldLines(lines, ({ from }) => from === 25)
    expect(folded.filter(part => 'count' in part)).toHaveLength(1)
    expect(numbersOf(folded).slice(0, 206)).toEqual(Array.from({ length: 206 }, (_, index) => index + 1))
  })

  test('shows a short text whole', () => {
    const short = lines.slice(0, 100)
    expect(foldLines(short, () => false)).toEqual(short)
  })
})

test('a line that goes on and on is cut, and says by how much', () => {
  expect(shortenLine('x'.repeat(1000))).toEqual({ text: 'x'.repeat(300), cut: 700 })
  expect(shortenLine('short')).toEqual({ text: 'short', cut: 0 })
})

test('places are told as people count', () => {
  expect(readablePlace('/storeCard/headerFields/0/value')).toBe('storeCard › headerFields › 1 › value')
})
