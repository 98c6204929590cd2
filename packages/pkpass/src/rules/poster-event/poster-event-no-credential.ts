import { passRule } from '../rule.ts'

export const posterEventNoCredential = passRule({
  id: 'poster-event-no-credential',
  severity: 'error',
  effect: 'fallback',
  condition: 'Neither nfc nor a barcode',
  onThePhone: 'Classic ticket; the device log says that the pass has neither VAS nor barcode information',
  fix: 'Add one',
  source: 'PB, D',
})
