import { fileRule } from '../rule.ts'

export const personalizationNeedsService = fileRule({
  id: 'personalization-needs-service',
  severity: 'error',
  effect: 'refused',
  condition: 'personalization.json without nfc, webServiceURL and authenticationToken',
  onThePhone: 'No sign-up sheet, or refused',
  fix: 'Add all three; needs an NFC certificate',
  source: 'AR, vapor-community/wallet#16',
})
