import type { FileContext } from '../rules/file-context.ts'
import { fileRules, type RuleId } from '../rules/index.ts'
import type { FileRule } from '../rules/rule.ts'
import { type BundleFiles, type FileOptions, fileContext } from './file-context.ts'
import { type Finding, finding } from './finding.ts'

/** Checks the files of a bundle against every rule for them that needs no more than their bytes; never throws. */
export function checkFiles(bundle: BundleFiles, options: FileOptions = {}): Finding[] {
  return runFileRules(fileRules, fileContext(bundle, options))
}

/** Holds files against some rules. */
export function runFileRules(rules: readonly FileRule<RuleId>[], context: FileContext): Finding[] {
  const findings: Finding[] = []
  for (const { id, check } of rules) {
    check?.(context, (message, place, changes) => findings.push(finding(id, message, place, changes)))
  }
  return findings
}
