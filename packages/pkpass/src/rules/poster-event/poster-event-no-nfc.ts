import { passRule } from '../rule.ts'
import { isMissing } from '../semantic/tags.ts'

export const posterEventNoNfc = passRule({
  id: 'poster-event-no-nfc',
  severity: 'error',
  effect: 'fallback',
  condition: 'A poster event ticket has a barcode and no nfc, which Apple’s Pass Builder reports whatever the barcodes',
  onThePhone:
    'Apple’s article calls posters unfit for tickets that need a code at the gate; device reports nevertheless show posters with a barcode alone',
  fix: 'Add nfc, or ignore this rule where a barcode alone is meant',
  source: 'PB, AD, D',
  check({ pass, isPosterEventTicket }, report) {
    if (!isPosterEventTicket || pass.nfc || (!pass.barcode && isMissing(pass.barcodes ?? ''))) return
    report('The poster ticket has a barcode and no nfc', ['nfc'])
  },
})
