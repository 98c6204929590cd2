import { passRule } from '../rule.ts'

export const passDescriptionRepeats = passRule({
  id: 'pass-description-repeats',
  severity: 'info',
  effect: 'none',
  condition: 'description is longer than about 128 characters or repeats the fields',
  onThePhone: 'Tedious for VoiceOver users',
  fix: 'Name the kind of pass and one distinguishing detail',
  source: 'AR',
})
