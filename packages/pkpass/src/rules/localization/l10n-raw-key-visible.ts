import { fileRule } from '../rule.ts'

export const l10nRawKeyVisible = fileRule({
  id: 'l10n-raw-key-visible',
  severity: 'warning',
  effect: 'altered',
  condition: 'A text looks like a key (OFFER_LABEL) and has no translation in some language',
  onThePhone: 'The key itself is shown',
  fix: 'Translate, or put readable text into pass.json',
  source: 'AD',
})
