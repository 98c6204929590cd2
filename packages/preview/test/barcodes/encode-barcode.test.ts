import { BARCODE_FORMATS, BARCODES } from '@billfold/pkpass/schema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BarcodeFaultCode } from '../../src/barcodes/barcode-symbol.ts'
import { encodeBarcode } from '../../src/barcodes/encode-barcode.ts'
import { draw, find, scan } from './scan.ts'

const QR = 'PKBarcodeFormatQR'
const AZTEC = 'PKBarcodeFormatAztec'
const PDF417 = 'PKBarcodeFormatPDF417'
const CODE_128 = 'PKBarcodeFormatCode128'
const CODE_39 = 'PKBarcodeFormatCode39'
const CODABAR = 'PKBarcodeFormatCodabar'
const EAN_13 = 'PKBarcodeFormatEAN13'
const I_2_OF_5 = 'PKBarcodeFormatI2of5'

/** With a boarding pass of the industry's own examples. */
const BOARDING_PASS = 'M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 226F001A0025 100'
const PDF417_OF_REPORTED_SIZE = { widest: 4.6, tallest: 3.2 }

const MESSAGES: readonly (readonly [format: string, message: string, read: string, symbology: string])[] = [
  [QR, 'M-0042', 'M-0042', 'QRCode'],
  [QR, 'https://example.com/a?b=c&d=é', 'https://example.com/a?b=c&d=é', 'QRCode'],
  [QR, '0123456789', '0123456789', 'QRCode'],
  [AZTEC, BOARDING_PASS, BOARDING_PASS, 'Aztec'],
  [AZTEC, '7', '7', 'Aztec'],
  [PDF417, BOARDING_PASS, BOARDING_PASS, 'PDF417'],
  [PDF417, 'Ab', 'Ab', 'PDF417'],
  [CODE_128, 'M-0042 é', 'M-0042 é', 'Code128'],
  [CODE_128, '12345678', '12345678', 'Code128'],
  [CODE_39, 'BILLFOLD-42 $/+%.', 'BILLFOLD-42 $/+%.', 'Code39'],
  [CODABAR, 'B40156C', 'B40156C', 'Codabar'],
  [CODABAR, '12-$:/.+', 'A12-$:/.+A', 'Codabar'],
  [CODABAR, 'd99', 'D99A', 'Codabar'],
  [EAN_13, '400638133393', '4006381333931', 'EANUPC'],
  [EAN_13, '4006381333931', '4006381333931', 'EANUPC'],
  [I_2_OF_5, '0123456789', '0123456789', 'ITF'],
]

function faultOf(format: string, message: string, messageEncoding = 'iso-8859-1'): BarcodeFaultCode | undefined {
  const result = encodeBarcode({ format, message, messageEncoding })
  return 'fault' in result ? result.fault : undefined
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, character => character.charCodeAt(0))
}

describe('a drawn code', () => {
  test.each(
    MESSAGES,
  )('%s of %j is read back by another decoder at every size', async (format, message, read, symbology) => {
    const symbol = draw(format, message)
    for (const pixelsPerModule of [2, 3, 3.7, 6]) {
      const result = await scan(symbol, pixelsPerModule)
      expect(result).toMatchObject({ text: read, symbology, isMirrored: false, hasECI: false, isValid: true })
    }
  })

  test('is square for QR and Aztec, and wide for the six others, as the schema has it', () => {
    const shapes = MESSAGES.map(([format, message]) => [format, draw(format, message).shape] as const)
    expect(Object.fromEntries(shapes)).toEqual(
      Object.fromEntries(
        BARCODE_FORMATS.map(format => [format, BARCODES[format].shape === 'square' ? 'square' : 'wide']),
      ),
    )
  })

  test.each(MESSAGES)('%s of %j is one path of whole numbers inside its size', (format, message) => {
    const { path, shape, widthModules, heightModules } = draw(format, message)
    expect(path).toMatch(/^(?:M\d+ \d+(?:[hv]-?[1-9]\d*)+z)+$/)
    if (shape === 'square') expect(heightModules).toBe(widthModules)
    for (const [, x, y] of path.matchAll(/M(\d+) (\d+)/g)) {
      expect(Number(x)).toBeLessThan(widthModules)
      expect(Number(y)).toBeLessThan(heightModules)
    }
  })

  test('is the same each time, whatever was drawn or refused in between', () => {
    const first = MESSAGES.map(([format, message]) => draw(format, message))
    expect(faultOf(AZTEC, '\xff'.repeat(3_000))).toBe('message-too-long')
    expect(faultOf(PDF417, '\xff'.repeat(2_000))).toBe('message-too-long')
    const again = MESSAGES.toReversed().map(([format, message]) => draw(format, message))
    expect(again.toReversed()).toEqual(first)
  })

  test.each([5, 30, 60, 130, 400, 900])('PDF417 of %i characters has about the proportions of Wallet', async length => {
    const symbol = draw(PDF417, BOARDING_PASS.repeat(20).slice(0, length))
    const aspect = symbol.widthModules / symbol.heightModules
    expect(aspect).toBeGreaterThan(PDF417_OF_REPORTED_SIZE.tallest)
    expect(aspect).toBeLessThan(length < 20 ? 8 : PDF417_OF_REPORTED_SIZE.widest)
    expect((await scan(symbol)).bytes.length).toBe(length)
  })

  test('has one row where it is linear, to be made as high as there is room', () => {
    expect(draw(CODE_128, '12')).toMatchObject({ heightModules: 1, widthModules: 46 })
    expect(draw(EAN_13, '400638133393')).toMatchObject({ heightModules: 1, widthModules: 95 })
  })
})

describe('a binary payload', () => {
  const EVERY_BYTE = String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte))

  test('Code 128 keeps the upper half of Latin-1 apart from the digits it looks like', async () => {
    for (const message of ['\xb0\xb1\xb2\xb3\xb4\xb5\xb6', '20°²³¹°²³ 1234', 'é1234567890é12']) {
      expect((await scan(draw(CODE_128, message))).bytes).toEqual(bytes(message))
    }
  })

  test.each([QR, AZTEC, PDF417, CODE_128])('%s holds every byte, one for each character of Latin-1', async format => {
    const halves = [EVERY_BYTE.slice(0, 128), EVERY_BYTE.slice(128)]
    for (const message of format === CODE_128 ? halves : [EVERY_BYTE]) {
      expect((await scan(draw(format, message))).bytes).toEqual(bytes(message))
    }
  })

  test.each([
    ['utf-8', 'Zürich 東京 🎫', [...new TextEncoder().encode('Zürich 東京 🎫')]],
    ['utf-16', 'é🎫', [0xff, 0xfe, 0xe9, 0, 0x3c, 0xd8, 0xab, 0xdf]],
    ['utf-16be', 'é🎫', [0, 0xe9, 0xd8, 0x3c, 0xdf, 0xab]],
    ['UTF-16LE', 'é🎫', [0xe9, 0, 0x3c, 0xd8, 0xab, 0xdf]],
    ['utf-32', 'é', [0xff, 0xfe, 0, 0, 0xe9, 0, 0, 0]],
    ['Shift_JIS', '日本 ｱ', [0x93, 0xfa, 0x96, 0x7b, 0x20, 0xb1]],
    ['windows-1252', '€ 5', [0x80, 0x20, 0x35]],
    ['windows-1251', 'Привет', [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]],
    ['iso-8859-15', '€', [0xa4]],
    ['gb18030', '中🎫', [0xd6, 0xd0, 0x94, 0x39, 0xc0, 0x39]],
  ])('is the bytes of %s and nothing else', async (encoding, message, expected) => {
    for (const format of [QR, AZTEC, PDF417]) {
      const { bytes: read, hasECI } = await scan(draw(format, message, encoding))
      expect([...read]).toEqual(expected)
      expect(hasECI).toBe(false)
    }
  })
})

describe('a code that cannot be drawn', () => {
  test.each<[format: string, message: string, encoding: string, fault: BarcodeFaultCode]>([
    ['PKBarcodeFormatITF', '1234', 'iso-8859-1', 'format-unknown'],
    ['constructor', '1234', 'iso-8859-1', 'format-unknown'],
    ['', '1234', 'iso-8859-1', 'format-unknown'],
    [QR, '', 'iso-8859-1', 'message-empty'],
    [QR, 'a', '', 'encoding-unknown'],
    [QR, 'a', 'latin-one', 'encoding-unknown'],
    [QR, 'a', ' utf-8', 'encoding-unknown'],
    [QR, 'a', 'ibm037', 'encoding-unknown'],
    [QR, 'a', 'constructor', 'encoding-unknown'],
    [QR, 'a', 'x'.repeat(5_000_000), 'encoding-unknown'],
    [EAN_13, '400638133393', 'latin-one', 'encoding-unknown'],
    [QR, '€', 'iso-8859-1', 'message-not-encodable'],
    [QR, 'é', 'us-ascii', 'message-not-encodable'],
    [AZTEC, '日', 'windows-1252', 'message-not-encodable'],
    [PDF417, '한', 'shift_jis', 'message-not-encodable'],
    [QR, 'a\ud800', 'utf-8', 'message-not-encodable'],
    [QR, '\udc00', 'utf-16', 'message-not-encodable'],
    [CODE_128, '€', 'utf-8', 'message-not-allowed'],
    [EAN_13, '4006381333930', 'iso-8859-1', 'message-not-allowed'],
    [EAN_13, '40063813339', 'iso-8859-1', 'message-not-allowed'],
    [EAN_13, '400638133393x', 'iso-8859-1', 'message-not-allowed'],
    [CODE_39, 'abc', 'iso-8859-1', 'message-not-allowed'],
    [CODE_39, 'A*B', 'iso-8859-1', 'message-not-allowed'],
    [CODABAR, 'AB', 'iso-8859-1', 'message-not-allowed'],
    [CODABAR, '1A1', 'iso-8859-1', 'message-not-allowed'],
    [I_2_OF_5, '123', 'iso-8859-1', 'message-not-allowed'],
    [I_2_OF_5, '12a4', 'iso-8859-1', 'message-not-allowed'],
    [I_2_OF_5, '12\n', 'iso-8859-1', 'message-not-allowed'],
    [I_2_OF_5, '١٢', 'utf-8', 'message-not-allowed'],
    [EAN_13, '40063813339312', 'iso-8859-1', 'message-too-long'],
    [CODE_39, 'A'.repeat(257), 'iso-8859-1', 'message-too-long'],
    [QR, '1'.repeat(5_597), 'iso-8859-1', 'message-too-long'],
    [QR, 'A'.repeat(3_392), 'iso-8859-1', 'message-too-long'],
    [QR, 'a'.repeat(2_332), 'iso-8859-1', 'message-too-long'],
    [QR, '日'.repeat(2_000), 'utf-8', 'message-too-long'],
    [AZTEC, 'ÿ'.repeat(2_000), 'iso-8859-1', 'message-too-long'],
    [PDF417, 'ÿ'.repeat(1_200), 'iso-8859-1', 'message-too-long'],
  ])('%.30s of %.30j in %.20s is told why', (format, message, encoding, fault) => {
    expect(faultOf(format, message, encoding)).toBe(fault)
  })

  test('is told without the payload', () => {
    const secret = 'hunter2-€'
    expect(encodeBarcode({ format: QR, message: secret, messageEncoding: 'iso-8859-1' })).toEqual({
      fault: 'message-not-encodable',
      message: 'iso-8859-1 has no bytes for U+20AC of the message: choose another encoding, or another message',
    })
    for (const format of BARCODE_FORMATS) {
      expect(JSON.stringify(encodeBarcode({ format, message: secret, messageEncoding: 'ascii' }))).not.toContain(
        'hunter2',
      )
    }
  })

  test.each([QR, AZTEC, PDF417])('%s of the most that fits is still drawn', format => {
    const most = { [QR]: 5_596, [AZTEC]: 3_832, [PDF417]: 2_710 }[format] ?? 0
    expect(faultOf(format, '1'.repeat(most))).toBeUndefined()
    expect(faultOf(format, '1'.repeat(most + 1))).toBe('message-too-long')
  })

  test.each(BARCODE_FORMATS)('%s refuses five million characters at once', format => {
    for (const character of ['1', 'A', '\xff', '日']) {
      const message = character.repeat(5_000_000)
      const start = performance.now()
      expect(faultOf(format, message, 'utf-8')).toBe('message-too-long')
      expect(performance.now() - start).toBeLessThan(100)
    }
  })

  test.each(BARCODE_FORMATS)('%s answers within two seconds whatever is asked', format => {
    for (const part of ['1', 'A', 'a', '\xff', 'a1', 'A1b. \xff', '\0', '12345a', 'aA1!\r\n']) {
      for (const length of [250, 1_000, 2_300, 3_800]) {
        const start = performance.now()
        faultOf(format, part.repeat(length).slice(0, length))
        expect(performance.now() - start).toBeLessThan(2_000)
      }
    }
  })
})

describe('any message', () => {
  const LATIN_1 = fc.string({
    unit: fc.integer({ min: 0, max: 255 }).map(byte => String.fromCharCode(byte)),
    minLength: 1,
  })

  test.each([QR, AZTEC, PDF417])('of bytes comes back out of %s', async format => {
    let overlooked = 0
    await fc.assert(
      fc.asyncProperty(LATIN_1, async message => {
        const found = await find(draw(format, message), 3)
        if (found === undefined) overlooked += 1
        else expect(found.bytes).toEqual(bytes(message))
      }),
      { numRuns: 60 },
    )
    // The decoder does not see an Aztec code whose data make the frame of its core much darker; any module less, and it does.
    expect(overlooked).toBeLessThanOrEqual(format === AZTEC ? 2 : 0)
  })

  test('of Unicode comes back out of QR in UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), async message => {
        expect((await scan(draw(QR, message, 'utf-8'), 2)).bytes).toEqual(new TextEncoder().encode(message))
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    [CODE_128, LATIN_1],
    [CODE_39, fc.stringMatching(/^[\dA-Z\-.$/+% ]{1,20}$/)],
    [CODABAR, fc.stringMatching(/^[A-D][\d\-$:/.+]{2,20}[A-D]$/)],
    [I_2_OF_5, fc.stringMatching(/^(?:\d\d){3,15}$/)],
    [EAN_13, fc.stringMatching(/^\d{12}$/)],
  ])('of its characters comes back out of %s', async (format, messages) => {
    await fc.assert(
      fc.asyncProperty(messages, async message => {
        const found = (await scan(draw(format, message), 3)).bytes
        // Behind the twelve is the check digit.
        expect(format === EAN_13 ? found.slice(0, 12) : found).toEqual(bytes(message))
      }),
      { numRuns: 100 },
    )
  })

  test('gives a code or a fault, in any format and encoding', () => {
    const barcode = fc.record({
      format: fc.oneof(fc.constantFrom(...BARCODE_FORMATS), fc.string()),
      message: fc.string({ unit: 'binary', maxLength: 300 }),
      messageEncoding: fc.oneof(fc.constantFrom('utf-8', 'utf-16', 'shift_jis', 'iso-8859-1', 'big5'), fc.string()),
    })
    fc.assert(
      fc.property(barcode, asked => {
        const result = encodeBarcode(asked)
        expect('fault' in result ? result.message : result.path).not.toBe('')
      }),
      { numRuns: 300 },
    )
  })
})
