import { passRule } from '../rule.ts'

export const fieldNumberStyleNonNumber = passRule({
  id: 'field-number-style-non-number',
  severity: 'error',
  effect: 'altered',
  condition: 'numberStyle on a value that is not a JSON number',
  onThePhone: 'Ignored; the builder removes the key',
  fix: 'Emit a number',
  source: 'AD, PB',
})
