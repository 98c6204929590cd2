import { passRule } from '../rule.ts'

export const layoutGenericSquareBarcode = passRule({
  id: 'layout-generic-square-barcode',
  severity: 'warning',
  effect: 'dropped',
  condition: 'generic with a square first barcode (QR, Aztec) and secondary plus auxiliary over four',
  onThePhone: 'One common row of four',
  fix: 'Reduce, or use a wide code (then four plus four)',
  source: 'AN, AR',
})
