import { passRule } from '../rule.ts'

export const semanticCurrency = passRule({
  id: 'semantic-currency',
  severity: 'error',
  effect: 'dropped',
  condition: 'balance or totalPrice without text amount or with an unknown currencyCode',
  onThePhone: 'Ignored',
  fix: '{"amount":"12.50","currencyCode":"EUR"}',
  source: 'AD, PB',
})
