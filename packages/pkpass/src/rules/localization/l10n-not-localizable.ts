import { fileRule } from '../rule.ts'

export const l10nNotLocalizable = fileRule({
  id: 'l10n-not-localizable',
  severity: 'info',
  effect: 'altered',
  condition:
    'A key that is not looked up in strings (serialNumber, barcode message, link keys; relevantText is unconfirmed) holds a strings key',
  onThePhone: 'Used raw',
  fix: 'Write the final text',
  source: 'AD',
})
