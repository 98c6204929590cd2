import { describe, expect, test } from 'vitest'
import { bundlePasses, MAX_PASSES, MAX_PASSES_BYTES } from '../../src/bundle/passes.ts'
import { inspectPass } from '../../src/inspect/inspect-pass.ts'
import { inspectPasses } from '../../src/inspect/inspect-passes.ts'
import { craftZip } from '../support/craft-zip.ts'
import { makePass, NOW, PASS, TRUST, text } from '../support/sandbox.ts'

const OPTIONS = { trust: TRUST, now: NOW }
const ticket = (serialNumber: string) => makePass({ pass: { ...PASS, serialNumber } })
const passes = await Promise.all(Array.from({ length: MAX_PASSES + 1 }, (_, index) => ticket(`ticket-${index}`)))
const [first = new Uint8Array(), second = new Uint8Array()] = passes
const refused = await makePass({ pass: { ...PASS, description: undefined } })
const unsigned = await makePass({ members: all => all.filter(({ name }) => name !== 'signature') })

/** A bundle of members by name, and what is said of the bundle itself. */
function inspect(members: Readonly<Record<string, Uint8Array>>) {
  const bytes = craftZip(Object.entries(members).map(([name, stored]) => ({ name, stored })))
  const inspection = inspectPasses(bytes, OPTIONS)
  const found = inspection.findings.map(({ rule, file = '' }) => `${rule} ${file}`.trim())
  return { ...inspection, found: found.filter(each => /^(?:bundle|zip)-\S+ ?[^/]*\/?$/.test(each)) }
}

test('a bundle of ours is valid, and each pass in it is inspected', () => {
  const bytes = bundlePasses(passes.slice(0, MAX_PASSES).map(pass => ({ bytes: pass })))
  const { valid, passes: inspected, findings } = inspectPasses(bytes, OPTIONS)
  expect(valid).toBe(true)
  expect(inspected.size).toBe(MAX_PASSES)
  expect(inspected.get('pass-1.pkpass')?.pass?.serialNumber).toBe('ticket-0')
  expect(findings.filter(({ rule }) => rule.startsWith('bundle-'))).toEqual([])
})

test('findings of a pass carry its name', async () => {
  const wrong = await makePass({ images: {}, pass: { ...PASS, formatVersion: 2 } })
  const { findings } = inspect({ 'a.pkpass': first, 'b.pkpass': wrong })
  const places = findings.map(({ rule, file, pointer }) => [rule, file, pointer])
  expect(places).toContainEqual(['pass-missing-format-version', 'b.pkpass/pass.json', '/formatVersion'])
  expect(places).toContainEqual(['icon-missing', 'b.pkpass/icon@2x.png', undefined])
})

describe('bundle-count', () => {
  const named = (all: readonly Uint8Array[]) =>
    Object.fromEntries(all.map((pass, index) => [`ticket-${index}.pkpass`, pass]))

  test('raised: eleven passes', () => {
    const { valid, found, passes: inspected } = inspect(named(passes))
    expect(found).toEqual(['bundle-count'])
    expect(valid).toBe(false)
    expect(inspected.size).toBe(MAX_PASSES)
  })
  test('not raised: ten', () => {
    expect(inspect(named(passes.slice(0, MAX_PASSES))).found).toEqual([])
  })
})

describe('bundle-size', () => {
  test('raised: more than is read', () => {
    const { valid, findings } = inspectPasses(new Uint8Array(MAX_PASSES_BYTES + 1), OPTIONS)
    expect(findings.map(({ rule }) => rule)).toEqual(['bundle-size'])
    expect(valid).toBe(false)
  })
  test('not raised: as much as is read', () => {
    const { findings } = inspectPasses(new Uint8Array(MAX_PASSES_BYTES), OPTIONS)
    expect(findings.map(({ rule }) => rule)).not.toContain('bundle-size')
  })
})

describe('bundle-content-type', () => {
  const rulesOf = (bytes: Uint8Array) => inspectPass(bytes, OPTIONS).findings.map(({ rule }) => rule)
  const zipped = (pass: Uint8Array) => craftZip([{ name: 'a.pkpass', stored: pass }])

  test('raised: a bundle in the place of a pass', () => {
    expect(rulesOf(zipped(first))).toContain('bundle-content-type')
  })
  test('not raised: a pass', () => {
    expect(rulesOf(first)).not.toContain('bundle-content-type')
  })
})

describe('bundle-not-pkpass', () => {
  test.each<[string, Readonly<Record<string, Uint8Array>>, ...string[]]>([
    ['an unpacked pass, once', { 'a.pkpass': first, 'b/pass.json': text('{}'), 'b/icon.png': text('') }, 'b/'],
    ['a file', { 'a.pkpass': first, 'readme.txt': text('') }, 'readme.txt'],
    ['a pass without a signature', { 'a.pkpass': first, 'b.pkpass': unsigned }, 'b.pkpass'],
    [
      'a pass that is no archive',
      { 'a.pkpass': first, 'b.pkpass': text('<!doctype html><title>404</title>') },
      'b.pkpass',
    ],
    ['one pass in the place of a bundle', { 'pass.json': text('{}'), 'icon.png': text('') }, 'pass.json'],
  ])('raised: %s', (_what, members, ...files) => {
    const { valid, found } = inspect(members)
    expect(found.filter(each => each.startsWith('bundle'))).toEqual(files.map(file => `bundle-not-pkpass ${file}`))
    expect(valid).toBe(false)
  })

  test('not raised: what a Mac leaves behind', () => {
    const { valid, found } = inspect({ 'a.pkpass': first, '.DS_Store': text('') })
    expect(found).toEqual(['zip-junk-files .DS_Store'])
    expect(valid).toBe(true)
  })
})

describe('bundle-duplicate', () => {
  test('raised: passes of one type and serial number', () => {
    const { valid, found } = inspect({ 'a.pkpass': first, 'b.pkpass': second, 'c.pkpass': first })
    expect(found).toEqual(['bundle-duplicate c.pkpass'])
    expect(valid).toBe(true)
  })
  test('not raised: passes of one type', () => {
    expect(inspect({ 'a.pkpass': first, 'b.pkpass': second }).found).toEqual([])
  })
})

describe('bundle-member-invalid', () => {
  test('raised: a pass that would be refused', () => {
    const { valid, found, findings } = inspect({ 'a.pkpass': first, 'b.pkpass': refused })
    expect(found).toEqual(['bundle-member-invalid b.pkpass'])
    expect(findings.find(({ rule }) => rule === 'bundle-member-invalid')?.message).toContain('pass-missing-description')
    expect(valid).toBe(false)
  })
  test('not raised: passes that would be taken', () => {
    expect(inspect({ 'a.pkpass': first, 'b.pkpass': second }).found).toEqual([])
  })
})

describe('zip-empty-output', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['an archive of nothing', craftZip([])],
  ])('raised: %s', (_what, bytes) => {
    expect(inspectPasses(bytes, OPTIONS)).toMatchObject({ valid: false, findings: [{ rule: 'zip-empty-output' }] })
    const { valid, findings } = inspectPass(bytes, OPTIONS)
    expect(findings.map(({ rule }) => rule)).toEqual(['zip-empty-output'])
    expect(valid).toBe(false)
  })
  test('not raised: an answer of a server', () => {
    const { findings } = inspectPass(text('<!doctype html><title>404 Not Found</title>'), OPTIONS)
    expect(findings.map(({ rule }) => rule)).toEqual(['zip-unreadable'])
  })
})

describe('zip-tooling-json', () => {
  const rulesOf = (bytes: Uint8Array) => inspectPass(bytes, OPTIONS).findings.map(({ rule }) => rule)

  test('raised: what a builder leaves beside a pass', async () => {
    expect(rulesOf(await makePass({ more: { 'tooling.json': text('{}') } }))).toContain('zip-tooling-json')
  })
  test('not raised: a pass without it', () => {
    expect(rulesOf(first)).not.toContain('zip-tooling-json')
  })
})

test('a sign-up sheet that is no JSON is told', async () => {
  const { valid, findings } = inspectPass(await makePass({ more: { 'personalization.json': text('{') } }), OPTIONS)
  expect(findings).toContainEqual(expect.objectContaining({ rule: 'json-syntax', file: 'personalization.json' }))
  expect(valid).toBe(false)
})

test('no bytes make it throw', () => {
  for (const bytes of [text('PK'), first.subarray(0, 500), new Uint8Array(1000)]) {
    expect(inspectPasses(bytes, OPTIONS).valid).toBe(false)
  }
})
