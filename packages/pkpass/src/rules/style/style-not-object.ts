import { passRule } from '../rule.ts'

export const styleNotObject = passRule({
  id: 'style-not-object',
  severity: 'error',
  effect: 'refused',
  condition: 'The style key is not an object',
  onThePhone: 'Refused',
  fix: 'Use a dictionary, even if empty',
  source: 'AD',
})
