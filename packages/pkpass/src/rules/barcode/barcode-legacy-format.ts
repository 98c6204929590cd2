import { passRule } from '../rule.ts'
import { isLegacyFormat } from './codes.ts'

export const barcodeLegacyFormat = passRule({
  id: 'barcode-legacy-format',
  severity: 'warning',
  effect: 'dropped',
  condition: 'barcode.format is not QR, PDF417 or Aztec',
  onThePhone: 'iOS 8 and earlier draw nothing',
  fix: 'Repeat the first entry of barcodes that is QR, PDF417 or Aztec',
  source: 'AD',
  check({ pass: { barcode, barcodes } }, report) {
    if (!barcode || isLegacyFormat(barcode.format)) return
    const mirror = barcodes?.find(({ format }) => isLegacyFormat(format))
    const changes = mirror && [{ op: 'replace', pointer: '/barcode', value: mirror } as const]
    report(`barcode: expected QR, PDF417 or Aztec, found ${barcode.format}`, ['barcode', 'format'], changes)
  },
})
