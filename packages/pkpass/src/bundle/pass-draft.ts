import { checkPass } from '../findings/check-pass.ts'
import type { Finding } from '../findings/finding.ts'
import type { PassContent } from './build-pass.ts'

/** A `pass.json` that lacks what each pass gets for itself, above all its serial number. Unknown keys are kept. */
export type PassDraft = Partial<Pick<PassContent, 'serialNumber'>> & {
  [Key in keyof PassContent as Key extends 'serialNumber' ? never : Key]: PassContent[Key]
}

/** Stand in for what a draft may lack or leave empty, while the rest is checked. */
const STAND_INS = { formatVersion: 1, passTypeIdentifier: 'pass.x', teamIdentifier: 'x', serialNumber: 'x' }

/** Whether a value parsed from JSON is a draft: every known key has its documented form. */
export function isPassDraft(value: unknown): value is PassDraft {
  return checkPass(completed(value)).pass !== undefined
}

/** What keeps a value from being a draft. */
export function findingsOfDraft(value: unknown): readonly Finding[] {
  return checkPass(completed(value)).findings
}

function completed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const empty = Object.keys(STAND_INS).filter(key => Reflect.get(value, key) === '')
  const texts = ['organizationName', 'description'].filter(key => Reflect.get(value, key) === '')
  const filled = Object.fromEntries([...empty, ...texts].map(key => [key, Reflect.get({ ...STAND_INS }, key) ?? 'x']))
  return { ...STAND_INS, ...value, ...filled }
}
