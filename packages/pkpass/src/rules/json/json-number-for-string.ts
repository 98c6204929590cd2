import { passRule } from '../rule.ts'

export const jsonNumberForString = passRule({
  id: 'json-number-for-string',
  severity: 'error',
  effect: 'refused',
  condition: 'A number where a string is required (serialNumber, barcodes[].message, identifiers, text of description)',
  onThePhone: 'Refused without a word',
  fix: 'Put the number in quotes',
  source: 'thenextweb/passgenerator#25, #50',
})
