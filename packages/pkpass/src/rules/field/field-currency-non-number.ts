import { passRule } from '../rule.ts'

export const fieldCurrencyNonNumber = passRule({
  id: 'field-currency-non-number',
  severity: 'error',
  effect: 'altered',
  condition: 'currencyCode on a value that is not a JSON number',
  onThePhone: 'Shown raw',
  fix: 'Emit a number',
  source: 'AD',
})
