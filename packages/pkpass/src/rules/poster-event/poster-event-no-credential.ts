import { passRule } from '../rule.ts'
import { isMissing } from '../semantic/tags.ts'

export const posterEventNoCredential = passRule({
  id: 'poster-event-no-credential',
  severity: 'error',
  effect: 'fallback',
  condition: 'A poster event ticket has neither nfc nor a barcode',
  onThePhone: 'Drawn as a classic ticket; the device log says that the pass has neither VAS nor barcode information',
  fix: 'Add nfc, or a barcode',
  source: 'PB, D',
  check({ pass, isPosterEventTicket }, report) {
    if (!isPosterEventTicket || pass.nfc || pass.barcode || !isMissing(pass.barcodes ?? '')) return
    report('The poster ticket has neither nfc nor a barcode', ['nfc'])
  },
})
