import { describe, expect, test } from 'vitest'
import { isIssuedBy, isValidAt, parseCertificate, parseCertificates } from '../../src/certificates/certificate.ts'
import { trustCertificates } from '../../src/certificates/trust-anchors.ts'
import { encodeName, issueCertificate } from '../support/issue-certificate.ts'
import { issuePassCertificate, LEAF_NAME, makeKey } from '../support/odd-keys.ts'
import { readCertificate, readKey, readPem } from '../support/sandbox.ts'

const MALFORMED = expect.objectContaining({ name: 'CertificateError', code: 'ERR_CERT_MALFORMED' })

describe('a pass certificate', () => {
  const certificate = readCertificate('pass')

  test('gives pass type, team and validity, from PEM and from DER', () => {
    for (const read of [certificate, parseCertificate(certificate.der)]) {
      expect(read).toMatchObject({
        subject: {
          commonName: 'Pass Type ID: pass.com.example.coffee',
          organizationName: 'Example Coffee',
          organizationalUnit: 'A1B2C3D4E5',
          userId: 'pass.com.example.coffee',
        },
        notBefore: new Date('2026-01-01T00:00:00Z'),
        notAfter: new Date('2049-12-31T23:59:59Z'),
        isPassCertificate: true,
      })
      expect(read.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    }
  })

  test('names its issuer by key identifier', () => {
    expect(certificate.authorityKeyIdentifier).toBe(readCertificate('intermediate').subjectKeyIdentifier)
    expect(certificate.authorityKeyIdentifier).toMatch(/^[0-9a-f]{40}$/)
  })

  test('is valid from its first to its last second', () => {
    expect(isValidAt(certificate, new Date('2025-12-31T23:59:59Z'))).toBe(false)
    expect(isValidAt(certificate, new Date('2026-01-01T00:00:00Z'))).toBe(true)
    expect(isValidAt(certificate, new Date('2049-12-31T23:59:59Z'))).toBe(true)
    expect(isValidAt(certificate, new Date('2050-01-01T00:00:00Z'))).toBe(false)
  })

  test('is one only with the marker and the key usage', () => {
    const request = { ...anyRequest(), passTypeMarker: 'pass.com.example.coffee' }
    expect(parseCertificate(issueCertificate(request)).isPassCertificate).toBe(true)
    expect(parseCertificate(issueCertificate(anyRequest())).isPassCertificate).toBe(false)
    expect(parseCertificate(issueCertificate({ ...request, extendedKeyUsage: [] })).isPassCertificate).toBe(false)
    const other = { ...request, extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] }
    expect(parseCertificate(issueCertificate(other)).isPassCertificate).toBe(false)
  })
})

describe('what is no certificate', () => {
  test.each([
    ['nothing', ''],
    ['a private key', readPem('pass-key')],
    ['half of one', readPem('pass').slice(0, 600)],
    ['other text', 'not a certificate'],
    ['other bytes', Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x00)],
  ])('is refused: %s', (_what, source) => {
    expect(() => parseCertificate(source)).toThrow(MALFORMED)
  })

  test('is told with its cause', () => {
    expect(() => parseCertificate('')).toThrow(expect.objectContaining({ cause: expect.any(Error) }))
  })
})

describe('who issued what', () => {
  const leaf = readCertificate('pass')
  const intermediate = readCertificate('intermediate')

  test('is told by names, key identifiers and signature', () => {
    expect(isIssuedBy(leaf, intermediate)).toBe(true)
    expect(isIssuedBy(intermediate, readCertificate('root'))).toBe(true)
    expect(isIssuedBy(readCertificate('root'), readCertificate('root'))).toBe(true)
    expect(isIssuedBy(leaf, readCertificate('root'))).toBe(false)
    expect(isIssuedBy(leaf, readCertificate('other-intermediate'))).toBe(false)
    expect(isIssuedBy(intermediate, leaf)).toBe(false)
  })

  test('is never a certificate without the right to issue', () => {
    const holder = parseCertificate(issueCertificate({ ...anyRequest(), keyUsage: false }))
    const forged = parseCertificate(
      issueCertificate({ ...anyRequest(), issuer: LEAF_NAME, issuerKey: readKey('pass'), key: readKey('other-pass') }),
    )
    expect(forged.x509.verify(holder.x509.publicKey)).toBe(true)
    expect(isIssuedBy(forged, holder)).toBe(false)
  })

  test('is told without throwing for keys of any kind', () => {
    const odd = parseCertificate(issuePassCertificate(makeKey('ed25519')))
    expect(isIssuedBy(odd, intermediate)).toBe(true)
    expect(isIssuedBy(leaf, odd)).toBe(false)
  })
})

describe('several certificates in one text', () => {
  test('are all read, whatever stands between them', () => {
    const text = `Bag Attributes\n${readPem('pass')}\nsubject=x\r\n${readPem('intermediate').replaceAll('\n', '\r\n')}`
    expect(parseCertificates(text).map(({ fingerprint }) => fingerprint)).toEqual([
      readCertificate('pass').fingerprint,
      readCertificate('intermediate').fingerprint,
    ])
    expect(parseCertificates('none')).toEqual([])
  })

  test('are trusted together, and a text without any is refused', () => {
    expect(trustCertificates([readPem('root') + readPem('other-intermediate')]).certificates).toHaveLength(2)
    expect(() => trustCertificates([readPem('root'), 'root.pem'])).toThrow(MALFORMED)
  })
})

function anyRequest() {
  return {
    serialNumber: 1,
    subject: LEAF_NAME,
    issuer: encodeName([['2.5.4.3', 'Somebody']]),
    key: readKey('pass'),
    issuerKey: readKey('pass'),
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2026-12-31T23:59:59Z'),
  }
}
