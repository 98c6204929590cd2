import { describe, expect, test } from 'vitest'
import { type CheckOptions, checkPass } from '../../src/findings/check-pass.ts'
import type { Finding } from '../../src/findings/finding.ts'
import { RULES, type RuleId } from '../../src/rules/index.ts'

/** A store card with nothing to remark. What a test is about is merged over it. */
export const PASS = {
  formatVersion: 1,
  passTypeIdentifier: 'pass.com.example.coffee',
  serialNumber: 'card-1',
  teamIdentifier: 'A1B2C3D4E5',
  organizationName: 'Example Coffee',
  description: 'Loyalty card of Example Coffee',
  logoText: 'Example Coffee',
  backgroundColor: 'rgb(60, 30, 20)',
  foregroundColor: 'rgb(255, 255, 255)',
  labelColor: 'rgb(230, 210, 190)',
  storeCard: {
    headerFields: [{ key: 'level', label: 'Level', value: 'Gold' }],
    primaryFields: [{ key: 'points', label: 'Points', value: 42 }],
    backFields: [{ key: 'contact', label: 'Contact', value: 'hello@example.com' }],
  },
  barcodes: [{ format: 'PKBarcodeFormatQR', message: 'card-1', messageEncoding: 'iso-8859-1', altText: 'card-1' }],
}

/** A change of {@link PASS}: keys to merge over it; an undefined one is taken away. */
type Change = Readonly<Record<string, unknown>>

export interface RuleCases {
  /** Changes that break the rule, by what is wrong, with the pointers at which it is told; none for the pass as a whole. */
  readonly raises: Readonly<Record<string, readonly [change: Change, ...pointers: readonly string[]]>>
  /** Changes close to it that do not. */
  readonly accepts: Readonly<Record<string, Change>>
  readonly options?: CheckOptions
}

/** Tests of one rule for `pass.json`, titled by its id: what raises it and what does not. */
export function passRuleTests(rule: RuleId, { raises, accepts, options }: RuleCases): void {
  describe(rule, () => {
    test.each(Object.entries(raises))('raised: %s', (_what, [change, ...pointers]) => {
      const found = findingsOf(rule, change, options)
      expect(found.map(({ pointer = '' }) => pointer).sort()).toEqual(
        (pointers.length > 0 ? [...pointers] : ['']).sort(),
      )
      const { severity, effect } = RULES[rule]
      for (const finding of found) expect(finding).toMatchObject({ severity, effect })
    })
    test.each(Object.entries(accepts))('not raised: %s', (_what, change) => {
      expect(findingsOf(rule, change, options)).toEqual([])
    })
  })
}

export function findingsOf(rule: RuleId, change: Change, options?: CheckOptions): readonly Finding[] {
  return checkPass(changed(change), options).findings.filter(finding => finding.rule === rule)
}

/** {@link PASS} with a change, as JSON gives it. */
export function changed(change: Change): unknown {
  return JSON.parse(JSON.stringify({ ...PASS, ...change }))
}
