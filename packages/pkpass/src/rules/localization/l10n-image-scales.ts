import { fileRule } from '../rule.ts'

export const l10nImageScales = fileRule({
  id: 'l10n-image-scales',
  severity: 'warning',
  effect: 'altered',
  condition: 'A language folder has fewer scales of an image than another',
  onThePhone: 'Mixed languages on one device class',
  fix: 'Give every language the same scales',
  source: 'AD',
})
