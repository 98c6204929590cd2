import { describe, expect, test } from 'vitest'
import { readSignature } from '../../src/signature/read-signature.ts'
import { signDetached } from '../../src/signature/sign-detached.ts'
import { createSigner, type Signer } from '../../src/signature/signer.ts'
import { identityOf, makeKey } from '../support/odd-keys.ts'
import { run } from '../support/run.ts'
import { readKey, readPem, SIGNING_TIME, signer } from '../support/sandbox.ts'

const MANIFEST = Buffer.from('{"pass.json":"2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"}')
const CHAIN = { 'root.pem': readPem('root'), 'intermediate.pem': readPem('intermediate') }

function verifyWithOpenssl(signature: Uint8Array, content: Uint8Array) {
  const trust = ['-CAfile', 'root.pem', '-certfile', 'intermediate.pem', '-purpose', 'any']
  const source = ['-inform', 'DER', '-in', 'signature', '-content', 'manifest.json', '-binary']
  return run({ ...CHAIN, signature, 'manifest.json': content }, [
    ['openssl', 'cms', '-verify', '-out', 'verified', ...source, ...trust],
  ])
}

async function printed(signature: Uint8Array): Promise<string> {
  const { output } = await run({ signature }, [
    ['openssl', 'cms', '-cmsout', '-print', '-noout', '-inform', 'DER', '-in', 'signature'],
  ])
  return output
}

const signers: readonly (readonly [string, () => Signer])[] = [
  ['RSA 2048', () => signer],
  ['RSA 2048 in the thread pool', () => createSigner(identityOf(readKey('pass')))],
  ['P-256', () => createSigner(identityOf(makeKey('P-256')), { mode: 'inline' })],
  ['P-256 in the thread pool', () => createSigner(identityOf(makeKey('P-256')), { mode: 'thread-pool' })],
  ['P-384', () => createSigner(identityOf(makeKey('P-384')))],
  ['P-521', () => createSigner(identityOf(makeKey('P-521')))],
]

describe.each(signers)('a signature with %s', (_key, makeSigner) => {
  test('is accepted by openssl, and refused over a changed manifest', async () => {
    const signature = await signDetached(MANIFEST, makeSigner(), SIGNING_TIME)
    expect(await verifyWithOpenssl(signature, MANIFEST)).toMatchObject({ exitCode: 0 })
    const refused = await verifyWithOpenssl(signature, Buffer.concat([MANIFEST, Buffer.from(' ')]))
    expect(refused.exitCode).not.toBe(0)
    expect(refused.output).toMatch(/verification failure|digest failure/i)
  })

  test('is read back as what was signed', async () => {
    const { signature, findings } = readSignature(await signDetached(MANIFEST, makeSigner(), SIGNING_TIME))
    expect(findings).toEqual([])
    expect(signature).toMatchObject({ signingTime: SIGNING_TIME, leaf: { isPassCertificate: true } })
  })
})

describe('the structure, printed by openssl', () => {
  test('is detached, of version 1, with SHA-256 and the signer named by issuer and serial number', async () => {
    const text = await printed(await signDetached(MANIFEST, signer, SIGNING_TIME))
    expect(text).toMatch(/eContentType: pkcs7-data \(1\.2\.840\.113549\.1\.7\.1\)\s+eContent: <ABSENT>/)
    expect(text).toMatch(/d\.signedData:\s+version: 1\s+digestAlgorithms:\s+algorithm: sha256 /)
    expect(text).toMatch(/signerInfos:\s+version: 1\s+d\.issuerAndSerialNumber:/)
    expect(text).toMatch(/signatureAlgorithm:\s+algorithm: rsaEncryption [^\n]+\s+parameter: NULL/)
    expect(text.match(/d\.issuerAndSerialNumber/g)).toHaveLength(1)
    expect(text).toMatch(/unsignedAttrs:\s+<ABSENT>/)
  })

  test('has content type, signing time as UTCTime, and message digest, in this order and no more', async () => {
    const text = await printed(await signDetached(MANIFEST, signer, SIGNING_TIME))
    const attributes = [...text.slice(text.indexOf('signedAttrs:')).matchAll(/object: (\w+)/g)].map(([, name]) => name)
    expect(attributes).toEqual(['contentType', 'signingTime', 'messageDigest'])
    expect(text).toContain('UTCTIME:Jun  1 12:00:00 2026 GMT')
  })

  test('has the intermediate before the leaf, and no root', async () => {
    const text = await printed(await signDetached(MANIFEST, signer, SIGNING_TIME))
    const subjects = [...text.matchAll(/subject: .*?CN=([^,\n]+)/g)].map(([, name]) => name)
    expect(subjects).toEqual([
      'Billfold Simulator Worldwide Developer Relations CA',
      'Pass Type ID: pass.com.example.coffee',
    ])
  })

  test('has a GeneralizedTime from 2050 on, still in the order of a SET OF', async () => {
    const signature = await signDetached(MANIFEST, signer, new Date('2050-01-01T00:00:00Z'))
    expect(await printed(signature)).toContain('GENERALIZEDTIME:Jan  1 00:00:00 2050 GMT')
    expect(readSignature(signature).signature?.signingTime).toEqual(new Date('2050-01-01T00:00:00Z'))
  })

  test('is about 3 KB', async () => {
    expect((await signDetached(MANIFEST, signer, SIGNING_TIME)).length).toBeLessThan(4_000)
  })
})

test('the same content at the same second gives the same bytes with RSA', async () => {
  const first = await signDetached(MANIFEST, signer, SIGNING_TIME)
  const second = await signDetached(MANIFEST, signer, new Date(SIGNING_TIME.getTime() + 400))
  expect(Buffer.compare(first, second)).toBe(0)
})

test('a key elsewhere is asked to sign the attributes, and its failure is handed on', async () => {
  const failure = new Error('the key service is away')
  const remote: Signer = { ...signer, sign: () => Promise.reject(failure) }
  await expect(signDetached(MANIFEST, remote, SIGNING_TIME)).rejects.toBe(failure)
})

test.each(['ed25519', 'secp256k1'] as const)('a key on %s is refused when the signer is made', curve => {
  expect(() => createSigner(identityOf(makeKey(curve)))).toThrow(TypeError)
})
