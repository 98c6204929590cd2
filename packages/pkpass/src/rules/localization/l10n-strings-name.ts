import { fileRule } from '../rule.ts'

export const l10nStringsName = fileRule({
  id: 'l10n-strings-name',
  severity: 'warning',
  effect: 'dropped',
  condition: 'Strings file is not pass.strings',
  onThePhone: 'Ignored',
  fix: 'Name the file pass.strings',
  source: 'AD',
})
