import * as z from 'zod'
import { required, text, type Version } from './key.ts'

// Codes to be scanned. Spec: pass-json section 4.

interface BarcodeTraits {
  readonly since: Version
  /** Decides over the layout of a generic pass. */
  readonly shape: 'rectangle' | 'square'
  /** Whether a watch draws it; nobody has said of the newest. */
  readonly onWatch?: boolean
}

const NEW_LINEAR = { since: '27.0', shape: 'rectangle' } as const

/** The symbologies, with the first system that draws each. */
export const BARCODES = {
  PKBarcodeFormatQR: { since: '6.0', shape: 'square', onWatch: true },
  PKBarcodeFormatPDF417: { since: '6.0', shape: 'rectangle', onWatch: true },
  PKBarcodeFormatAztec: { since: '6.0', shape: 'square', onWatch: true },
  PKBarcodeFormatCode128: { since: '9.0', shape: 'rectangle', onWatch: false },
  PKBarcodeFormatCode39: NEW_LINEAR,
  PKBarcodeFormatCodabar: NEW_LINEAR,
  PKBarcodeFormatEAN13: NEW_LINEAR,
  PKBarcodeFormatI2of5: NEW_LINEAR,
} as const satisfies Readonly<Record<string, BarcodeTraits>>

export type BarcodeFormat = keyof typeof BARCODES

export const BARCODE_FORMATS = [
  'PKBarcodeFormatQR',
  'PKBarcodeFormatPDF417',
  'PKBarcodeFormatAztec',
  'PKBarcodeFormatCode128',
  'PKBarcodeFormatCode39',
  'PKBarcodeFormatCodabar',
  'PKBarcodeFormatEAN13',
  'PKBarcodeFormatI2of5',
] as const satisfies readonly BarcodeFormat[]

/** What the deprecated `barcode` may be: the systems that read it draw no other. */
const LEGACY_BARCODE_FORMATS = [
  'PKBarcodeFormatQR',
  'PKBarcodeFormatPDF417',
  'PKBarcodeFormatAztec',
] as const satisfies readonly BarcodeFormat[]

const message = required(z.string(), '6.0', 'Content of the code')
const altText = text('6.0', 'Shown near the code, to be typed where it cannot be scanned', { notOn: ['watchOS'] })
const ENCODING = 'IANA character set that turns the message into bytes; scanners expect iso-8859-1'

/** One of the codes in `barcodes`. The first that the device can draw is used. */
export const barcodeSchema = z.looseObject({
  format: required(z.enum(BARCODE_FORMATS), '6.0', 'Symbology of the code'),
  message,
  messageEncoding: required(z.string(), '6.0', ENCODING, { format: 'iana-charset', default: 'iso-8859-1' }),
  altText,
})
export type Barcode = z.infer<typeof barcodeSchema>

/** The one code of iOS 8 and earlier. Symbologies those do not know are let pass: newer systems do not look here. */
export const legacyBarcodeSchema = z.looseObject({
  format: required(z.enum(BARCODE_FORMATS), '6.0', 'Symbology of the code', { knownValues: LEGACY_BARCODE_FORMATS }),
  message,
  messageEncoding: required(z.string(), '6.0', ENCODING, { format: 'iana-charset' }),
  altText,
})
export type LegacyBarcode = z.infer<typeof legacyBarcodeSchema>
