import type { BarcodeShape, ModuleGrid } from './barcode-symbol.ts'
import { drawQrCode } from './draw-qr-code.ts'
import {
  drawAztec,
  drawCodabar,
  drawCode39,
  drawCode128,
  drawEan13,
  drawInterleaved2of5,
  drawPdf417,
} from './draw-with-bwip.ts'

export interface Symbology {
  readonly shape: BarcodeShape
  /** Most bytes that the symbology holds at all, or that a phone could show. */
  readonly maxBytes: number
  /** The message has characters of its own, a few of ASCII; `messageEncoding` has no say. */
  readonly isText: boolean
  readonly allows: (message: string) => boolean
  /** Ends "…, the message has not". */
  readonly allowed: string
  /** @param payload One character for each byte. */
  readonly draw: (payload: string) => ModuleGrid | undefined
}

/** Linear codes may be of any length, but one of so many has modules finer than the pixels of a phone. */
const MAX_LINEAR_BYTES = 256

const ANYTHING = { isText: false, allows: () => true, allowed: 'any message' } as const

/** As their standards have them: Apple documents no rules of its own. Spec: pass-json section 4. */
export const SYMBOLOGIES: ReadonlyMap<string, Symbology> = new Map<string, Symbology>([
  // Their largest symbols full of digits.
  ['PKBarcodeFormatQR', { shape: 'square', maxBytes: 5_596, ...ANYTHING, draw: drawQrCode }],
  ['PKBarcodeFormatAztec', { shape: 'square', maxBytes: 3_832, ...ANYTHING, draw: drawAztec }],
  ['PKBarcodeFormatPDF417', { shape: 'wide', maxBytes: 2_710, ...ANYTHING, draw: drawPdf417 }],
  [
    'PKBarcodeFormatCode128',
    {
      shape: 'wide',
      maxBytes: MAX_LINEAR_BYTES,
      isText: false,
      allows: message => /^[\0-\xff]*$/.test(message),
      allowed: 'A Code 128 has the characters of Latin-1',
      draw: drawCode128,
    },
  ],
  [
    'PKBarcodeFormatEAN13',
    {
      shape: 'wide',
      maxBytes: 13,
      isText: true,
      allows: message => /^\d{12,13}$/.test(message) && hasRightCheckDigit(message),
      allowed: 'An EAN-13 has 12 digits, or 13 of which the last is the right check digit',
      draw: drawEan13,
    },
  ],
  [
    'PKBarcodeFormatCode39',
    {
      shape: 'wide',
      maxBytes: MAX_LINEAR_BYTES,
      isText: true,
      allows: message => /^[\dA-Z\-.$/+% ]+$/.test(message),
      allowed: 'A Code 39 has digits, upper-case letters, - . $ / + % and space',
      draw: drawCode39,
    },
  ],
  [
    'PKBarcodeFormatCodabar',
    {
      shape: 'wide',
      maxBytes: MAX_LINEAR_BYTES,
      isText: true,
      allows: message => /^[A-D]?[\d\-$:/.+]+[A-D]?$/i.test(message),
      allowed: 'A Codabar has digits and - $ : / . + between start and stop, which are letters A to D',
      draw: message => drawCodabar(withStartAndStop(message.toUpperCase())),
    },
  ],
  [
    'PKBarcodeFormatI2of5',
    {
      shape: 'wide',
      maxBytes: MAX_LINEAR_BYTES,
      isText: true,
      allows: message => /^(?:\d\d)+$/.test(message),
      allowed: 'An Interleaved 2 of 5 has digits in pairs',
      draw: drawInterleaved2of5,
    },
  ],
])

/** Twelve digits have none yet. Weights from the left are 1 and 3 in turn: GS1 General Specifications, check digit. */
function hasRightCheckDigit(digits: string): boolean {
  if (digits.length < 13) return true
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) sum += Number(digits[index]) * (index % 2 === 0 ? 1 : 3)
  return sum % 10 === 0
}

/** The letters may be left out; which Wallet puts there then is not known. */
function withStartAndStop(message: string): string {
  return `${/^[A-D]/.test(message) ? '' : 'A'}${message}${/[A-D]$/.test(message) ? '' : 'A'}`
}
