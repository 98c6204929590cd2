import { passRule } from '../rule.ts'

export const passMissingFormatVersion = passRule({
  id: 'pass-missing-format-version',
  severity: 'error',
  effect: 'refused',
  condition: 'formatVersion missing or not the number 1',
  onThePhone: 'Refused',
  fix: 'Set formatVersion to the number 1',
  source: 'AD, PB',
  form: [{ at: '/formatVersion', faults: ['missing', 'null', 'empty', 'type', 'value'] }],
})
