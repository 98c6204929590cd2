import { passRule } from '../rule.ts'

export const jsonStringForNumber = passRule({
  id: 'json-string-for-number',
  severity: 'error',
  effect: 'dropped',
  condition:
    'A quoted number or boolean where a number or boolean is required (formatVersion, maxDistance, coordinates, store ids, voided, flightNumber)',
  onThePhone: 'maxDistance as text is discarded in silence; others may refuse the pass',
  fix: 'Write the value without quotes',
  source: 'PB',
})
