import type { Finding } from '../findings/finding.ts'
import type { RuleId } from '../rules/index.ts'

/** Findings told of one rule. Nobody reads more, and a manifest has room for a hundred thousand of them. */
const MAX_FINDINGS_PER_RULE = 50

/** Keeps the first findings of each rule, and says with the last of them how many more there are. */
export function limitFindings(findings: readonly Finding[]): Finding[] {
  const counts = new Map<RuleId, number>()
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  const told = new Map<RuleId, number>()
  return findings.flatMap(each => {
    const index = (told.get(each.rule) ?? 0) + 1
    told.set(each.rule, index)
    const more = (counts.get(each.rule) ?? 0) - MAX_FINDINGS_PER_RULE
    if (index > MAX_FINDINGS_PER_RULE) return []
    const isLast = index === MAX_FINDINGS_PER_RULE && more > 0
    return [isLast ? { ...each, message: `${each.message} (and ${more} more of this rule)` } : each]
  })
}
