import { sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createExternalSigner } from '../../src/signature/external-signer.ts'
import { readSignature } from '../../src/signature/read-signature.ts'
import { signDetached } from '../../src/signature/sign-detached.ts'
import { issuePassCertificate, makeKey } from '../support/odd-keys.ts'
import { readKey, readPem, SIGNING_TIME } from '../support/sandbox.ts'

const MANIFEST = Buffer.from('{}')
const intermediate = readPem('intermediate')
const source = { certificate: readPem('pass'), intermediate }

describe('a signer whose key is elsewhere', () => {
  test('is made of certificates alone, and signs as the key does', async () => {
    const signer = createExternalSigner(source, (attributes, { digestName }) =>
      sign(digestName, attributes, readKey('pass')),
    )
    expect(signer).toMatchObject({ passTypeIdentifier: 'pass.com.example.coffee', teamIdentifier: 'A1B2C3D4E5' })
    const { findings, signature } = readSignature(await signDetached(MANIFEST, signer, SIGNING_TIME))
    expect(findings).toEqual([])
    expect(signature?.signingTime).toEqual(SIGNING_TIME)
  })

  test.each(['P-256', 'P-384', 'P-521'] as const)('says which digest a key on %s wants', async curve => {
    const key = makeKey(curve)
    const certificate = issuePassCertificate(key)
    const signer = createExternalSigner({ certificate, intermediate }, async (attributes, { digestName }) =>
      sign(digestName, attributes, key),
    )
    expect(readSignature(await signDetached(MANIFEST, signer, SIGNING_TIME)).findings).toEqual([])
  })

  test('refuses the signature of another key, and one in another form', async () => {
    const key = makeKey('P-256')
    const certificates = { certificate: issuePassCertificate(key), intermediate }
    const wrong = [
      createExternalSigner(source, attributes => sign('sha256', attributes, readKey('other-pass'))),
      createExternalSigner(source, attributes => sign('sha1', attributes, readKey('pass'))),
      createExternalSigner(certificates, data => sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' })),
      createExternalSigner(source, () => new Uint8Array()),
    ]
    for (const signer of wrong) {
      await expect(signDetached(MANIFEST, signer, SIGNING_TIME)).rejects.toMatchObject({ code: 'ERR_SIGNATURE_VALUE' })
    }
  })

  test('hands on why the key could not be reached', async () => {
    const failure = new Error('the token was pulled')
    const signer = createExternalSigner(source, () => Promise.reject(failure))
    await expect(signDetached(MANIFEST, signer, SIGNING_TIME)).rejects.toBe(failure)
  })

  test('is refused for certificates that do not belong together', () => {
    expect(() => createExternalSigner({ ...source, intermediate: readPem('root') }, () => MANIFEST)).toThrow(
      expect.objectContaining({ code: 'ERR_WWDR_MISMATCH' }),
    )
  })
})
