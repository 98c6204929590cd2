import { fileRule } from '../rule.ts'

export const l10nKeyUnused = fileRule({
  id: 'l10n-key-unused',
  severity: 'info',
  effect: 'none',
  condition: 'A key in pass.strings equals no text of pass.json',
  onThePhone: 'Never used',
  fix: 'Remove, or correct the text',
  source: 'AD',
})
