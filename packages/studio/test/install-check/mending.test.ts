import { type Finding, finding } from '@billfold/pkpass/findings'
import { describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/install-check/mending.ts'
import type { ReportedFinding } from '../../src/install-check/report.ts'

const CHANGES = [{ op: 'replace', pointer: '/serialNumber', value: '1' }] as const
const SERIAL = finding('json-number-for-string', 'serialNumber: expected a text', { pointer: '/serialNumber' }, CHANGES)
const LOGO = finding('layout-logo-text-long', 'logoText is long', { pointer: '/logoText' })
const SIGNATURE = finding('sig-digest-mismatch', 'manifest.json was changed', { file: 'signature' })

/** As the server tells it: with its place in the text, and without the steps of the fix. */
const told = ({ changes: _changes, ...each }: Finding): ReportedFinding => ({ ...each, line: 1, isRefusal: true })

describe('entries', () => {
  test('have the fix that the browser knows of what the server found', () => {
    const [entry] = entriesOf({ reported: [told(SERIAL)], before: [SERIAL], now: [SERIAL] })
    expect(entry).toMatchObject({ state: 'open', remedy: 'fix', changes: CHANGES })
  })

  test('stay, and are mended, once the browser finds them no longer', () => {
    const reported = [told(SIGNATURE), told(SERIAL)]
    const entries = entriesOf({ reported, before: [SERIAL], now: [] })
    expect(entries.map(({ finding: { rule }, state }) => [rule, state])).toEqual([
      ['sig-digest-mismatch', 'open'],
      ['json-number-for-string', 'mended'],
    ])
  })

  test('have what a fix brought about', () => {
    const entries = entriesOf({ reported: [told(SERIAL)], before: [SERIAL], now: [LOGO] })
    expect(entries.map(({ finding: { rule } }) => rule)).toEqual(['json-number-for-string', 'layout-logo-text-long'])
  })

  test.each([
    ['sig-digest-mismatch', 'reissue'],
    ['manifest-hash-mismatch', 'reissue'],
    ['zip-junk-files', 'reissue'],
    ['json-bom', 'reissue'],
    ['cert-expired', 'certificate'],
    ['sig-untrusted-root', 'certificate'],
    ['icon-missing', 'hand'],
  ] as const)('say of %s how it is mended: %s', (rule, remedy) => {
    const [entry] = entriesOf({ reported: [told(finding(rule, 'x'))], before: [], now: [] })
    expect(entry?.remedy).toBe(remedy)
  })

  test('tell two findings of one rule at one place apart', () => {
    const entries = entriesOf({ reported: [told(LOGO), told(LOGO)], before: [LOGO], now: [] })
    expect(new Set(entries.map(({ id }) => id)).size).toBe(2)
  })
})
