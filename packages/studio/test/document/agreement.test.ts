import { applyFix, checkPass } from '@billfold/pkpass/findings'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edit, type History, redo, startHistory, undo } from '../../src/document/history.ts'
import { createDocument, type DocumentEdit } from '../../src/document/pass-document.ts'
import { pointerOf } from '../../src/document/pointer.ts'

// A model that knows nothing of texts: the plain value, changed by path.

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Path = readonly (number | string)[]

interface Action {
  readonly edit: DocumentEdit
  readonly expected: Json
}

const key = fc.constantFrom('storeCard', 'label', 'value', 'a/b', 'c~d', 'quoted "key"', 'ünïcode', '__proto__', '')
const leaf: fc.Arbitrary<Json> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant('line\nbreak\t"quote"'),
)
const json = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.uniqueArray(fc.tuple(key, tie('value')), { maxLength: 3, selector: ([name]) => name }).map(Object.fromEntries),
  ),
})).value
const object = fc
  .uniqueArray(fc.tuple(key, json), { maxLength: 4, selector: ([name]) => name })
  .map((entries): Json => Object.fromEntries(entries))

/** The same value as different people write it. */
const written = (value: Json) =>
  fc
    .record({
      unit: fc.constantFrom('', '  ', '    ', '\t'),
      isDos: fc.boolean(),
      end: fc.constantFrom('', '\n', ' \n\n'),
    })
    .map(({ unit, isDos, end }) => {
      const text = `${JSON.stringify(value, null, unit)}${end}`
      return isDos ? text.replaceAll('\n', '\r\n') : text
    })

describe('form, JSON and pass', () => {
  test('never disagree, whichever of them is edited, and undo brings back every letter', () => {
    fc.assert(
      fc.property(
        object.chain(value => fc.tuple(fc.constant(value), written(value))),
        fc.array(fc.record({ way: fc.constantFrom('form', 'json', 'pass'), seed: fc.nat(), value: json }), {
          maxLength: 12,
        }),
        fc.gen(),
        ([start, text], plan, generate) => {
          let history = startHistory(createDocument({ text }))
          let expected: Json = start
          const texts = [text]
          for (const [at, step] of plan.entries()) {
            const action = planAction(step, expected, history, generate)
            history = edit(history, action.edit, { label: 'change it', at: at * 10_000 })
            expected = action.expected
            if (history.document.text !== texts.at(-1)) texts.push(history.document.text)
            expect(JSON.parse(history.document.text)).toEqual(expected)
            expect(history.document.content).toEqual(expected)
            expect(history.document.reading.ok).toBe(true)
          }
          for (const before of texts.toReversed()) {
            expect(history.document.text).toBe(before)
            history = undo(history)
          }
          for (const after of texts.slice(1)) {
            history = redo(history)
            expect(history.document.text).toBe(after)
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  test('agree after every fix that a finding offers', () => {
    const content = {
      formatVersion: 1,
      serialNumber: '1',
      passTypeIdentifier: 'pass.com.example',
      teamIdentifier: 'A1B2C3D4E5',
      organizationName: 'Example',
      description: 'Example',
      backgroundColor: '#3c1e14',
      labelColour: 'red',
      storeCard: { headerFields: [{ key: 'a', label: 'A', value: '1', extra: null }] },
      barcode: { format: 'PKBarcodeFormatQR', message: '1', messageEncoding: 'iso-8859-1' },
      locations: [{ latitude: '64.15', longitude: -21.93 }],
    }
    let history = startHistory(createDocument({ text: JSON.stringify(content, null, 4) }))
    const mended = applyFix({ content })
    expect(mended.fixed.length).toBeGreaterThan(0)
    for (const { changes = [] } of mended.fixed) {
      history = edit(history, { kind: 'changes', changes }, { label: 'fix it', at: 0 })
    }
    expect(history.document.content).toEqual(mended.content)
    expect(checkPass(history.document.content).findings.filter(each => each.changes)).toEqual([])
  })
})

function planAction(
  { way, seed, value }: { readonly way: string; readonly seed: number; readonly value: Json },
  current: Json,
  history: History,
  generate: fc.GeneratorValue,
): Action {
  if (way === 'json') {
    const next: Json =
      typeof current === 'object' && current !== null && !Array.isArray(current) ? { ...current, value } : { value }
    return { edit: { kind: 'text', text: generate(() => written(next)) }, expected: next }
  }
  const paths = pathsOf(current)
  const path = paths[seed % paths.length] ?? []
  const pointer = pointerOf(path)
  if (way === 'pass') {
    if (path.length === 0) return { edit: { kind: 'changes', changes: [] }, expected: current }
    const op = seed % 3
    if (op === 0)
      return { edit: { kind: 'changes', changes: [{ op: 'remove', pointer }] }, expected: removed(current, path) }
    return {
      edit: { kind: 'changes', changes: [{ op: 'replace', pointer, value }] },
      expected: replaced(current, path, value),
    }
  }
  const target = path.reduce<Json | undefined>((at, step) => memberOf(at, step), current)
  if (Array.isArray(target) && seed % 2 === 0) {
    const to = seed % (target.length + 1)
    return {
      edit: { kind: 'json', edits: [{ op: 'insert', pointer: pointerOf([...path, to]), value }] },
      expected: replaced(current, path, target.toSpliced(to, 0, value)),
    }
  }
  if (Array.isArray(target) && target.length > 1) {
    const [from, to] = [seed % target.length, (seed >> 3) % target.length]
    const moved = target.toSpliced(from, 1).toSpliced(to, 0, target[from] ?? null)
    return {
      edit: { kind: 'json', edits: [{ op: 'move', pointer: pointerOf([...path, from]), to }] },
      expected: replaced(current, path, moved),
    }
  }
  if (typeof target === 'object' && target !== null && !Array.isArray(target)) {
    const name = generate(() => key)
    return {
      edit: { kind: 'json', edits: [{ op: 'set', pointer: pointerOf([...path, name]), value }] },
      expected: replaced(current, [...path, name], value),
    }
  }
  if (path.length > 0 && seed % 5 === 0) {
    return { edit: { kind: 'json', edits: [{ op: 'remove', pointer }] }, expected: removed(current, path) }
  }
  expect(history.document.reading.ok).toBe(true)
  return { edit: { kind: 'json', edits: [{ op: 'set', pointer, value }] }, expected: replaced(current, path, value) }
}

function memberOf(value: Json | undefined, step: number | string): Json | undefined {
  if (Array.isArray(value)) return value[Number(step)]
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? value[String(step)] : undefined
}

function pathsOf(value: Json): Path[] {
  if (typeof value !== 'object' || value === null) return [[]]
  const members: [number | string, Json][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [[], ...members.flatMap(([step, member]) => pathsOf(member).map(path => [step, ...path]))]
}

function replaced(root: Json, [step, ...rest]: Path, value: Json): Json {
  if (step === undefined) return value
  if (Array.isArray(root)) return root.with(Number(step), replaced(root[Number(step)] ?? null, rest, value))
  if (typeof root !== 'object' || root === null) return root
  const member = Object.hasOwn(root, step) ? (root[step] ?? null) : null
  return Object.fromEntries([
    ...Object.entries(root).filter(([name]) => name !== step),
    [step, replaced(member, rest, value)],
  ])
}

function removed(root: Json, [step, ...rest]: Path): Json {
  if (step === undefined || typeof root !== 'object' || root === null) return root
  if (Array.isArray(root)) {
    const index = Number(step)
    return rest.length === 0 ? root.toSpliced(index, 1) : root.with(index, removed(root[index] ?? null, rest))
  }
  return Object.fromEntries(
    Object.entries(root).flatMap(([name, member]) =>
      name !== step ? [[name, member]] : rest.length === 0 ? [] : [[name, removed(member, rest)]],
    ),
  )
}
