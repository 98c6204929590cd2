import { describe, expect, test } from 'vitest'
import { dotted } from '../../src/der/dotted.ts'
import { derOctetString, derSequence, derValue } from '../../src/der/encode-der.ts'
import { BerReader } from '../../src/der/read-ber.ts'

const hex = (digits: string) => new Uint8Array(Buffer.from(digits.replaceAll(' ', ''), 'hex'))
const read = (bytes: Uint8Array) => new BerReader().read(bytes)

describe('a reader of BER', () => {
  test('reads lengths in every form', () => {
    for (const length of [0, 1, 127, 128, 255, 256, 65_535, 65_536]) {
      expect(read(derOctetString(new Uint8Array(length))).contents).toHaveLength(length)
    }
    // 04 84 00000002: four octets for a length of two, which DER forbids and BER does not.
    expect(read(hex('04 84 00000002 aabb')).contents).toEqual(hex('aabb'))
  })

  test('reads indefinite lengths, one inside the other', () => {
    // SEQUENCE { SEQUENCE { INTEGER 5 }, OCTET STRING "aa" }
    const outer = read(hex('3080 3080 020105 0000 0401aa 0000 ffff'))
    expect(outer.bytes).toHaveLength(14)
    const reader = new BerReader()
    const [inner, string] = reader.members(outer)
    expect(inner && reader.members(inner)).toMatchObject([{ identifier: 0x02 }])
    expect(string?.contents).toEqual(hex('aa'))
  })

  test('joins strings in pieces and encodes them as DER', () => {
    const reader = new BerReader()
    // [0] { OCTET STRING { "aa", OCTET STRING { "bb" } } }
    const element = reader.read(hex('a080 2480 0401aa 2403 0401bb 0000 0000'))
    expect(reader.encode(element)).toEqual(Buffer.from(hex('a0 04 0402aabb')))
  })

  test.each([
    ['nothing', ''],
    ['a tag without a length', '30'],
    ['a tag of many octets without an end', '3f 81 82 83'],
    ['a length with octets missing', '30 82 01'],
    ['a length beyond the end', '30 05 0201'],
    ['a length of nine octets', '30 89 000000000000000001'],
    ['a primitive without an end', '04 80 00 00'],
    ['an indefinite length without an end', '30 80 02 01 05'],
  ])('refuses %s', (_what, digits) => {
    expect(() => read(hex(digits))).toThrow(expect.objectContaining({ name: 'BerError' }))
  })

  test('follows neither ten thousand levels nor a million elements', () => {
    const deep = Buffer.alloc(40_000, Uint8Array.of(0x30, 0x80))
    expect(() => read(deep)).toThrow('nests more than 32 levels deep')
    let definite = derValue(0x05)
    for (let level = 0; level < 100; level += 1) definite = derSequence(definite)
    const reader = new BerReader()
    expect(() => reader.encode(reader.read(definite))).toThrow('nests more than 32 levels deep')
    const wide = new BerReader()
    expect(() => wide.members(wide.read(derSequence(new Uint8Array(2_000_000))))).toThrow('more than 20000 elements')
  })
})

test.each([
  ['2a864886f70d010702', '1.2.840.113549.1.7.2'],
  ['608648016503040201', '2.16.840.1.101.3.4.2.1'],
  ['883703', '2.999.3'],
  ['', ''],
  ['ff'.repeat(40), 'of 40 octets'],
])('the object identifier %s is %s', (digits, text) => {
  expect(dotted(hex(digits))).toBe(text)
})
