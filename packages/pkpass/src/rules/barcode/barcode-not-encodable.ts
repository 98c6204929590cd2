import { passRule } from '../rule.ts'

export const barcodeNotEncodable = passRule({
  id: 'barcode-not-encodable',
  severity: 'error',
  effect: 'altered',
  condition: 'message holds characters outside messageEncoding',
  onThePhone: 'Wrong bytes in the code, or none',
  fix: 'Change the encoding or the message. Binary payloads: one character per byte in iso-8859-1',
  source: 'ligi/PassAndroid#200, CatimaLoyalty/Android#2555',
})
