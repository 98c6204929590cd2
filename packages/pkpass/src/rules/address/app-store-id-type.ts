import { passRule } from '../rule.ts'

export const appStoreIdType = passRule({
  id: 'app-store-id-type',
  severity: 'error',
  effect: 'refused',
  condition: 'Store identifiers are not an array of integers (strings, bundle ids, one bare number)',
  onThePhone: 'Refused or link dropped; the builder refuses the file',
  fix: 'Numbers from the App Store address',
  source: 'AD, PB',
})
