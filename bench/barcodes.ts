// Codes to be scanned, from the message to the path that is drawn: QR by our own choice of encoder, beside the library that draws
// the seven others and could draw QR too. One thread, seconds of the clock, a new message each time.
import { toSVG } from 'bwip-js/generic'
import { encodeBarcode } from '../packages/preview/src/barcodes/encode-barcode.ts'
import { floor, perSecond, printRates, ratio, takeTurns } from './measure.ts'

const ROUNDS = 7
const WARM_UP_ROUNDS = 2
const CODES_PER_ROUND = 300
const BWIP_QR = 'QR by bwip-js'
/** A guard against a step back. */
const FLOOR = 8

const subjects = {
  [BWIP_QR]: () =>
    perSecond(CODES_PER_ROUND / 5, number => {
      const options = { bcid: 'qrcode', text: message(number), eclevel: 'M', scale: 1 }
      toSVG(options)
    }),
  QR: () => encoded('PKBarcodeFormatQR', message),
  Aztec: () => encoded('PKBarcodeFormatAztec', message),
  PDF417: () => encoded('PKBarcodeFormatPDF417', message),
  'Code 128': () => encoded('PKBarcodeFormatCode128', message),
  'Code 39': () => encoded('PKBarcodeFormatCode39', message),
  Codabar: () => encoded('PKBarcodeFormatCodabar', digits),
  'EAN-13': () => encoded('PKBarcodeFormatEAN13', digits),
  'Interleaved 2 of 5': () => encoded('PKBarcodeFormatI2of5', digits),
}

let round = 0
await takeTurns(WARM_UP_ROUNDS, subjects)
const rates = await takeTurns(ROUNDS, subjects)
printRates('Codes of one thread', rates, BWIP_QR)
floor('QR of bwip-js', ratio(rates, 'QR', BWIP_QR), FLOOR)

function encoded(format: string, messageOf: (number: number) => string): Promise<number> {
  round += 1
  return perSecond(CODES_PER_ROUND, number => {
    const code = encodeBarcode({
      format,
      message: messageOf(round * CODES_PER_ROUND + number),
      messageEncoding: 'iso-8859-1',
    })
    if ('fault' in code) throw new Error(`Expected a code, found ${code.fault}`)
  })
}

function message(number: number): string {
  return `MEMBER-${String(number).padStart(12, '0')}-2026`
}

function digits(number: number): string {
  return String(number).padStart(12, '0')
}
