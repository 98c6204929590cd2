import { passRule } from '../rule.ts'
import { visitMessages } from './codes.ts'

const NO_DIGIT = /\D/

export const barcodeI2of5Digits = passRule({
  id: 'barcode-i2of5-digits',
  severity: 'error',
  effect: 'dropped',
  condition: 'Interleaved 2 of 5 message is not an even number of digits',
  onThePhone: 'No code (unconfirmed)',
  fix: 'Pad the digits with a leading zero',
  source: 'K',
  check({ pass }, report) {
    visitMessages(pass, 'PKBarcodeFormatI2of5', (message, path) => {
      if (NO_DIGIT.test(message)) report('Interleaved 2 of 5 has digits only, the message has other characters', path)
      else if (message.length % 2 !== 0)
        report(`Interleaved 2 of 5 has digits in pairs, the message ${message.length}`, path)
    })
  },
})
