import { passRule } from '../rule.ts'

export const fieldCurrencyAndNumberStyle = passRule({
  id: 'field-currency-and-number-style',
  severity: 'warning',
  effect: 'altered',
  condition: 'Both currencyCode and numberStyle',
  onThePhone: 'One of the two formats wins',
  fix: 'Keep one. (Builder: warning, for every group except additionalInfoFields.)',
  source: 'PB, AR',
})
