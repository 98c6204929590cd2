import type { PlacedField } from '../pass-context.ts'
import { passRule } from '../rule.ts'
import { isNewFormat } from './codes.ts'

export const barcodeNewFormatAlone = passRule({
  id: 'barcode-new-format-alone',
  severity: 'warning',
  effect: 'dropped',
  condition: 'Only iOS 27 formats (EAN13, Code39, Codabar, I2of5)',
  onThePhone: 'iOS 26 and earlier draw no code',
  fix: 'Put QR, PDF417, Aztec or Code 128 after it; or show the number in a header or primary field',
  source: 'W26, AD',
  check({ pass: { barcode, barcodes = [] }, fields, style }, report) {
    if (barcodes.length === 0 || !barcodes.every(({ format }) => isNewFormat(format))) return
    // Systems that draw no code draw no pass that is a poster alone either.
    if (style === undefined || (barcode && !isNewFormat(barcode.format))) return
    const messages = new Set(barcodes.map(({ message }) => message))
    if (fields.some(placed => isInSight(placed) && messages.has(String(placed.field.value)))) return
    const found = [...new Set(barcodes.map(({ format }) => format))].join(', ')
    report(`barcodes has formats that came with iOS 27 only: ${found}`, ['barcodes'])
  },
})

/** Whether a field can stand in for the code. */
function isInSight({ group }: PlacedField): boolean {
  return group === 'headerFields' || group === 'primaryFields'
}
