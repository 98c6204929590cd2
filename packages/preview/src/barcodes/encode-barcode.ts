import type { BarcodeFault, BarcodeSymbol } from './barcode-symbol.ts'
import { encodeMessage, findCharacterSet } from './encode-message.ts'
import { outlinePath } from './outline-path.ts'
import { SYMBOLOGIES, type Symbology } from './symbologies.ts'

/** Long names are of no use to anybody who reads a message. */
const MAX_SHOWN_CHARACTERS = 40

interface BarcodeToEncode {
  /** One of Apple's eight names. */
  readonly format: string
  readonly message: string
  /** IANA's name of the character set that makes bytes of the message. */
  readonly messageEncoding: string
}

/**
 * Encodes an entry of `barcodes` as the modules that are to be drawn, or tells why there is no code.
 *
 * Two-dimensional codes and Code 128 hold the very bytes that the message has in its encoding, and nothing else: no sign of which
 * encoding that was. The other linear codes have a few characters of their own, which no encoding changes.
 *
 * @example
 * encodeBarcode({ format: 'PKBarcodeFormatQR', message: 'M-0042', messageEncoding: 'iso-8859-1' })
 */
export function encodeBarcode(barcode: BarcodeToEncode): BarcodeSymbol | BarcodeFault {
  const { format, message, messageEncoding } = barcode
  const symbology = SYMBOLOGIES.get(format)
  if (symbology === undefined) {
    return {
      fault: 'format-unknown',
      message: `Expected one of ${[...SYMBOLOGIES.keys()].join(', ')}, found ${shown(format)}`,
    }
  }
  if (message === '') return { fault: 'message-empty', message: 'Expected a message to encode, found an empty text' }
  const characterSet = findCharacterSet(messageEncoding)
  if (characterSet === undefined) {
    const expected = 'Expected the name of a character set that can be drawn, such as iso-8859-1 or utf-8'
    return { fault: 'encoding-unknown', message: `${expected}, found ${shown(messageEncoding)}` }
  }
  // First of all for the time it takes: no character has less than a byte.
  if (message.length > symbology.maxBytes) return tooLong(symbology, message.length)
  if (symbology.isText) return drawSymbol(symbology, message, message)
  const encoded = encodeMessage(message, characterSet)
  if ('codePoint' in encoded) {
    const character = `U+${encoded.codePoint.toString(16).toUpperCase().padStart(4, '0')}`
    return {
      fault: 'message-not-encodable',
      message: `${messageEncoding} has no bytes for ${character} of the message: choose another encoding, or another message`,
    }
  }
  if (encoded.payload.length > symbology.maxBytes) return tooLong(symbology, encoded.payload.length)
  return drawSymbol(symbology, message, encoded.payload)
}

function drawSymbol(symbology: Symbology, message: string, payload: string): BarcodeSymbol | BarcodeFault {
  if (!symbology.allows(message)) {
    return { fault: 'message-not-allowed', message: `${symbology.allowed}, the message has not` }
  }
  const last = lastDrawn.get(symbology)
  if (last?.payload === payload) return last.symbol
  const grid = symbology.draw(payload)
  if (grid === undefined) return tooLong(symbology, payload.length)
  const symbol = {
    shape: symbology.shape,
    widthModules: grid.width,
    heightModules: grid.height,
    path: outlinePath(grid),
  }
  lastDrawn.set(symbology, { payload, symbol })
  return symbol
}

/**
 * Who works on a pass draws the same code with every letter of its texts, and a code takes longer than all the rest: 2.5 of 2.8 ms
 * for a PDF417 of a boarding pass.
 */
const lastDrawn = new WeakMap<Symbology, { readonly payload: string; readonly symbol: BarcodeSymbol }>()

function tooLong({ maxBytes }: Symbology, bytes: number): BarcodeFault {
  return {
    fault: 'message-too-long',
    message: `Expected a message that fits the code, ${maxBytes} bytes at most, fewer when they are not digits alone; found ${bytes}: shorten it to an id`,
  }
}

function shown(text: string): string {
  return JSON.stringify(text.length > MAX_SHOWN_CHARACTERS ? `${text.slice(0, MAX_SHOWN_CHARACTERS)}…` : text)
}
