import { passRule } from '../rule.ts'

export const barcodeLegacyFormat = passRule({
  id: 'barcode-legacy-format',
  severity: 'warning',
  effect: 'dropped',
  condition: 'barcode.format is not QR, PDF417 or Aztec',
  onThePhone: 'iOS 8 and earlier draw nothing',
  fix: 'Mirror the first entry that is one of the three',
  source: 'AD',
})
