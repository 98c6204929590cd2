import { passRule } from '../rule.ts'

export const schemeLegacyFieldsInvalid = passRule({
  id: 'scheme-legacy-fields-invalid',
  severity: 'error',
  effect: 'refused',
  condition: 'A scheme is asked for and the classic groups are faulty',
  onThePhone: 'Refused on every device, also on those that would draw the new layout',
  fix: 'Fix the classic fields',
  source: 'AD',
})
