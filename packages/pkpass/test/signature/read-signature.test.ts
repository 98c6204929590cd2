import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCertificate } from '../../src/certificates/certificate.ts'
import { derValue } from '../../src/der/encode-der.ts'
import { isRefusal } from '../../src/findings/finding.ts'
import { RULES } from '../../src/findings/rules.ts'
import { inspectSignatureValue } from '../../src/inspect/inspect-signature.ts'
import { readSignature } from '../../src/signature/read-signature.ts'
import { signDetached } from '../../src/signature/sign-detached.ts'
import { craftSignature } from '../support/craft-signature.ts'
import { issuePassCertificate, makeKey } from '../support/odd-keys.ts'
import { run } from '../support/run.ts'
import { readCertificate, readKey, readPem, SIGNING_TIME, signer } from '../support/sandbox.ts'

const MANIFEST = Buffer.from('{"pass.json":"2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"}')
const leaf = readCertificate('pass')
const right = {
  leaf,
  key: readKey('pass'),
  certificates: [readCertificate('intermediate'), leaf],
  signingTime: SIGNING_TIME,
}

function rules(signature: Uint8Array): string[] {
  return readSignature(signature).findings.map(({ rule }) => rule)
}

describe('a signature of openssl', () => {
  const files = {
    'manifest.json': MANIFEST,
    'pass.pem': readPem('pass'),
    'key.pem': readPem('pass-key'),
    'wwdr.pem': readPem('intermediate'),
  }
  const sign = [
    'openssl',
    'cms',
    '-sign',
    '-binary',
    '-outform',
    'DER',
    '-in',
    'manifest.json',
    '-out',
    'signature',
  ] as const
  const rsa = ['-signer', 'pass.pem', '-inkey', 'key.pem', '-certfile', 'wwdr.pem']

  test.each([
    ['with its capabilities among the attributes', [...rsa]],
    ['without them', [...rsa, '-nosmimecap']],
    ['with SHA-384', [...rsa, '-md', 'sha384']],
    ['with SHA-512', [...rsa, '-md', 'sha512']],
    ['that names the signer by key identifier', [...rsa, '-keyid']],
  ])('%s is read and verifies', async (_how, args) => {
    const signature = (await run(files, [[...sign, ...args]], ['signature'])).file('signature')
    const { signature: read, findings } = readSignature(signature)
    expect(findings).toEqual([])
    expect(read?.leaf?.fingerprint).toBe(leaf.fingerprint)
    expect(read && inspectSignatureValue(read, MANIFEST)).toEqual([])
  })

  test('made by its older command is read and verifies', async () => {
    const older = ['openssl', 'smime', ...sign.slice(2), ...rsa, '-md', 'sha256'] as const
    const { signature, findings } = readSignature((await run(files, [[...older]], ['signature'])).file('signature'))
    expect(findings).toEqual([])
    expect(signature && inspectSignatureValue(signature, MANIFEST)).toEqual([])
  })

  test('with an elliptic-curve key is read and verifies', async () => {
    const key = makeKey('P-256')
    const ec = {
      ...files,
      'ec.pem': issuePassCertificate(key),
      'ec-key.pem': key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    }
    const args = ['-signer', 'ec.pem', '-inkey', 'ec-key.pem', '-certfile', 'wwdr.pem']
    const signature = (await run(ec, [[...sign, ...args]], ['signature'])).file('signature')
    const { signature: read, findings } = readSignature(signature)
    expect(findings).toEqual([])
    expect(read && inspectSignatureValue(read, MANIFEST)).toEqual([])
  })

  test.each([
    ['sig-no-signing-time', [...rsa, '-noattr']],
    ['sig-not-detached', [...rsa, '-nodetach']],
    ['sig-no-leaf', [...rsa, '-nocerts']],
    ['sig-not-der', [...rsa, '-outform', 'PEM']],
    ['sig-not-der', [...rsa, '-outform', 'SMIME']],
    ['sig-sha1-digest', [...rsa, '-md', 'sha1']],
  ])('gets %s where it is made otherwise', async (rule, args) => {
    const signature = (await run(files, [[...sign, ...args]], ['signature'])).file('signature')
    expect(rules(signature)).toContain(rule)
  })
})

describe('a signature that is not as it should be', () => {
  test('is no SignedData when it is something else in DER', () => {
    expect(rules(derValue(0x30))).toEqual(['sig-not-signed-data'])
    expect(rules(Uint8Array.of(0x05, 0x00))).toEqual(['sig-not-signed-data'])
    expect(rules(new Uint8Array())).toEqual(['sig-not-signed-data'])
  })

  test.each([
    ['with letters', derValue(0x17, Buffer.from('not a date at'))],
    ['without characters', derValue(0x17)],
    ['that is an integer', derValue(0x02, Uint8Array.of(1))],
  ])('is refused for a signing time %s', (_what, time) => {
    const { signature, findings } = readSignature(craftSignature(MANIFEST, { ...right, time }))
    expect(findings.filter(isRefusal)).toHaveLength(1)
    expect(signature).toBeUndefined()
  })

  test('is refused with the digest of something else', () => {
    const { signature } = readSignature(craftSignature(MANIFEST, { ...right, messageDigest: new Uint8Array(32) }))
    expect(signature && inspectSignatureValue(signature, MANIFEST)).toMatchObject([{ rule: 'sig-digest-mismatch' }])
  })

  test('is refused when the key of its certificate cannot sign this way, and nothing is thrown', () => {
    const odd = makeKey('ed25519')
    const { signature } = readSignature(craftSignature(MANIFEST, right))
    const strange = signature && { ...signature, leaf: parseCertificate(issuePassCertificate(odd)) }
    expect(strange && inspectSignatureValue(strange, MANIFEST)).toMatchObject([{ rule: 'sig-invalid' }])
  })

  test('passes over a certificate nobody can read', () => {
    // subjectKeyIdentifier, whose OCTET STRING (04 14) is made a NULL of 20 octets (05 14).
    const der = Buffer.from(right.certificates[0]?.der ?? [])
    der[der.indexOf(Buffer.from('0603551d0e04160414', 'hex')) + 7] = 0x05
    const unreadable = { ...leaf, der }
    const { signature, findings } = readSignature(
      craftSignature(MANIFEST, { ...right, certificates: [unreadable, leaf] }),
    )
    expect(findings.map(({ rule }) => rule)).not.toContain('sig-no-leaf')
    expect(signature?.certificates.map(({ fingerprint }) => fingerprint)).toEqual([leaf.fingerprint])
  })
})

test('certificates are read in their own bytes', async () => {
  const { signature } = readSignature(await signDetached(MANIFEST, signer, SIGNING_TIME))
  expect(signature?.certificates.map(({ der }) => Buffer.from(der).toString('base64'))).toEqual(
    [signer.intermediate, signer.certificate].map(({ der }) => Buffer.from(der).toString('base64')),
  )
})

test('never anything but findings for a mutated signature', async () => {
  const valid = await signDetached(MANIFEST, signer, SIGNING_TIME)
  const change = fc.record({ at: fc.nat(valid.length - 1), byte: fc.nat(255) })
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.nat(valid.length),
      fc.boolean(),
      (all, end, cuts) => {
        const mutated = new Uint8Array(valid)
        for (const { at, byte } of all) mutated[at] = byte
        const { signature, findings } = readSignature(cuts ? mutated.subarray(0, end) : mutated)
        for (const { rule } of findings) expect(RULES).toHaveProperty(rule)
        if (signature) expect(inspectSignatureValue(signature, MANIFEST)).toBeInstanceOf(Array)
      },
    ),
    { numRuns: 1_000 },
  )
})
