import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { subjectOf } from '../../src/certificate-authority/authority-certificates.ts'
import { encodeName } from '../../src/certificate-authority/distinguished-name.ts'
import { encodeCertificate } from '../../src/certificate-authority/encode-certificate.ts'
import { extendedKeyUsage, passTypeIdentifierMarker } from '../../src/certificate-authority/extensions.ts'
import { APPLE } from '../../src/certificate-authority/object-identifiers.ts'
import {
  type ApnsServer,
  type CertificateAuthority,
  createApnsServer,
  createCertificateAuthority,
  type IssuedCertificate,
} from '../../src/index.ts'
import { PushSender } from './push-sender.ts'

const TOPIC = 'pass.com.example.coffee'
const NAMES = { passTypeIdentifier: TOPIC, teamIdentifier: 'A1B2C3D4E5', organizationName: 'Example' }

let time = new Date('2026-03-01T12:00:00Z')
const now = () => time

let authority: CertificateAuthority
let apns: ApnsServer
let headers: OutgoingHttpHeaders

beforeAll(async () => {
  authority = await createCertificateAuthority({ now })
  apns = await createApnsServer({ certificateAuthority: authority, now })
  const token = apns.issueToken(TOPIC, () => {})
  headers = { ':method': 'POST', ':path': `/3/device/${token}`, 'apns-topic': TOPIC }
})

afterAll(() => apns.close())

async function sendWith(identity: IssuedCertificate | undefined, more: OutgoingHttpHeaders = {}) {
  await using sender = new PushSender(apns, { authority, ...(identity && { identity }) })
  const { status, body } = await sender.send({ ...headers, ...more })
  return body === '' ? `${status}` : `${status} ${body}`
}

describe('a sender', () => {
  test('with a pass certificate may push to its pass type', async () => {
    expect(await sendWith(await authority.issuePassCertificate({ ...NAMES, nfc: true }))).toBe('200')
  })

  test('with a pass certificate of another pass type may not push to this one', async () => {
    const identity = await authority.issuePassCertificate({ ...NAMES, passTypeIdentifier: 'pass.com.example.tea' })
    expect(await sendWith(identity)).toBe('400 {"reason":"TopicDisallowed"}')
  })

  test('with the same names from another authority is refused', async () => {
    const other = await createCertificateAuthority({ now })
    expect(await sendWith(await other.issuePassCertificate(NAMES))).toBe('403 {"reason":"BadCertificate"}')
  })

  test('with a certificate of the authority that is not for passes is refused', async () => {
    const identity = await authority.issueServerCertificate({ hosts: ['localhost'] })
    expect(await sendWith(identity)).toBe('403 {"reason":"BadCertificate"}')
  })

  test('with a certificate that was altered after it was signed is refused', async () => {
    const { certificatePem, privateKeyPem } = await authority.issuePassCertificate({
      ...NAMES,
      passTypeIdentifier: 'pass.com.example.toffee',
    })
    const altered = new X509Certificate(certificatePem).raw.toString('latin1').replaceAll('.toffee', '.coffee')
    const forged = new X509Certificate(Buffer.from(altered, 'latin1')).toString()
    expect(await sendWith({ certificatePem: forged, privateKeyPem })).toBe('403 {"reason":"BadCertificate"}')
  })

  test.each([
    ['that may not sign passes', [extendedKeyUsage(['1.3.6.1.5.5.7.3.2']), passTypeIdentifierMarker(TOPIC)]],
    ['without the marker of pass certificates', [extendedKeyUsage([APPLE.passSigning])]],
    [
      'whose marker names another pass type',
      [extendedKeyUsage([APPLE.passSigning]), passTypeIdentifierMarker('pass.com.example.tea')],
    ],
  ])('with a certificate of the intermediate %s is refused', async (_what, extensions) => {
    const saved = authority.exportAuthority()
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const content = {
      subject: encodeName([['userId', TOPIC]]),
      issuer: subjectOf(new X509Certificate(saved.intermediateCertificatePem)),
      publicKey,
      notBefore: new Date('2026-01-01T00:00:00Z'),
      notAfter: new Date('2027-01-01T00:00:00Z'),
      extensions,
    }
    const certificate = encodeCertificate(content, createPrivateKey(saved.intermediatePrivateKeyPem))
    const identity = {
      certificatePem: certificate.toString(),
      privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    }
    expect(await sendWith(identity)).toBe('403 {"reason":"BadCertificate"}')
  })

  test('without a certificate and without a provider token is refused', async () => {
    expect(await sendWith(undefined)).toBe('403 {"reason":"MissingProviderToken"}')
  })

  test('with a provider token instead of a certificate is refused', async () => {
    expect(await sendWith(undefined, { authorization: 'bearer e30.e30.c2ln' })).toBe(
      '403 {"reason":"InvalidProviderToken"}',
    )
  })

  test("is refused before and after the validity of its certificate, by the simulator's clock", async () => {
    const notBefore = new Date('2031-01-01T00:00:00Z')
    const notAfter = new Date('2032-01-01T00:00:00Z')
    const identity = await authority.issuePassCertificate({ ...NAMES, notBefore, notAfter })
    // One connection throughout: a certificate can end while the connection lives.
    await using sender = new PushSender(apns, { authority, identity })
    const statusAt = async (instant: string) => {
      time = new Date(instant)
      return (await sender.send(headers)).status
    }
    expect(await statusAt('2030-12-31T23:59:59.999Z')).toBe(403)
    expect(await statusAt('2031-01-01T00:00:00Z')).toBe(200)
    expect(await statusAt('2032-01-01T00:00:00.999Z')).toBe(200)
    expect(await statusAt('2032-01-01T00:00:01Z')).toBe(403)
  })
})
