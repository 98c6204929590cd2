import { passRule } from '../rule.ts'

export const barcodeAltMissing = passRule({
  id: 'barcode-alt-missing',
  severity: 'info',
  effect: 'none',
  condition: 'No altText',
  onThePhone: 'Nothing to type by hand when scanning fails',
  fix: 'Add the readable number',
  source: 'AN',
})
