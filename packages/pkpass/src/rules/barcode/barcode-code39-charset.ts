import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'
import { describeCharacter } from './characters.ts'
import { visitMessages } from './codes.ts'

const OUTSIDE = /[^\dA-Z\-.$/+% ]/
const OUTSIDE_EITHER_CASE = /[^\dA-Za-z\-.$/+% ]/

export const barcodeCode39Charset = passRule({
  id: 'barcode-code39-charset',
  severity: 'error',
  effect: 'dropped',
  condition: 'Code 39 message has characters outside 0-9 A-Z - . $ / + % and space',
  onThePhone: 'No code (unconfirmed)',
  fix: 'Write the message in upper case, or choose Code 128',
  source: 'K',
  check({ pass }, report) {
    visitMessages(pass, 'PKBarcodeFormatCode39', (message, path) => {
      const index = message.search(OUTSIDE)
      if (index === -1) return
      const upper = message.toUpperCase()
      // Upper-casing makes letters of ASCII from some that are none.
      const isCaseAlone = upper.length === message.length && !OUTSIDE_EITHER_CASE.test(message)
      const changes = isCaseAlone ? [{ op: 'replace', pointer: jsonPointer(path), value: upper } as const] : undefined
      report(`Code 39 has no room for ${describeCharacter(message, index)} of the message`, path, changes)
    })
  },
})
