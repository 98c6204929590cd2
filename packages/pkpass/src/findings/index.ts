export { RULES, type RuleId } from '../rules/index.ts'
export { checkPass, type PassCheck } from './check-pass.ts'
export { type Finding, isRefusal, jsonPointer, type Severity } from './finding.ts'
