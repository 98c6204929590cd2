import { BARCODES, type Barcode, type BarcodeFormat } from '../../schema/barcode.ts'
import type { Pass } from '../../schema/pass.ts'
import type { Path } from '../pass-context.ts'

/** Where a code stands: its index in `barcodes`, or `barcode`. */
export type CodePlace = number | 'barcode'

/** Visits the codes in `barcodes`, then the deprecated one. */
export function visitCodes({ barcodes, barcode }: Pass, visit: (code: Barcode, place: CodePlace) => void): void {
  if (barcodes) {
    for (let index = 0; index < barcodes.length; index += 1) {
      const code = barcodes[index]
      if (code) visit(code, index)
    }
  }
  if (barcode) visit(barcode, 'barcode')
}

/** Visits the messages of one symbology; an empty one has a rule of its own. */
export function visitMessages(
  pass: Pass,
  format: BarcodeFormat,
  visit: (message: string, path: Path, code: Barcode) => void,
): void {
  visitCodes(pass, (code, place) => {
    if (code.format === format && code.message !== '') visit(code.message, codePath(place, 'message'), code)
  })
}

export function codePath(place: CodePlace, key: keyof Barcode): Path {
  return place === 'barcode' ? ['barcode', key] : ['barcodes', place, key]
}

/** Whether only iOS 27 and later draw the symbology. */
export function isNewFormat(format: BarcodeFormat): boolean {
  return BARCODES[format].since === '27.0'
}

/** Whether the symbology is a row of bars. PDF417 is as wide, but made of stacked rows. */
export function isLinear(format: BarcodeFormat): boolean {
  return BARCODES[format].shape === 'rectangle' && format !== 'PKBarcodeFormatPDF417'
}

/** The symbologies of iOS 8 and earlier. */
export function isLegacyFormat(format: BarcodeFormat): boolean {
  return BARCODES[format].since === '6.0'
}
