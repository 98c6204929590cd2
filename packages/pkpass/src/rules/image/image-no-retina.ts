import { fileRule } from '../rule.ts'

export const imageNoRetina = fileRule({
  id: 'image-no-retina',
  severity: 'warning',
  effect: 'altered',
  condition: 'Only the 1x file of a slot',
  onThePhone: 'Blurred on every current phone',
  fix: 'Add @2x and @3x',
  source: 'HIG, AN',
})
