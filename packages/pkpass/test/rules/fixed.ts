import { expect } from 'vitest'
import { applyChanges } from '../../src/findings/apply-changes.ts'
import { checkPass } from '../../src/findings/check-pass.ts'
import type { RuleId } from '../../src/rules/index.ts'
import { changed, findingsOf } from './pass-rule.ts'

/** The pass with the fix of a rule made in it. Expects that the fix settles the rule, and breaks none that was kept. */
export function fixed(rule: RuleId, change: Readonly<Record<string, unknown>>): unknown {
  const before = changed(change)
  const after = applyChanges(
    before,
    findingsOf(rule, change).flatMap(({ changes = [] }) => changes),
  )
  const broken = new Set(checkPass(before).findings.map(finding => finding.rule))
  expect(broken).toContain(rule)
  broken.delete(rule)
  const newlyBroken = checkPass(after).findings.filter(finding => !broken.has(finding.rule))
  expect(newlyBroken).toEqual([])
  return after
}
