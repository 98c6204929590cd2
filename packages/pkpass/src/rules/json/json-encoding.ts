import { passRule } from '../rule.ts'

export const jsonEncoding = passRule({
  id: 'json-encoding',
  severity: 'error',
  effect: 'refused',
  condition: 'Not valid UTF-8',
  onThePhone: 'Refused',
  fix: 'Write UTF-8',
  source: 'AD',
})
