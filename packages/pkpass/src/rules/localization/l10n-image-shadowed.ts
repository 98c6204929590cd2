import { fileRule } from '../rule.ts'

export const l10nImageShadowed = fileRule({
  id: 'l10n-image-shadowed',
  severity: 'warning',
  effect: 'dropped',
  condition: 'A localized image has a twin of the same name at the root',
  onThePhone: 'The root file always wins',
  fix: 'Remove the image from the root',
  source: 'AD',
})
