import { passRule } from '../rule.ts'

export const fieldCurrencyCode = passRule({
  id: 'field-currency-code',
  severity: 'error',
  effect: 'altered',
  condition: 'currencyCode is not a three-letter ISO 4217 code, or blank',
  onThePhone: 'Amount without a symbol; the builder removes a blank code',
  fix: 'Use ISO 4217',
  source: 'AD, PB',
})
