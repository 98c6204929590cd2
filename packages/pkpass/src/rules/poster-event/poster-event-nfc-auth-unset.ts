import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'

const PATH = ['nfc', 'requiresAuthentication']

export const posterEventNfcAuthUnset = passRule({
  id: 'poster-event-nfc-auth-unset',
  severity: 'error',
  effect: 'fallback',
  condition:
    'nfc of a poster event ticket does not say requiresAuthentication, which Apple’s Pass Builder reports and samples of its article leave out',
  onThePhone: 'Not known',
  fix: 'Write requiresAuthentication in nfc, true or false',
  source: 'PB',
  check({ pass: { nfc }, isPosterEventTicket }, report) {
    if (!isPosterEventTicket || !nfc || nfc.requiresAuthentication !== undefined) return
    // False is what it means when it is left out.
    report('nfc does not say requiresAuthentication', PATH, [{ op: 'add', pointer: jsonPointer(PATH), value: false }])
  },
})
