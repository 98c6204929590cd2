import { passRule } from '../rule.ts'
import { describeCharacter, indexAbove } from './characters.ts'
import { indexNotEncodable } from './charset.ts'
import { visitMessages } from './codes.ts'

export const barcodeCode128Charset = passRule({
  id: 'barcode-code128-charset',
  severity: 'warning',
  effect: 'dropped',
  condition: 'Code 128 message has non-Latin-1 characters',
  onThePhone: 'No code',
  fix: 'Use a two-dimensional code, such as QR',
  source: 'K',
  check({ pass }, report) {
    visitMessages(pass, 'PKBarcodeFormatCode128', (message, path, { messageEncoding }) => {
      const index = indexAbove(message, 0xff)
      // What its own encoding has not either is told already.
      if (index === -1 || indexNotEncodable(message, messageEncoding) !== -1) return
      report(`Code 128 has no room for ${describeCharacter(message, index)} of the message`, path)
    })
  },
})
