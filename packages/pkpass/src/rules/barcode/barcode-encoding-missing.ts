import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'
import { indexAbove } from './characters.ts'
import { codePath, visitCodes } from './codes.ts'

export const barcodeEncodingMissing = passRule({
  id: 'barcode-encoding-missing',
  severity: 'error',
  effect: 'dropped',
  condition: 'messageEncoding missing',
  onThePhone: 'Required by the reference',
  fix: 'Write iso-8859-1, unless the scanner is known to expect another',
  source: 'AD, PB',
  form: [
    { at: '/barcodes/*/messageEncoding', faults: ['missing', 'null'] },
    { at: '/barcode/messageEncoding', faults: ['missing', 'null'] },
  ],
  check({ pass }, report) {
    visitCodes(pass, ({ message, messageEncoding }, place) => {
      if (messageEncoding !== '') return
      const path = codePath(place, 'messageEncoding')
      // ASCII has the same bytes in whatever was meant.
      const changes =
        indexAbove(message, 0x7f) === -1
          ? [{ op: 'replace', pointer: jsonPointer(path), value: 'iso-8859-1' } as const]
          : undefined
      report('messageEncoding: expected the name of a character set, found an empty text', path, changes)
    })
  },
})
