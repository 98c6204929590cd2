import { passRule } from '../rule.ts'

export const jsonNotObject = passRule({
  id: 'json-not-object',
  severity: 'error',
  effect: 'refused',
  condition: 'The top level is not an object',
  onThePhone: 'Refused',
  fix: 'Write one JSON object',
  source: 'AD',
})
