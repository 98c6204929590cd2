import { passRule } from '../rule.ts'

export const passMissingDescription = passRule({
  id: 'pass-missing-description',
  severity: 'error',
  effect: 'refused',
  condition: 'description missing or empty',
  onThePhone: 'Refused',
  fix: 'Add a short description for VoiceOver',
  source: 'AD, PB, thenextweb/passgenerator#25',
  form: [{ at: '/description', faults: ['missing', 'null', 'empty'] }],
})
