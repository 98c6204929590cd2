import { nfcAndBarcode } from './nfc-and-barcode.ts'
import { nfcAuthOldSystem } from './nfc-auth-old-system.ts'
import { nfcAuthShareable } from './nfc-auth-shareable.ts'
import { nfcIncomplete } from './nfc-incomplete.ts'
import { nfcKeyForm } from './nfc-key-form.ts'
import { nfcMessageLong } from './nfc-message-long.ts'

export const NFC_RULES = [
  nfcIncomplete,
  nfcMessageLong,
  nfcKeyForm,
  nfcAuthShareable,
  nfcAuthOldSystem,
  nfcAndBarcode,
] as const
