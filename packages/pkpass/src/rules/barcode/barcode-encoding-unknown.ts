import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'
import { indexNotEncodable } from './charset.ts'
import { isCharsetName, meantCharset } from './charset-names.ts'
import { codePath, visitCodes } from './codes.ts'

export const barcodeEncodingUnknown = passRule({
  id: 'barcode-encoding-unknown',
  severity: 'error',
  effect: 'dropped',
  condition: 'messageEncoding is not a known IANA name',
  onThePhone: 'No code, or wrong bytes',
  fix: 'Use iso-8859-1, utf-8, us-ascii …',
  source: 'AD',
  check({ pass }, report) {
    visitCodes(pass, ({ message, messageEncoding }, place) => {
      if (messageEncoding === '' || isCharsetName(messageEncoding)) return
      const path = codePath(place, 'messageEncoding')
      const meant = meantCharset(messageEncoding)
      const isSafe = meant !== undefined && indexNotEncodable(message, meant) === -1
      const changes = isSafe ? [{ op: 'replace', pointer: jsonPointer(path), value: meant } as const] : undefined
      const guess = meant === undefined ? '' : `; ${meant} may be meant`
      report(`messageEncoding: ${describeValue(messageEncoding)} is no name of a character set${guess}`, path, changes)
    })
  },
})
