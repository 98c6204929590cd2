import { passRule } from '../rule.ts'

export const fieldValueMissing = passRule({
  id: 'field-value-missing',
  severity: 'error',
  effect: 'refused',
  condition: 'A field has no value',
  onThePhone: 'Refused',
  fix: 'Add a value, or remove the field',
  source: 'AD',
  form: [{ at: '**/@group/*/value', faults: ['missing'] }],
})
