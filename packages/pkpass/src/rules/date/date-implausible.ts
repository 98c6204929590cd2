import { passRule } from '../rule.ts'

export const dateImplausible = passRule({
  id: 'date-implausible',
  severity: 'warning',
  effect: 'altered',
  condition: 'Year before 2000 or more than 50 years ahead',
  onThePhone: 'Expired list, or never relevant',
  fix: 'Usually milliseconds read as seconds or the reverse',
  source: 'passkit-generator#211',
})
