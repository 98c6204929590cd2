import { fileRule } from '../rule.ts'

export const l10nStringsEncoding = fileRule({
  id: 'l10n-strings-encoding',
  severity: 'warning',
  effect: 'altered',
  condition: 'Non-ASCII text in an encoding other than UTF-16 with byte order mark',
  onThePhone: 'The reference asks for UTF-16; UTF-8 mostly works, some systems gave empty texts',
  fix: 'Write UTF-16 with a byte order mark',
  source: 'AD, pass-js#368, #511',
})
