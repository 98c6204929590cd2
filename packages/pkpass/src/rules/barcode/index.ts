import { barcodeAltMissing } from './barcode-alt-missing.ts'
import { barcodeAsImage } from './barcode-as-image.ts'
import { barcodeCodabarCharset } from './barcode-codabar-charset.ts'
import { barcodeCode39Charset } from './barcode-code39-charset.ts'
import { barcodeCode128Charset } from './barcode-code128-charset.ts'
import { barcodeCode128Watch } from './barcode-code128-watch.ts'
import { barcodeDuplicateEntry } from './barcode-duplicate-entry.ts'
import { barcodeEan13Digits } from './barcode-ean13-digits.ts'
import { barcodeEncodingMissing } from './barcode-encoding-missing.ts'
import { barcodeEncodingUnknown } from './barcode-encoding-unknown.ts'
import { barcodeFormatMissing } from './barcode-format-missing.ts'
import { barcodeFormatUnknown } from './barcode-format-unknown.ts'
import { barcodeI2of5Digits } from './barcode-i2of5-digits.ts'
import { barcodeLegacyDiffers } from './barcode-legacy-differs.ts'
import { barcodeLegacyFormat } from './barcode-legacy-format.ts'
import { barcodeLegacyOnly } from './barcode-legacy-only.ts'
import { barcodeMessageEmpty } from './barcode-message-empty.ts'
import { barcodeMessageLong } from './barcode-message-long.ts'
import { barcodeMessageType } from './barcode-message-type.ts'
import { barcodeNewFormatAlone } from './barcode-new-format-alone.ts'
import { barcodeNoneAndNoNfc } from './barcode-none-and-no-nfc.ts'
import { barcodeNotArray } from './barcode-not-array.ts'
import { barcodeNotEncodable } from './barcode-not-encodable.ts'
import { barcodeOldFormatFirst } from './barcode-old-format-first.ts'

export const BARCODE_RULES = [
  barcodeNotArray,
  barcodeMessageType,
  barcodeMessageEmpty,
  barcodeEncodingMissing,
  barcodeEncodingUnknown,
  barcodeNotEncodable,
  barcodeFormatMissing,
  barcodeFormatUnknown,
  barcodeNewFormatAlone,
  barcodeOldFormatFirst,
  barcodeCode128Watch,
  barcodeEan13Digits,
  barcodeI2of5Digits,
  barcodeCode39Charset,
  barcodeCodabarCharset,
  barcodeCode128Charset,
  barcodeMessageLong,
  barcodeLegacyOnly,
  barcodeLegacyFormat,
  barcodeLegacyDiffers,
  barcodeDuplicateEntry,
  barcodeAltMissing,
  barcodeAsImage,
  barcodeNoneAndNoNfc,
] as const
