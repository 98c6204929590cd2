import { passRule } from '../rule.ts'

export const fieldValueType = passRule({
  id: 'field-value-type',
  severity: 'error',
  effect: 'refused',
  condition: 'value is a boolean, null, array or object',
  onThePhone: 'Refused or shown empty (the builder turns it into empty text)',
  fix: 'Write a text, a number or a date text',
  source: 'AD, PB',
  form: [{ at: '**/@group/*/value', faults: ['null', 'empty', 'type', 'value'] }],
})
