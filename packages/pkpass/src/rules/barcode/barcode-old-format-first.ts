import { passRule } from '../rule.ts'
import { isNewFormat } from './codes.ts'

export const barcodeOldFormatFirst = passRule({
  id: 'barcode-old-format-first',
  severity: 'info',
  effect: 'altered',
  condition: 'An old format stands before an iOS 27 format',
  onThePhone: 'The old one is always used',
  fix: 'Order by preference, newest first',
  source: 'W26',
  check({ pass: { barcodes } }, report) {
    if (!barcodes || barcodes.length < 2) return
    const old = barcodes.findIndex(({ format }) => !isNewFormat(format))
    const after = barcodes.findIndex(({ format }, index) => index > old && isNewFormat(format))
    if (old === -1 || after === -1) return
    const found = `${barcodes[old]?.format} stands before ${barcodes[after]?.format}`
    report(`${found}, which is therefore never drawn`, ['barcodes', after])
  },
})
