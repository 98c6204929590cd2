import { passRule } from '../rule.ts'

export const fieldEnumUnknown = passRule({
  id: 'field-enum-unknown',
  severity: 'error',
  effect: 'dropped',
  condition: 'Unknown value of dateStyle, timeStyle, numberStyle, textAlignment or dataDetectorTypes',
  onThePhone: 'Ignored or refused (unconfirmed); the builder refuses the whole file',
  fix: 'Use the listed constants',
  source: 'AD, PB',
})
