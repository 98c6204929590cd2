import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type GatherOptions, gatherIdentities, type IdentityFile } from '../../src/identity-files/index.ts'
import { type InspectOptions, inspectPass, parseCertificate } from '../../src/index.ts'
import {
  file,
  INTERMEDIATE,
  issueIntermediate,
  issueLeaf,
  KEY,
  LEAF,
  type MadeName,
  makeFiles,
  PASSPHRASE,
} from '../identity-files/identity-material.ts'
import { craftSignature } from '../support/craft-signature.ts'
import { encodeName } from '../support/issue-certificate.ts'
import {
  json,
  makePass,
  NOW,
  PASS,
  readCertificate,
  readKey,
  readPem,
  SIGNING_TIME,
  TRUST,
  type Wrong,
} from '../support/sandbox.ts'

let made: (name: MadeName) => Uint8Array

beforeAll(async () => {
  made = await makeFiles()
})

const leaf = file('leaf.pem', LEAF)
const key = file('key.pem', KEY)
const intermediate = file('wwdr.pem', INTERMEDIATE)
const p12 = (name: MadeName) => file(name, made(name))

async function rulesOf(files: readonly IdentityFile[], options: Partial<GatherOptions> = {}) {
  const { findings } = await gatherIdentities(files, { now: NOW, ...options })
  return findings.map(({ rule }) => rule)
}

/** What is said of a pass that a certificate of the sandbox's intermediate signed; by default the sandbox's own. */
async function inspected(
  wrong: Wrong & { readonly certificate?: string; readonly key?: KeyObject; readonly intermediate?: string } = {},
  options: Partial<InspectOptions> = {},
) {
  const {
    certificate = readPem('pass'),
    key = readKey('pass'),
    intermediate = readPem('intermediate'),
    ...rest
  } = wrong
  const signer = parseCertificate(certificate)
  const sign = (manifest: Uint8Array) =>
    craftSignature(manifest, {
      leaf: signer,
      key,
      certificates: [parseCertificate(intermediate), signer],
      signingTime: SIGNING_TIME,
    })
  return inspectPass(await makePass({ sign, ...rest }), { trust: TRUST, now: NOW, ...options })
}

/** A pass certificate that is called something else than usual. */
function issueCalled(commonName: string): string {
  return issueLeaf({
    subject: encodeName([
      ['0.9.2342.19200300.100.1.1', 'pass.com.example.coffee'],
      ['2.5.4.3', commonName],
      ['2.5.4.11', 'A1B2C3D4E5'],
    ]),
  })
}

const WITH_NFC = 'Pass Type ID with NFC: pass.com.example.coffee'
const nfc = { message: 'card-1', encryptionPublicKey: curvePoint() }
const PERSONALIZATION = { 'personalization.json': json({ requiredPersonalizationFields: [], description: 'Join' }) }

function curvePoint(): string {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
}

describe('cert-key-mismatch', () => {
  test('raised for a certificate beside the key of another', async () => {
    const other = file('other.pem', readPem('other-pass-key'))
    expect(await rulesOf([leaf, other, intermediate])).toEqual(['cert-key-mismatch'])
  })

  test('not raised for a certificate beside its own key, whatever other keys there are', async () => {
    const other = file('other.pem', readPem('other-pass-key'))
    expect(await rulesOf([leaf, key, intermediate])).toEqual([])
    expect(await rulesOf([other, leaf, key, intermediate])).toEqual([])
  })
})

describe('cert-revoked', () => {
  test('raised for a signer that the caller knows to be revoked', async () => {
    const signer = readCertificate('pass').fingerprint
    const { valid, verdicts, findings } = await inspected(
      {},
      { isRevoked: ({ fingerprint }) => fingerprint === signer },
    )
    expect(valid).toBe(false)
    expect(verdicts.chain).toBe('failed')
    expect(findings).toMatchObject([{ rule: 'cert-revoked', file: 'signature' }])
  })

  test('not raised for another certificate, nor where nobody knows', async () => {
    expect((await inspected({}, { isRevoked: () => false })).findings).toEqual([])
    expect((await inspected()).findings).toEqual([])
  })
})

describe('cert-weak-key', () => {
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
  const strong = generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey
  const pem = (privateKey: KeyObject) => file('a.key', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())

  test('raised for RSA of 1024 bits, in files and in a pass', async () => {
    const certificate = issueLeaf({ key: weak })
    expect(await rulesOf([file('a.pem', certificate), pem(weak), intermediate])).toEqual(['cert-weak-key'])
    const { valid, findings } = await inspected({ certificate, key: weak })
    expect(findings).toMatchObject([{ rule: 'cert-weak-key', message: 'The key of the certificate has 1024 bits' }])
    expect(valid).toBe(true)
  })

  test('not raised for RSA of 2048 bits and more, nor for a curve', async () => {
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    expect((await inspected()).findings).toEqual([])
    for (const privateKey of [strong, curve]) {
      const certificate = issueLeaf({ key: privateKey })
      expect(await rulesOf([file('a.pem', certificate), pem(privateKey), intermediate])).toEqual([])
    }
    expect((await inspected({ certificate: issueLeaf({ key: strong }), key: strong })).findings).toEqual([])
  })
})

describe('cert-expiring', () => {
  const DAY_MS = 86_400_000
  const issued = (days: number) =>
    issueIntermediate({ notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: daysFromNow(days) })
  const daysFromNow = (days: number) => new Date(NOW.getTime() + days * DAY_MS)

  test('raised for a certificate, and for an intermediate, in its last 90 days', async () => {
    const certificate = issueLeaf({ notAfter: daysFromNow(89) })
    expect(await rulesOf([file('a.pem', certificate), key, intermediate])).toEqual(['cert-expiring'])
    expect(await rulesOf([leaf, key, file('wwdr.pem', issued(89))])).toEqual(['cert-expiring'])
    expect((await inspected({ certificate })).findings).toMatchObject([{ rule: 'cert-expiring' }])
    const { valid, findings } = await inspected({ intermediate: issued(89) })
    expect(findings).toMatchObject([{ rule: 'cert-expiring', message: 'The intermediate expires on 2026-08-30' }])
    expect(valid).toBe(true)
  })

  test('not raised before', async () => {
    const certificate = issueLeaf({ notAfter: daysFromNow(91) })
    expect(await rulesOf([file('a.pem', certificate), key, file('wwdr.pem', issued(91))])).toEqual([])
    expect((await inspected({ certificate, intermediate: issued(91) })).findings).toEqual([])
  })
})

describe('cert-nfc-missing', () => {
  const told = async (wrong: Parameters<typeof inspected>[0]) =>
    (await inspected(wrong)).findings.filter(({ rule }) => rule === 'cert-nfc-missing')

  test('raised for nfc, and for a sign-up, under a certificate without NFC', async () => {
    expect(await told({ pass: { ...PASS, nfc } })).toMatchObject([
      {
        file: 'signature',
        message:
          'The pass has nfc, but the certificate is called "Pass Type ID: pass.com.example.coffee", without “with NFC”',
      },
    ])
    expect(await told({ more: PERSONALIZATION })).toMatchObject([
      { message: expect.stringMatching(/^The pass has personalization\.json/) },
    ])
    // One cause, one finding.
    expect(await told({ pass: { ...PASS, nfc }, more: PERSONALIZATION })).toHaveLength(1)
  })

  test('not raised under a certificate with NFC, nor for a pass that uses none', async () => {
    const certificate = issueCalled(WITH_NFC)
    expect(await told({ certificate, pass: { ...PASS, nfc }, more: PERSONALIZATION })).toEqual([])
    expect(await told({ certificate })).toEqual([])
    expect(await told({})).toEqual([])
  })
})

describe('cert-name-compare', () => {
  test('raised for a pass certificate with another common name', async () => {
    for (const name of ['Coffee', 'Pass Type ID: pass.com.example.tea', 'pass type id: pass.com.example.coffee']) {
      const { valid, findings } = await inspected({ certificate: issueCalled(name) })
      expect(findings).toMatchObject([{ rule: 'cert-name-compare', severity: 'info', file: 'signature' }])
      expect(valid).toBe(true)
    }
  })

  test('not raised for the two names that Apple gives, nor for what is no pass certificate', async () => {
    expect((await inspected()).findings).toEqual([])
    expect((await inspected({ certificate: issueCalled(WITH_NFC) })).findings).toEqual([])
    const { findings } = await inspected({ certificate: issueLeaf({ extendedKeyUsage: [] }) })
    expect(findings).toMatchObject([{ rule: 'cert-not-pass-type' }])
  })
})

describe('cert-p12-passphrase', () => {
  test('raised for a passphrase that is another, or none', async () => {
    expect(await rulesOf([p12('modern.p12')], { passphrases: ['wrong'] })).toEqual(['cert-p12-passphrase'])
    expect(await rulesOf([p12('rc2-40.p12')], { passphrases: [''] })).toEqual(['cert-p12-passphrase'])
    expect(await rulesOf([p12('no-mac.p12')])).toEqual(['cert-p12-passphrase'])
    expect(await rulesOf([leaf, p12('pkcs8-aes.pem'), intermediate])).toEqual(['cert-p12-passphrase'])
  })

  test('not raised for one that opens it, an empty one, or where none is needed', async () => {
    expect(await rulesOf([p12('modern.p12')], { passphrases: [PASSPHRASE] })).toEqual([])
    expect(await rulesOf([p12('empty-passphrase.p12')])).toEqual([])
    expect(await rulesOf([p12('plain.p12')], { passphrases: ['not needed'] })).toEqual([])
  })
})

describe('cert-p12-legacy', () => {
  test('raised for a cipher that is not read', async () => {
    expect(await rulesOf([p12('rc4.p12')], { passphrases: [PASSPHRASE] })).toEqual(['cert-p12-legacy'])
    expect(await rulesOf([leaf, p12('scrypt.pem'), intermediate], { passphrases: [PASSPHRASE] })).toContain(
      'cert-p12-legacy',
    )
  })

  test('not raised for RC2 and triple DES, which are old and are read', async () => {
    const names: readonly MadeName[] = ['rc2-40.p12', 'rc2-128.p12', '3des.p12']
    for (const name of names) expect(await rulesOf([p12(name)], { passphrases: [PASSPHRASE] })).toEqual([])
  })
})

describe('cert-pem-broken', () => {
  test('raised for a path, a PEM cut short and a body that is no base64', async () => {
    const pem = readPem('pass')
    for (const content of ['certs/pass.pem', pem.slice(0, 500), pem.replace('MII', 'M*I')]) {
      expect(await rulesOf([file('pass.pem', content)])).toEqual(['cert-pem-broken'])
    }
  })

  test('not raised for what can be mended: lost line ends, Windows line ends, stray text', async () => {
    const mends = [
      (pem: string) => pem.replaceAll('\n', ' '),
      (pem: string) => pem.replaceAll('\n', '\r\n'),
      (pem: string) => `Sent from my phone\n${pem}\nBest wishes`,
    ]
    for (const mend of mends) {
      const files = ['pass', 'pass-key', 'intermediate'].map(name => file(name, mend(readPem(name))))
      expect(await rulesOf(files)).toEqual([])
    }
  })
})

describe('cert-p12-no-key', () => {
  test('raised for a certificate without its key', async () => {
    expect(await rulesOf([leaf, intermediate])).toEqual(['cert-p12-no-key'])
    expect(await rulesOf([p12('no-key.p12')], { passphrases: [PASSPHRASE] })).toEqual(['cert-p12-no-key'])
  })

  test('not raised when another file has the key', async () => {
    expect(await rulesOf([p12('no-key.p12'), key], { passphrases: [PASSPHRASE] })).toEqual([])
  })
})

describe('cert-chain-empty', () => {
  test('raised for files with no certificate', async () => {
    expect(await rulesOf([p12('no-certificate.p12')], { passphrases: [PASSPHRASE] })).toEqual(['cert-chain-empty'])
    expect(await rulesOf([key])).toEqual(['cert-chain-empty'])
    expect(await rulesOf([intermediate])).toEqual(['cert-chain-empty'])
  })

  test('not raised when another file has the certificate', async () => {
    const files = [p12('no-certificate.p12'), leaf, intermediate]
    expect(await rulesOf(files, { passphrases: [PASSPHRASE] })).toEqual([])
  })
})
