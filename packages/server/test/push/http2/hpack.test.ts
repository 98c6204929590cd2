import { describe, expect, test } from 'vitest'
import { RequestEncoder, readStatus } from '../../../src/push/http2/hpack.ts'

const block = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex')
const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex')

describe('the status of an answer', () => {
  test.each([
    ['an entry of the static table', '88', 200],
    ['another', '8d', 404],
    // RFC 7541 appendix C.5.1 and C.6.1.
    ['a value of its own', '48 03 333032', 302],
    ['a value in Huffman’s code', '48 82 6402', 302],
    ['digits with codes of five and six bits', '48 83 680cff', 403],
    ['a field that is not indexed', '08 03 343130', 410],
    ['a field that is never indexed', '18 03 353033', 503],
    ['a name of its own', '00 07 3a737461747573 03 343239', 429],
    ['what follows a change of the table’s size and other fields', '20 5f 03 617069 00 01 61 01 62 8c', 400],
  ])('may be %s', (_what, bytes, status) => {
    expect(readStatus(block(bytes))).toBe(status)
  })

  test('is absent in trailers', () => {
    expect(readStatus(block('00 01 61 01 62'))).toBeUndefined()
  })

  test.each([
    ['an entry of a table that there is not', 'be'],
    ['a name of such a table', '7e 01 61'],
    ['the entry 0', '80'],
    ['a text beyond its end', '48 09 33'],
    ['a number beyond its end', '7f ff ff'],
    ['a number without end', '7f ff ff ff ff ff ff ff'],
  ])('is not looked for behind %s', (_what, bytes) => {
    expect(() => readStatus(block(bytes))).toThrow(RangeError)
  })
})

describe('requests', () => {
  const fields = { path: '/3/device/ab', others: [['apns-expiration', '0']] } as const

  test('send once what never changes, and its numbers from then on', () => {
    const encoder = new RequestEncoder('a', { 'apns-topic': 't' })
    const varying = `040c${hex('/3/device/ab')}`
    const expiration = `000f${hex('apns-expiration')}0130`
    expect(hex(encoder.encode(fields))).toBe(`8387${varying}410161400a${hex('apns-topic')}0174${expiration}`)
    expect(hex(encoder.encode(fields))).toBe(`8387${varying}bfbe${expiration}`)
  })

  test('leave nothing to a table that the peer does not keep', () => {
    const encoder = new RequestEncoder('a', { 'apns-topic': 't' })
    encoder.dropTable()
    expect(hex(encoder.encode(fields)).slice(0, 6)).toBe('208387')
    const second = hex(encoder.encode(fields))
    expect(second.slice(0, 4)).toBe('8387')
    expect(second).toContain(`000a${hex('apns-topic')}0174`)
  })

  test('put a secret into no table, and write lengths of any size', () => {
    const encoder = new RequestEncoder('a', {})
    const authorization = 'x'.repeat(300)
    // 23 as 15 + 8; 300 as 127 + 45 + 128.
    expect(hex(encoder.encode({ ...fields, authorization }))).toContain(`1f087fad01${hex(authorization)}`)
  })
})
