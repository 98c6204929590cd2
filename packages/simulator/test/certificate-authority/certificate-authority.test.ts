import { createPrivateKey, X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type CertificateAuthority,
  createCertificateAuthority,
  type PassCertificateRequest,
  restoreCertificateAuthority,
} from '../../src/index.ts'
import { openssl } from './openssl.ts'

const NOW = new Date('2026-03-01T12:00:00.750Z')
const now = () => NOW

const REQUEST: PassCertificateRequest = {
  passTypeIdentifier: 'pass.com.example.coffee',
  teamIdentifier: 'A1B2C3D4E5',
  organizationName: 'Café Example',
}

let authority: CertificateAuthority

beforeAll(async () => {
  authority = await createCertificateAuthority({ now })
})

function verify(certificatePem: string, at: Date, from: CertificateAuthority = authority) {
  const files = {
    'root.pem': from.rootCertificatePem,
    'intermediate.pem': from.intermediateCertificatePem,
    'leaf.pem': certificatePem,
  }
  const atSeconds = String(Math.floor(at.getTime() / 1000))
  const chain = ['-CAfile', 'root.pem', '-untrusted', 'intermediate.pem']
  return openssl(files, ['verify', '-x509_strict', '-purpose', 'any', '-attime', atSeconds, ...chain, 'leaf.pem'])
}

async function describeCertificate(certificatePem: string): Promise<string> {
  const args = ['x509', '-in', 'leaf.pem', '-noout', '-text', '-nameopt', 'RFC2253,-esc_msb,utf8']
  const { output } = await openssl({ 'leaf.pem': certificatePem }, args)
  return output
}

describe('a pass certificate, read by openssl', () => {
  test('names the pass type, the team and the organization in its subject', async () => {
    const { certificatePem } = await authority.issuePassCertificate(REQUEST)
    expect(await describeCertificate(certificatePem)).toContain(
      'Subject: C=US,O=Café Example,OU=A1B2C3D4E5,CN=Pass Type ID: pass.com.example.coffee,UID=pass.com.example.coffee',
    )
  })

  test('says in its common name that it may sign passes with nfc', async () => {
    const { certificatePem } = await authority.issuePassCertificate({ ...REQUEST, nfc: true, countryCode: 'DE' })
    const text = await describeCertificate(certificatePem)
    expect(text).toContain('CN=Pass Type ID with NFC: pass.com.example.coffee,')
    expect(text).toContain('Subject: C=DE,')
  })

  test('has both of the Apple extensions, may authenticate to APNs and is no authority', async () => {
    const { certificatePem } = await authority.issuePassCertificate(REQUEST)
    const text = (await describeCertificate(certificatePem)).replaceAll(/\s+/g, ' ')
    expect(text).toContain('Extended Key Usage: TLS Web Client Authentication, 1.2.840.113635.100.4.14 ')
    expect(text).toContain('1.2.840.113635.100.6.1.16: ..pass.com.example.coffee ')
    expect(text).toContain('Basic Constraints: critical CA:FALSE ')
    expect(text).toContain('Key Usage: critical Digital Signature ')
    expect(text).toContain('Public-Key: (2048 bit)')
    expect(text).toContain('Signature Algorithm: sha256WithRSAEncryption')
  })

  test('holds its pass type identifier as a UTF8String', async () => {
    const { certificatePem } = await authority.issuePassCertificate(REQUEST)
    const { output } = await openssl({ 'leaf.pem': certificatePem }, ['asn1parse', '-in', 'leaf.pem'])
    // DER: 0C UTF8String, 17 length 23, then the characters.
    const value = `0C17${Buffer.from('pass.com.example.coffee').toString('hex').toUpperCase()}`
    expect(output).toContain(`[HEX DUMP]:${value}`)
  })

  test('verifies from now on for 365 days, through the intermediate up to the root', async () => {
    const { certificatePem } = await authority.issuePassCertificate(REQUEST)
    const { validFromDate, validToDate } = new X509Certificate(certificatePem)
    expect(validFromDate).toEqual(new Date('2026-03-01T12:00:00Z'))
    expect(validToDate).toEqual(new Date('2027-03-01T12:00:00Z'))
    expect(await verify(certificatePem, NOW)).toMatchObject({ exitCode: 0, output: 'leaf.pem: OK\n' })
  })

  test('is refused when it was issued as an expired one', async () => {
    const { certificatePem } = await authority.issuePassCertificate({
      ...REQUEST,
      notBefore: new Date('2024-01-01T00:00:00Z'),
      notAfter: new Date('2025-01-01T00:00:00Z'),
    })
    const { exitCode, output } = await verify(certificatePem, NOW)
    expect(exitCode).toBe(2)
    expect(output).toContain('certificate has expired')
  })

  test('is refused below the root of another authority, although its name is the same', async () => {
    const other = await createCertificateAuthority({ now })
    const { certificatePem } = await authority.issuePassCertificate(REQUEST)
    expect(await verify(certificatePem, NOW, other)).toMatchObject({ exitCode: 2 })
  })

  test('comes with its own private key as PKCS #8', async () => {
    const { certificatePem, privateKeyPem } = await authority.issuePassCertificate(REQUEST)
    expect(privateKeyPem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/)
    expect(new X509Certificate(certificatePem).checkPrivateKey(createPrivateKey(privateKeyPem))).toBe(true)
  })

  test('has a positive random serial number of 16 bytes', async () => {
    const issued = await Promise.all([1, 2, 3].map(() => authority.issuePassCertificate(REQUEST)))
    const serialNumbers = issued.map(({ certificatePem }) => new X509Certificate(certificatePem).serialNumber)
    expect(new Set(serialNumbers).size).toBe(3)
    for (const serialNumber of serialNumbers) expect(serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/)
  })
})

describe('the authority itself', () => {
  test('has an intermediate like WWDR, that may issue leaves and nothing else', async () => {
    const text = (await describeCertificate(authority.intermediateCertificatePem)).replaceAll(/\s+/g, ' ')
    expect(text).toContain('Basic Constraints: critical CA:TRUE, pathlen:0 ')
    expect(text).toContain('Key Usage: critical Certificate Sign, CRL Sign ')
    expect(text).toContain('1.2.840.113635.100.6.2.1: .. ')
  })

  test('is named so that nobody takes it for Apple', async () => {
    const text = await describeCertificate(authority.rootCertificatePem)
    expect(text).toContain('CN=Billfold Simulator Root CA')
    expect(text).not.toContain('Apple')
  })

  test('names in each certificate the key that signed it', async () => {
    const { certificatePem } = await authority.issuePassCertificate(REQUEST)
    const keyIdentifier = (text: string, which: 'Subject' | 'Authority') =>
      new RegExp(`${which} Key Identifier: *\\n *([0-9A-F:]{59})`).exec(text)?.[1]
    const [root, intermediate, leaf] = await Promise.all(
      [authority.rootCertificatePem, authority.intermediateCertificatePem, certificatePem].map(describeCertificate),
    )
    expect(keyIdentifier(leaf ?? '', 'Authority')).toBe(keyIdentifier(intermediate ?? '', 'Subject'))
    expect(keyIdentifier(intermediate ?? '', 'Authority')).toBe(keyIdentifier(root ?? '', 'Subject'))
    expect(keyIdentifier(leaf ?? '', 'Authority')).toBeDefined()
    expect(keyIdentifier(root ?? '', 'Subject')).toBeDefined()
  })

  test('issues TLS certificates for names and addresses, signed by the root', async () => {
    const { certificatePem } = await authority.issueServerCertificate({ hosts: ['localhost', '127.0.0.1', '::1'] })
    expect(await describeCertificate(certificatePem)).toContain(
      'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1',
    )
    const files = { 'root.pem': authority.rootCertificatePem, 'leaf.pem': certificatePem }
    for (const host of [
      ['-verify_hostname', 'localhost'],
      ['-verify_ip', '127.0.0.1'],
    ]) {
      const args = ['verify', '-x509_strict', '-purpose', 'sslserver', ...host, '-CAfile', 'root.pem', 'leaf.pem']
      expect(await openssl(files, args)).toMatchObject({ exitCode: 0 })
    }
  })
})

describe('requests that cannot be met', () => {
  test.each([
    ['a pass type identifier without "pass."', { ...REQUEST, passTypeIdentifier: 'com.example.coffee' }],
    ['a pass type identifier with a line break', { ...REQUEST, passTypeIdentifier: 'pass.com\n.example' }],
    ['no team', { ...REQUEST, teamIdentifier: '' }],
    ['a country by name', { ...REQUEST, countryCode: 'Germany' }],
    ['an end before the beginning', { ...REQUEST, notAfter: new Date('2020-01-01T00:00:00Z') }],
  ])('%s is refused', async (_what, request) => {
    await expect(authority.issuePassCertificate(request)).rejects.toMatchObject({
      code: 'ERR_SIMULATOR_CERTIFICATE_REQUEST',
    })
  })

  test.each([
    ['no host', []],
    ['a host with a port', ['localhost:443']],
  ])('%s is refused', async (_what, hosts) => {
    await expect(authority.issueServerCertificate({ hosts })).rejects.toMatchObject({
      code: 'ERR_SIMULATOR_CERTIFICATE_REQUEST',
    })
  })
})

describe('a saved authority', () => {
  test('comes back through JSON and issues below the same root', async () => {
    const restored = restoreCertificateAuthority(JSON.parse(JSON.stringify(authority.exportAuthority())), { now })
    expect(restored.rootCertificatePem).toBe(authority.rootCertificatePem)
    const { certificatePem } = await restored.issuePassCertificate(REQUEST)
    expect(await verify(certificatePem, NOW)).toMatchObject({ exitCode: 0 })
  })

  test('is refused when its parts are missing, unreadable or of different authorities', async () => {
    const saved = authority.exportAuthority()
    const other = (await createCertificateAuthority({ now })).exportAuthority()
    const leaf = await authority.issueServerCertificate({ hosts: ['localhost'] })
    const broken: readonly unknown[] = [
      undefined,
      {},
      { ...saved, rootPrivateKeyPem: undefined },
      { ...saved, extra: 'x' },
      { ...saved, rootCertificatePem: 'not PEM' },
      { ...saved, intermediatePrivateKeyPem: saved.rootPrivateKeyPem },
      { ...saved, rootCertificatePem: other.rootCertificatePem, rootPrivateKeyPem: other.rootPrivateKeyPem },
      {
        ...saved,
        intermediateCertificatePem: leaf.certificatePem,
        intermediatePrivateKeyPem: leaf.privateKeyPem,
      },
    ]
    for (const candidate of broken) {
      expect(() => restoreCertificateAuthority(candidate, { now })).toThrow(
        expect.objectContaining({ code: 'ERR_SIMULATOR_AUTHORITY_INVALID' }),
      )
    }
  })
})
