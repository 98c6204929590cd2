import { createPrivateKey } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type IdentitySource, parseIdentity } from '../../src/certificates/identity.ts'
import { issueCertificate } from '../support/issue-certificate.ts'
import { identityOf, makeKey } from '../support/odd-keys.ts'
import { readCertificate, readKey, readPem } from '../support/sandbox.ts'

const right: IdentitySource = {
  certificate: readPem('pass'),
  privateKey: readPem('pass-key'),
  intermediate: readPem('intermediate'),
}

const key = createPrivateKey(right.privateKey)
const encrypted = key
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'correct horse' })
  .toString()

describe('an identity', () => {
  test('has pass type and team of its certificate', () => {
    expect(parseIdentity(right)).toMatchObject({
      passTypeIdentifier: 'pass.com.example.coffee',
      teamIdentifier: 'A1B2C3D4E5',
    })
  })

  test('is made of DER as well as PEM', () => {
    const certificate = readCertificate('pass').der
    const intermediate = readCertificate('intermediate').der
    expect(parseIdentity({ ...right, certificate, intermediate }).teamIdentifier).toBe('A1B2C3D4E5')
  })

  test.each([
    ['PKCS #1', () => key.export({ type: 'pkcs1', format: 'pem' }).toString()],
    ['PKCS #8', () => key.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ])('takes a key in %s', (_form, privateKey) => {
    expect(parseIdentity({ ...right, privateKey: privateKey() }).privateKey.asymmetricKeyType).toBe('rsa')
  })

  test('takes an elliptic-curve key', () => {
    expect(identityOf(makeKey('P-256')).privateKey.asymmetricKeyType).toBe('ec')
  })

  test('takes an encrypted key with its passphrase', () => {
    const source = { ...right, privateKey: encrypted, passphrase: 'correct horse' }
    expect(parseIdentity(source).privateKey.equals(key)).toBe(true)
  })

  test('takes a passphrase that an unencrypted key does not need', () => {
    expect(parseIdentity({ ...right, passphrase: 'not needed' }).privateKey.equals(key)).toBe(true)
  })
})

describe('an identity is refused', () => {
  test.each<[string, string, Partial<IdentitySource>]>([
    ['ERR_CERT_MALFORMED', 'a certificate that is none', { certificate: 'pass.pem' }],
    ['ERR_CERT_MALFORMED', 'an intermediate that is none', { intermediate: '' }],
    ['ERR_CERT_NOT_PASS_TYPE', 'a certificate of an authority', { certificate: readPem('intermediate') }],
    ['ERR_KEY_MALFORMED', 'a key that is none', { privateKey: readPem('pass') }],
    ['ERR_KEY_MALFORMED', 'an encrypted key without passphrase', { privateKey: encrypted }],
    ['ERR_KEY_MALFORMED', 'an encrypted key with another passphrase', { privateKey: encrypted, passphrase: 'wrong' }],
    ['ERR_KEY_MISMATCH', "somebody else's key", { privateKey: readPem('other-pass-key') }],
    ['ERR_KEY_MISMATCH', 'a key of another kind', { privateKey: ecPem() }],
    ['ERR_WWDR_MISMATCH', 'an intermediate of the same name', { intermediate: readPem('other-intermediate') }],
    ['ERR_WWDR_MISMATCH', 'the root in its place', { intermediate: readPem('root') }],
    ['ERR_WWDR_MISMATCH', 'the certificate itself in its place', { intermediate: readPem('pass') }],
  ])('with %s for %s', (code, _what, wrong) => {
    expect(() => parseIdentity({ ...right, ...wrong })).toThrow(
      expect.objectContaining({ name: 'CertificateError', code }),
    )
  })

  test('with ERR_CERT_NOT_PASS_TYPE for a pass certificate without pass type or team', () => {
    const certificate = issueCertificate({
      serialNumber: 1,
      subject: Uint8Array.of(0x30, 0x00),
      issuer: readCertificate('pass').issuer,
      key: readKey('pass'),
      issuerKey: readKey('intermediate'),
      notBefore: new Date('2026-01-01T00:00:00Z'),
      notAfter: new Date('2026-12-31T23:59:59Z'),
      passTypeMarker: 'pass.com.example.coffee',
    })
    expect(() => parseIdentity({ ...right, certificate })).toThrow(
      expect.objectContaining({ code: 'ERR_CERT_NOT_PASS_TYPE' }),
    )
  })

  test('without showing key or passphrase', () => {
    const source = { ...right, privateKey: encrypted, passphrase: 'a secret passphrase' }
    expect(() => parseIdentity(source)).toThrow(expect.not.stringContaining('a secret passphrase'))
  })
})

function ecPem(): string {
  return makeKey('P-256').export({ type: 'pkcs8', format: 'pem' }).toString()
}
