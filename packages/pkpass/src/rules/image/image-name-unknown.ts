import { fileRule } from '../rule.ts'

export const imageNameUnknown = fileRule({
  id: 'image-name-unknown',
  severity: 'warning',
  effect: 'dropped',
  condition: 'An image whose base name is not a slot (banner.png, backgroundImage.png)',
  onThePhone: 'Ignored',
  fix: 'Rename to a slot name',
  source: 'AD',
})
