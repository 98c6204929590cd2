import { fileRule } from '../rule.ts'

export const l10nDuplicateKey = fileRule({
  id: 'l10n-duplicate-key',
  severity: 'warning',
  effect: 'altered',
  condition: 'A key occurs twice in one file',
  onThePhone: 'The last one wins',
  fix: 'Remove one',
  source: 'K',
})
