import { passRule } from '../rule.ts'

export const barcodeAltMissing = passRule({
  id: 'barcode-alt-missing',
  severity: 'info',
  effect: 'none',
  condition: 'No altText',
  onThePhone: 'Nothing to type by hand when scanning fails',
  fix: 'Add the number in readable form',
  source: 'AN',
  check({ pass: { barcode, barcodes } }, report) {
    // A mirror for old systems is not asked for a text of its own.
    const isMirror = barcodes !== undefined && barcodes.length > 0
    for (const [index, { altText }] of (barcodes ?? []).entries()) {
      if (!altText) report('The code has no altText', ['barcodes', index, 'altText'])
    }
    if (barcode && !isMirror && !barcode.altText) report('The code has no altText', ['barcode', 'altText'])
  },
})
