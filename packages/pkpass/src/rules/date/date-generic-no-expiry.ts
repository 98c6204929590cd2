import type { PassContext, PlacedField } from '../pass-context.ts'
import { passRule } from '../rule.ts'
import { instantOf } from './date-form.ts'

const NAMES_END = /expir|valid.{0,2}(?:until|till|thru|through)/i
/** Longer texts name nothing. */
const MAX_CHARACTERS = 60

export const dateGenericNoExpiry = passRule({
  id: 'date-generic-no-expiry',
  severity: 'info',
  effect: 'none',
  condition: 'generic or posterGeneric with an end of life and no expirationDate',
  onThePhone: 'Such passes never expire by themselves',
  fix: 'Set expirationDate',
  source: 'AD',
  check(context, report) {
    const { expirationDate, generic, posterGeneric, voided } = context.pass
    if (expirationDate !== undefined || voided || !(generic || posterGeneric)) return
    const end = endOfLife(context)
    if (end !== undefined) report(`${end} tells an end of the pass, but expirationDate is missing`, ['expirationDate'])
  },
})

function endOfLife({ pass: { semantics }, fields }: PassContext): string | undefined {
  if (semantics?.eventEndDate !== undefined) return 'eventEndDate'
  if (semantics?.originalArrivalDate !== undefined) return 'originalArrivalDate'
  return fields.find(isEndOfLife)?.field.key
}

function isEndOfLife({ field: { key, label = '', value } }: PlacedField): boolean {
  const isNamed = [key, label].some(name => name.length <= MAX_CHARACTERS && NAMES_END.test(name))
  return isNamed && typeof value === 'string' && instantOf(value) !== undefined
}
