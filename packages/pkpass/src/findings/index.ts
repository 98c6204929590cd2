export type { Change } from '../rules/change.ts'
export { RULES, type RuleId } from '../rules/index.ts'
export type { RuleFacts } from '../rules/rule.ts'
export { applyFix, type FixedPass, type PassParts } from './apply-fix.ts'
export { checkFiles } from './check-files.ts'
export { type CheckOptions, checkPass, type PassCheck } from './check-pass.ts'
export { announcedKeys, checkUpdate, type PassVersion, type UpdateOptions } from './check-update.ts'
export type { BundleFiles, FileOptions } from './file-context.ts'
export {
  type CheckLevel,
  type Effect,
  type Finding,
  finding,
  isRefusal,
  jsonPointer,
  type Severity,
  stoppers,
  worstFirst,
} from './finding.ts'
export { type RepairedPass, repairForm } from './repair-form.ts'
