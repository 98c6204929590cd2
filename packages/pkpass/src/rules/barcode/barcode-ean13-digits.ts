import { passRule } from '../rule.ts'
import { visitMessages } from './codes.ts'

const DIGITS = /^\d{12,13}$/

export const barcodeEan13Digits = passRule({
  id: 'barcode-ean13-digits',
  severity: 'error',
  effect: 'dropped',
  condition: 'EAN-13 message is not 12 or 13 digits, or its check digit is wrong',
  onThePhone: 'No code (unconfirmed)',
  fix: 'Correct the digits, or leave the check digit out',
  source: 'K',
  check({ pass }, report) {
    visitMessages(pass, 'PKBarcodeFormatEAN13', (message, path) => {
      if (!DIGITS.test(message)) report('An EAN-13 has 12 or 13 digits, the message has not', path)
      else if (!hasRightCheckDigit(message)) report('The check digit at the end of the EAN-13 is wrong', path)
    })
  },
})

/** Twelve digits have none yet. Weights from the left are 1 and 3 in turn: GS1 General Specifications, check digit. */
function hasRightCheckDigit(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) sum += Number(digits[index]) * (index % 2 === 0 ? 1 : 3)
  return digits.length < 13 || sum % 10 === 0
}
