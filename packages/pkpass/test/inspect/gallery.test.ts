import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inspectPass } from '../../src/inspect/inspect-pass.ts'
import { RULES } from '../../src/rules/index.ts'
import { makeGallery } from '../gallery/make-gallery.ts'
import { NOW, TRUST } from '../support/sandbox.ts'

const FOLDER = new URL('../../../../fixtures/pkpass/', import.meta.url)
const names = readdirSync(FOLDER)
const read = (name: string) => new Uint8Array(readFileSync(new URL(name, FOLDER)))

test('valid.pkpass is valid, with nothing to be said of it', () => {
  expect(inspectPass(read('valid.pkpass'), { trust: TRUST, now: NOW })).toMatchObject({
    valid: true,
    verdicts: { zip: 'ok', manifest: 'ok', signature: 'ok', identity: 'ok', chain: 'ok' },
    findings: [],
    pass: { serialNumber: 'fixture-1' },
    signingTime: new Date('2026-06-01T12:00:00Z'),
  })
})

describe('each file answers with the finding it is named for', () => {
  test.each(names.filter(name => name !== 'valid.pkpass'))('%s', name => {
    const { valid, verdicts, findings } = inspectPass(read(name), { trust: TRUST, now: NOW })
    const rules = new Set<string>(findings.map(({ rule }) => rule))
    const named = name.replace(/(?:--.*)?\.pkpass$/, '')
    expect(rules).toContain(named)
    const errs = findings.some(({ rule, severity }) => severity === 'error' && rule === named)
    // What is no refusal by itself must not make a pass invalid that is otherwise as it should be.
    if (!errs && named !== 'zip-method') expect(valid).toBe(true)
    if (Object.values(verdicts).includes('failed')) expect(valid).toBe(false)
  })
})

/** One cause, one finding; the exceptions are two causes in one file. */
const TWO_CAUSES: Readonly<Record<string, readonly string[]>> = {
  // Kept although its checksum fails, so that the manifest can contradict it too.
  'zip-unreadable--changed-byte.pkpass': ['manifest-hash-mismatch'],
  // The file is gone, or has another name: the archive and the manifest each say so of another file.
  'zip-missing-pass-json.pkpass': ['manifest-extra-entry'],
  'zip-missing-pass-json--upper-case.pkpass': ['manifest-extra-entry', 'manifest-missing-entry'],
  'zip-missing-pass-json--with-extension.pkpass': ['manifest-extra-entry', 'manifest-missing-entry'],
  // An image of a language is what the rule is about.
  'l10n-image-scales.pkpass': ['l10n-not-in-builder'],
  'l10n-image-shadowed.pkpass': ['l10n-not-in-builder'],
  'zip-wrapper-folder--zipped-on-a-mac.pkpass': ['zip-directory-entry', 'zip-junk-files', 'manifest-missing-entry'],
}

test.each(names)('%s answers with nothing else', name => {
  const { findings } = inspectPass(read(name), { trust: TRUST, now: NOW })
  const named = name.replace(/(?:--.*)?\.pkpass$/, '')
  const others = findings.map(({ rule }) => rule).filter(rule => rule !== named)
  expect([...new Set(others)].sort()).toEqual([...(TWO_CAUSES[name] ?? [])].sort())
})

test('every file is named for a rule there is', () => {
  for (const name of names)
    if (name !== 'valid.pkpass') expect(RULES).toHaveProperty(name.replace(/(?:--.*)?\.pkpass$/, ''))
})

test('the gallery is what scripts/make-fixtures.ts would write', async () => {
  const made = await makeGallery()
  expect([...made.keys()].sort()).toEqual([...names].sort())
  for (const [name, bytes] of made) expect(Buffer.compare(bytes, read(name)), name).toBe(0)
})

test('no file of the gallery is larger than a few kilobytes, but for those that must be', () => {
  const large = names.filter(name => read(name).length > 16_000)
  expect(large).toEqual(['json-wrong-type--too-deep.pkpass', 'json-wrong-type--too-many-values.pkpass'])
})
