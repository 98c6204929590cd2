import type { BarcodeFormat } from '../../schema/barcode.ts'
import { passRule } from '../rule.ts'
import { describeCharacter } from './characters.ts'
import { indexNotEncodable } from './charset.ts'
import { isCharsetName } from './charset-names.ts'
import { codePath, visitCodes } from './codes.ts'

/** Symbologies of a few ASCII characters: their own rules tell what is outside. */
const HAS_OWN_CHARACTERS: ReadonlySet<BarcodeFormat> = new Set([
  'PKBarcodeFormatCode39',
  'PKBarcodeFormatCodabar',
  'PKBarcodeFormatEAN13',
  'PKBarcodeFormatI2of5',
])

export const barcodeNotEncodable = passRule({
  id: 'barcode-not-encodable',
  severity: 'error',
  effect: 'altered',
  condition: 'message holds characters outside messageEncoding',
  onThePhone: 'Wrong bytes in the code, or none',
  fix: 'Change the encoding or the message. Binary payloads: one character per byte in iso-8859-1',
  source: 'ligi/PassAndroid#200, CatimaLoyalty/Android#2555',
  check({ pass }, report) {
    visitCodes(pass, ({ format, message, messageEncoding }, place) => {
      if (HAS_OWN_CHARACTERS.has(format)) return
      const index = indexNotEncodable(message, messageEncoding)
      if (index === -1 || !isCharsetName(messageEncoding)) return
      report(
        `${messageEncoding} has no bytes for ${describeCharacter(message, index)} of the message`,
        codePath(place, 'message'),
      )
    })
  },
})
