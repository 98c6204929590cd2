import { describe, expect, test } from 'vitest'
import {
  derContext,
  derNull,
  derObjectIdentifier,
  derOctetString,
  derSequence,
  derSmallInteger,
  derTime,
} from '../../src/der/encode-der.ts'
import { run } from '../support/run.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('a length', () => {
  test.each([
    [0, '0400'],
    [1, '0401'],
    [127, '047f'],
    [128, '048180'],
    [255, '0481ff'],
    [256, '04820100'],
    [65_535, '0482ffff'],
    [65_536, '0483010000'],
    [16_777_216, '048401000000'],
  ])('of %i octets is written in the shortest form', (length, header) => {
    const value = derOctetString(new Uint8Array(length).fill(0xaa))
    expect(hex(value.subarray(0, header.length / 2))).toBe(header)
    expect(value).toHaveLength(header.length / 2 + length)
    if (length > 0) expect(value.at(-1)).toBe(0xaa)
  })
})

describe('an object identifier', () => {
  test.each([
    ['2.5.4.3', '0603550403'],
    ['1.2.840.113549.1.7.2', '06092a864886f70d010702'],
    ['0.9.2342.19200300.100.1.1', '060a0992268993f22c640101'],
    // X.690 section 8.19.5: the first two arcs are one number, which may need two octets.
    ['2.999.3', '0603883703'],
  ])('%s is written in base 128', (dotted, encoded) => {
    expect(hex(derObjectIdentifier(dotted))).toBe(encoded)
  })
})

describe('a time', () => {
  test.each([
    ['1950-01-01T00:00:00.000Z', 0x17, '500101000000Z'],
    ['1999-12-31T23:59:59.999Z', 0x17, '991231235959Z'],
    ['2026-06-01T12:00:00.750Z', 0x17, '260601120000Z'],
    ['2049-12-31T23:59:59.000Z', 0x17, '491231235959Z'],
    ['2050-01-01T00:00:00.000Z', 0x18, '20500101000000Z'],
    ['1949-12-31T23:59:59.000Z', 0x18, '19491231235959Z'],
  ])('%s is UTCTime from 1950 to 2049 and GeneralizedTime outside', (instant, identifier, characters) => {
    const time = derTime(new Date(instant))
    expect(time[0]).toBe(identifier)
    expect(Buffer.from(time.subarray(2)).toString('latin1')).toBe(characters)
  })

  test('that is no date is refused', () => {
    expect(() => derTime(new Date('tomorrow'))).toThrow(RangeError)
  })
})

test('nested values are read by openssl', async () => {
  // SEQUENCE { INTEGER 5, [2] { NULL }, OID commonName }
  const der = derSequence(derSmallInteger(5), derContext(2, derNull()), derObjectIdentifier('2.5.4.3'))
  expect(hex(der)).toBe('300c020105a20205000603550403')
  const { output } = await run({ der }, [['openssl', 'asn1parse', '-inform', 'DER', '-in', 'der']])
  expect(output).toMatch(/SEQUENCE[\s\S]+INTEGER +:05[\s\S]+cont \[ 2 ][\s\S]+NULL[\s\S]+OBJECT +:commonName/)
})
