import { generateKeyPairSync, verify } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { ProviderToken, parseProviderKey } from '../../src/push/provider-token.ts'
import { TestClock } from '../support/test-app.ts'

const MINUTE_MS = 60_000
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

let clock: TestClock
let providerToken: ProviderToken
beforeEach(() => {
  clock = new TestClock()
  providerToken = new ProviderToken(parseProviderKey('ABC123DEFG', 'A1B2C3D4E5', pem), clock)
})

describe('a provider token', () => {
  test('names key, team and hour, signed by ES256 as JSON Web Tokens are', () => {
    const [header = '', claims = '', signature = ''] = providerToken.get().split('.')
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'ES256', kid: 'ABC123DEFG' })
    const iat = Math.floor(clock.now().getTime() / 1000)
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({ iss: 'A1B2C3D4E5', iat })
    const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
    const content = Buffer.from(`${header}.${claims}`)
    expect(verify('sha256', content, key, Buffer.from(signature, 'base64url'))).toBe(true)
  })

  test('stays for 50 minutes, and is renewed before APNs calls it old', () => {
    const first = providerToken.get()
    clock.advance(49 * MINUTE_MS)
    expect(providerToken.get()).toBe(first)
    clock.advance(MINUTE_MS)
    expect(providerToken.get()).not.toBe(first)
  })

  test('that is called expired is replaced, however many pushes hear of it', () => {
    const first = providerToken.get()
    clock.advance(20 * MINUTE_MS)
    expect(providerToken.renew(first)).toBe(true)
    const second = providerToken.get()
    expect(second).not.toBe(first)
    expect(providerToken.renew(first)).toBe(true)
    expect(providerToken.get()).toBe(second)
  })

  test('is not replaced within 20 minutes, nor after APNs has seen too many', () => {
    const first = providerToken.get()
    clock.advance(20 * MINUTE_MS - 1)
    expect(providerToken.renew(first)).toBe(false)
    providerToken.keep()
    clock.advance(MINUTE_MS)
    expect(providerToken.renew(first)).toBe(false)
    clock.advance(20 * MINUTE_MS)
    expect(providerToken.renew(first)).toBe(true)
  })

  test('from before the clock was set back is replaced', () => {
    const first = providerToken.get()
    clock.advance(-3_600_000)
    expect(providerToken.get()).not.toBe(first)
  })
})

test.each([
  ['no key', 'AuthKey'],
  ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'],
  [
    'an RSA key',
    generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  ],
  [
    'a key of another curve',
    generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  ],
])('a provider key is not %s', (_what, text) => {
  expect(() => parseProviderKey('ABC123DEFG', 'A1B2C3D4E5', text)).toThrow(
    expect.objectContaining({ code: 'ERR_APNS_KEY', message: expect.not.stringContaining('MIIB') }),
  )
})
