import { createPublicKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSigningRequest, gatherIdentities } from '../../src/identity-files/index.ts'
import { run } from '../support/run.ts'
import { NOW } from '../support/sandbox.ts'
import { file, INTERMEDIATE, issueLeaf } from './identity-material.ts'

const NAMES = ['Example Coffee', 'Café Zürich €', 'x'.repeat(300), '']

test.each(NAMES)('openssl verifies the signing request of %j', async name => {
  const { requestPem } = await createSigningRequest(name)
  const { exitCode, output } = await run({ 'request.csr': requestPem }, [
    ['openssl', 'req', '-verify', '-noout', '-text', '-subject', '-nameopt', 'utf8', '-in', 'request.csr'],
  ])
  expect(output).toContain('verify OK')
  expect(output).toContain('Version: 1')
  expect(output).toContain('Public-Key: (2048 bit)')
  expect(output).toContain('Signature Algorithm: sha256WithRSAEncryption')
  expect(output).toContain(`CN=${name}`)
  expect(exitCode).toBe(0)
})

test('the key is RSA of 2048 bits, another one each time, and not in the request', async () => {
  const [first, second] = await Promise.all([createSigningRequest('a'), createSigningRequest('a')])
  expect(first.privateKey.asymmetricKeyType).toBe('rsa')
  expect(first.privateKey.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048, publicExponent: 65537n })
  expect(first.privateKey.equals(second.privateKey)).toBe(false)
  const { d = '' } = first.privateKey.export({ format: 'jwk' })
  const der = Buffer.from(first.requestPem.replaceAll(/-----.*-----|\s/g, ''), 'base64')
  expect(der.includes(Buffer.from(d, 'base64url'))).toBe(false)
  const publicKey = createPublicKey(first.privateKey).export({ format: 'der', type: 'spki' })
  expect(der.includes(publicKey)).toBe(true)
})

test('the key and the certificate for it are an identity', async () => {
  const { privateKey } = await createSigningRequest('Example Coffee')
  const files = [
    file('pass.pem', issueLeaf({ key: privateKey })),
    file('pass.key', privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()),
    file('wwdr.pem', INTERMEDIATE),
  ]
  const { identities, findings } = await gatherIdentities(files, { now: NOW })
  expect(findings).toEqual([])
  expect(identities).toHaveLength(1)
})
