import { passRule } from '../rule.ts'
import { isLegacyFormat } from './codes.ts'

export const barcodeLegacyOnly = passRule({
  id: 'barcode-legacy-only',
  severity: 'info',
  effect: 'none',
  condition: 'Only the deprecated barcode',
  onThePhone: 'Still read by old systems; new ones expect the array',
  fix: 'Write the code into barcodes, and keep barcode for iOS 8',
  source: 'AD, PB',
  check({ pass: { barcode, barcodes } }, report) {
    if (!barcode || (barcodes && barcodes.length > 0)) return
    const changes = isLegacyFormat(barcode.format)
      ? [{ op: 'add', pointer: '/barcodes', value: [barcode] } as const]
      : undefined
    report('barcode is given, but no barcodes', ['barcodes'], changes)
  },
})
