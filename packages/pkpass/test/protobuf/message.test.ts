import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeMessage } from '../../src/protobuf/decode-message.ts'
import { encodeMessage } from '../../src/protobuf/encode-message.ts'
import type { Message } from '../../src/protobuf/message.ts'
import { messageType } from '../../src/protobuf/message-type.ts'
import { ProtobufError } from '../../src/protobuf/protobuf-error.ts'
import { MAX_MESSAGE_BYTES, MAX_MESSAGE_FIELDS } from '../../src/protobuf/wire.ts'

const INNER = messageType('Inner', [
  [1, 'text', 'string'],
  [2, 'number', 'double', 'implicit'],
  [3, 'texts', 'string', 'list'],
])
const ALL = messageType('All', [
  [1, 'text', 'string'],
  [2, 'flag', 'bool'],
  [3, 'small', 'int32'],
  [4, 'natural', 'uint32'],
  [5, 'large', 'int64'],
  [6, 'real', 'double'],
  [7, 'inner', INNER],
  [8, 'numbers', 'int32', 'list'],
  [9, 'reals', 'double', 'list'],
  [10, 'inners', INNER, 'list'],
  [11, 'byKey', INNER, 'map'],
  [12, 'flags', 'bool', 'map'],
  [13, 'eitherText', 'string', 'one'],
  [14, 'orNumber', 'int64', 'one'],
  [100, 'implied', 'string', 'implicit'],
])

function decode(hex: string): Message {
  return decodeMessage(ALL, Buffer.from(hex.replaceAll(' ', ''), 'hex'))
}

function hexOf(message: Message): string {
  return Buffer.from(encodeMessage(ALL, message)).toString('hex')
}

describe('a message is read', () => {
  test.each([
    ['a text', '0a 03 c3a9 61', { text: 'éa' }],
    ['a text that starts with a byte order mark', '0a 03 efbbbf', { text: '\uFEFF' }],
    ['a negative number in ten bytes', '18 ffffffffffffffffff01', { small: -1 }],
    ['a number cut to its 32 bits', '18 8080808010', { small: 0 }],
    ['the largest natural number', '20 ffffffff0f', { natural: 4_294_967_295 }],
    ['a large number', '28 80808080808080808001', { large: -9_223_372_036_854_775_808n }],
    ['a double', '31 000000000000f03f', { real: 1 }],
    ['numbers, packed', '42 03 01 9601', { numbers: [1, 150] }],
    ['numbers, each for itself and packed', '40 01 42 02 0203', { numbers: [1, 2, 3] }],
    ['doubles, packed', '4a 08 000000000000f03f', { reals: [1] }],
    ['the last of repeated values', '0a 01 61 0a 01 62', { text: 'b' }],
    ['repeated messages, merged', '3a 03 0a0161 3a 03 1a0162', { inner: { text: 'a', texts: ['b'] } }],
    ['the last of several alternatives', '6a 01 61 70 01', { orNumber: 1n }],
    ['a map', '62 04 0a00 1001', { flags: new Map([['', true]]) }],
    [
      'a map with what an entry leaves out',
      '62 00 5a 03 0a0161',
      { flags: new Map([['', false]]), byKey: new Map([['a', {}]]) },
    ],
    ['nothing', '', {}],
  ])('%s', (_what, hex, message: Message) => {
    expect(decode(hex)).toEqual(message)
  })

  test('and what is not known is kept, in whatever wire type', () => {
    const hex = '0a0161a80601a90600000000000000ffaa060161ad06000000ff0801'
    const message = decode(hex.slice(6))
    expect(message.unknownFields).toHaveLength(5)
    expect(hexOf({ ...message, text: 'a' })).toBe(hex)
  })

  test.each([
    ['ERR_PROTOBUF_TRUNCATED', '0a'],
    ['ERR_PROTOBUF_TRUNCATED', '0a 02 61'],
    ['ERR_PROTOBUF_TRUNCATED', '0a ffffffffffffffff7f 61'],
    ['ERR_PROTOBUF_TRUNCATED', '31 00000000000000'],
    ['ERR_PROTOBUF_TRUNCATED', 'a506 000000'],
    ['ERR_PROTOBUF_TRUNCATED', '42 01 80'],
    ['ERR_PROTOBUF_TRUNCATED', '4a 07 00000000000000'],
    ['ERR_PROTOBUF_VARINT', '18 ffffffffffffffffff02'],
    ['ERR_PROTOBUF_VARINT', '18 8080808080808080808001'],
    ['ERR_PROTOBUF_TAG', '00 00'],
    ['ERR_PROTOBUF_TAG', '0b 0c'],
    ['ERR_PROTOBUF_TAG', '0e'],
    ['ERR_PROTOBUF_TAG', 'f8ffffffff01 00'],
    ['ERR_PROTOBUF_TEXT', '0a 01 ff'],
    ['ERR_PROTOBUF_TEXT', '0a 03 eda080'],
  ])('or refused with %s: %s', (code, hex) => {
    expect(() => decode(hex)).toThrow(expect.objectContaining({ name: 'ProtobufError', code }))
  })

  test('up to its limits, which packed numbers and inner messages share', () => {
    const refusal = expect.objectContaining({ code: 'ERR_PROTOBUF_LIMIT' })
    expect(() => decodeMessage(ALL, new Uint8Array(MAX_MESSAGE_BYTES + 1))).toThrow(refusal)
    const flags = Buffer.from('1001'.repeat(MAX_MESSAGE_FIELDS), 'hex')
    expect(decodeMessage(ALL, flags)).toEqual({ flag: true })
    expect(() => decodeMessage(ALL, Buffer.concat([flags, Buffer.from('1001', 'hex')]))).toThrow(refusal)
    expect(() => encodeMessage(ALL, { text: 'a'.repeat(MAX_MESSAGE_BYTES) })).toThrow(refusal)
    const numbers = { numbers: new Array<number>(MAX_MESSAGE_FIELDS).fill(1) }
    expect(() => decodeMessage(ALL, encodeMessage(ALL, numbers))).toThrow(refusal)
  })

  test('or refused, whatever its bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
        try {
          decodeMessage(ALL, bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(ProtobufError)
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a message is not written', () => {
  test.each([
    ['of a name it does not have', { txet: '' }],
    ['of a text for a number', { small: '1' }],
    ['of a number for a text', { text: 1 }],
    ['of a text that is no Unicode', { text: '\ud83c' }],
    ['of a number out of its range', { small: 2 ** 31 }],
    ['of a fraction', { natural: 0.5 }],
    ['of a number for a large one', { large: 1 }],
    ['of a text for a double', { real: '1' }],
    ['of a value for a list', { numbers: 1 }],
    ['of a list for a message', { inner: [] }],
    ['of an object for a map', { flags: { a: true } }],
  ])('because %s', (_why, message: Message) => {
    expect(() => encodeMessage(ALL, message)).toThrow(expect.objectContaining({ code: 'ERR_PROTOBUF_VALUE' }))
  })
})

test('what is written is read back', () => {
  const string = fc.string({ unit: 'binary' })
  const double = fc.double()
  const inner = fc.record(
    { text: string, number: double.filter(value => !Object.is(value, 0)), texts: fc.array(string, { minLength: 1 }) },
    { requiredKeys: [] },
  )
  const some = <T>(all: fc.Arbitrary<T>) => fc.array(all, { minLength: 1, maxLength: 5 })
  const map = <T>(all: fc.Arbitrary<T>) => some(fc.tuple(string, all)).map(entries => new Map(entries))
  const messages = fc.record(
    {
      text: string,
      flag: fc.boolean(),
      small: fc.integer(),
      natural: fc.nat(),
      large: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      real: double,
      inner,
      numbers: some(fc.integer()),
      reals: some(double),
      inners: some(inner),
      byKey: map(inner),
      flags: map(fc.boolean()),
      orNumber: fc.bigInt({ min: 0n, max: 9n }),
      implied: string.filter(text => text !== ''),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(messages, message => {
      expect(decodeMessage(ALL, encodeMessage(ALL, message))).toEqual(message)
    }),
  )
})
