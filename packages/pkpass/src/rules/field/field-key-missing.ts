import { passRule } from '../rule.ts'

export const fieldKeyMissing = passRule({
  id: 'field-key-missing',
  severity: 'error',
  effect: 'refused',
  condition: 'A field has no key or an empty one',
  onThePhone: 'Refused; the builder cannot read the file',
  fix: 'Give each field a stable key',
  source: 'AD, PB',
  form: [{ at: '**/@group/*/key', faults: ['missing', 'null', 'empty'] }],
})
