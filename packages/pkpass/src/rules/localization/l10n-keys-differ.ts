import { fileRule } from '../rule.ts'

export const l10nKeysDiffer = fileRule({
  id: 'l10n-keys-differ',
  severity: 'warning',
  effect: 'altered',
  condition: 'The strings files do not have the same keys',
  onThePhone: 'Raw keys show up in one language',
  fix: 'Give every language the same keys',
  source: 'AD, ueman/passkit#81',
})
