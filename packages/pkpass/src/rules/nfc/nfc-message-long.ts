import { passRule } from '../rule.ts'

const MAX_BYTES = 64
/** Bytes of a UTF-16 unit in UTF-8, at most. */
const MAX_UNIT_BYTES = 3

export const nfcMessageLong = passRule({
  id: 'nfc-message-long',
  severity: 'warning',
  effect: 'altered',
  condition: 'message longer than 64 bytes',
  onThePhone: 'Cut to 64 bytes',
  fix: 'Shorten the message to 64 bytes of UTF-8',
  source: 'AD, PB',
  check({ pass: { nfc } }, report) {
    if (!nfc || nfc.message.length * MAX_UNIT_BYTES <= MAX_BYTES) return
    const bytes = new TextEncoder().encode(nfc.message).length
    if (bytes > MAX_BYTES) report(`message has ${bytes} bytes, ${MAX_BYTES} are the most`, ['nfc', 'message'])
  },
})
