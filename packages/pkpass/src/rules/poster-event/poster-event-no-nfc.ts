import { passRule } from '../rule.ts'

export const posterEventNoNfc = passRule({
  id: 'poster-event-no-nfc',
  severity: 'error',
  effect: 'fallback',
  condition: 'No nfc, only a barcode (the builder reports a missing nfc as an error whatever the barcodes)',
  onThePhone:
    'The article calls posters unfit for tickets that need a code at the gate; device reports nevertheless show posters with a barcode only',
  fix: 'Add NFC; allow the issuer to override this one',
  source: 'PB, AD, D',
})
