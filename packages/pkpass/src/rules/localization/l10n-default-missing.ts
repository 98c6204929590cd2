import { fileRule } from '../rule.ts'

export const l10nDefaultMissing = fileRule({
  id: 'l10n-default-missing',
  severity: 'info',
  effect: 'altered',
  condition: 'Translations exist for one language only, and pass.json is in another',
  onThePhone: 'Everybody else may get the one translation',
  fix: 'Add an .lproj for the base language too',
  source: 'AD, HIG',
})
