import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCertificate } from '../../src/certificates/certificate.ts'
import { derValue } from '../../src/der/encode-der.ts'
import { type BerElement, BerReader } from '../../src/der/read-ber.ts'
import { isRefusal } from '../../src/findings/finding.ts'
import { inspectSignatureValue } from '../../src/inspect/inspect-signature.ts'
import { RULES } from '../../src/rules/index.ts'
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
  const others = {
    'root.pem': readPem('root'),
    'other.pem': readPem('other-pass'),
    'other-key.pem': readPem('other-pass-key'),
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

  test.each([
    // Which takes the content in, although it was not told to.
    ['streamed, in indefinite lengths and pieces', [...rsa, '-stream'], ['sig-not-detached']],
    ['with the content inside', [...rsa, '-nodetach'], ['sig-not-detached']],
    ['without attributes', [...rsa, '-noattr'], ['sig-no-signing-time']],
    ['without attributes, with the content inside', [...rsa, '-noattr', '-nodetach'], null],
    ['with SHA-1', [...rsa, '-md', 'sha1'], ['sig-sha1-digest']],
    ['with SHA-224', [...rsa, '-md', 'sha224'], []],
    ['with the padding of PSS', [...rsa, '-keyopt', 'rsa_padding_mode:pss'], []],
    ['in PEM', [...rsa, '-outform', 'PEM'], ['sig-not-der']],
    ['as a mail', [...rsa, '-outform', 'SMIME'], ['sig-not-der']],
    ['as a mail with the content inside', [...rsa, '-outform', 'SMIME', '-nodetach'], null],
    ['with the root among the certificates', [...rsa, '-certfile', 'root.pem'], []],
    ['by two signers', [...rsa, '-signer', 'other.pem', '-inkey', 'other-key.pem'], ['sig-no-signer']],
  ])('%s is read whatever is wrong with its form, and verifies', async (_how, args, said) => {
    const signature = (await run({ ...files, ...others }, [[...sign, ...args]], ['signature'])).file('signature')
    const { signature: read, findings } = readSignature(signature)
    if (said) expect(findings.map(({ rule }) => rule)).toEqual(said)
    expect(read?.leaf?.fingerprint).toBe(leaf.fingerprint)
    expect(read && inspectSignatureValue(read, MANIFEST)).toEqual([])
    expect(read && inspectSignatureValue(read, Buffer.from('{}'))).not.toEqual([])
  })

  test('made of the manifest as text is explained', async () => {
    const asText = [...sign.filter(word => word !== '-binary'), ...rsa] as const
    const lines = Buffer.from('{\n  "pass.json": "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"\n}\n')
    const ending = await run({ ...files, 'manifest.json': lines }, [['env', ...asText]], ['signature'])
    const { signature } = readSignature(ending.file('signature'))
    expect(signature && inspectSignatureValue(signature, lines)).toMatchObject([
      { rule: 'sig-digest-mismatch', message: expect.stringContaining('sign it as binary') },
    ])
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
    ['of another format', derValue(0x18, Buffer.from('260601120000Z'))],
    ['in the month 13', derValue(0x17, Buffer.from('261301120000Z'))],
  ])('is refused for a signing time %s, and still verifies', (_what, time) => {
    const { signature, findings } = readSignature(craftSignature(MANIFEST, { ...right, time }))
    expect(findings.filter(isRefusal)).toMatchObject([{ rule: 'sig-no-signing-time' }])
    expect(signature?.signingTime).toBeUndefined()
    expect(signature && inspectSignatureValue(signature, MANIFEST).filter(isRefusal)).toEqual([])
  })

  test.each([
    ['without seconds', derValue(0x17, Buffer.from('2606011200Z'))],
    ['with an offset', derValue(0x17, Buffer.from('260601140000+0200'))],
    ['with four digits of the year', derValue(0x18, Buffer.from('20260601120000Z'))],
    ['with fractions', derValue(0x18, Buffer.from('20260601120000.25Z'))],
  ])('is read for a signing time %s', (_how, time) => {
    const { signature } = readSignature(craftSignature(MANIFEST, { ...right, time }))
    expect(signature?.signingTime).toEqual(SIGNING_TIME)
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

test('a signature in indefinite lengths, with its strings in pieces, is read and verifies', async () => {
  const reader = new BerReader()
  const asBer = (element: BerElement): Uint8Array => {
    // What a certificate's issuer has signed stays as it is; so does the primitive, but for strings of octets.
    if (element.depth >= 4 && element.identifier === 0x30 && element.bytes.length > 600) return element.bytes
    if (element.identifier === 0x04) return indefinite(0x24, inPieces(element.contents))
    if ((element.identifier & 0x20) === 0) return element.bytes
    // Attributes are signed in DER, and nobody stores them otherwise.
    if (element.identifier === 0xa0 && element.depth === 5) return element.bytes
    return indefinite(element.identifier, reader.members(element).map(asBer))
  }
  const der = await signDetached(MANIFEST, signer, SIGNING_TIME)
  const ber = asBer(reader.read(der))
  expect(Buffer.from(ber.subarray(0, 2)).toString('hex')).toBe('3080')
  const { signature, findings } = readSignature(ber)
  expect(findings).toEqual([])
  expect(signature?.signingTime).toEqual(SIGNING_TIME)
  expect(signature && inspectSignatureValue(signature, MANIFEST)).toEqual([])
})

function indefinite(identifier: number, contents: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat([Uint8Array.of(identifier, 0x80), ...contents, new Uint8Array(2)])
}

function inPieces(octets: Uint8Array): Uint8Array[] {
  const half = Math.floor(octets.length / 2)
  return [octets.subarray(0, half), octets.subarray(half)].map(piece => derValue(0x04, piece))
}

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
