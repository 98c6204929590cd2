import { fileRule } from '../rule.ts'

export const imageLogoMissing = fileRule({
  id: 'image-logo-missing',
  severity: 'info',
  effect: 'altered',
  condition: 'No logo and no logoText',
  onThePhone: 'Empty top corner',
  fix: 'Give one',
  source: 'AN',
})
