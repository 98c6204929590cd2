import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { type Identity, parseIdentity } from '../../src/certificates/identity.ts'
import { encodeName, issueCertificate } from './issue-certificate.ts'
import { readCertificate, readKey, readPem } from './sandbox.ts'

export const LEAF_NAME = encodeName([
  ['0.9.2342.19200300.100.1.1', 'pass.com.example.coffee'],
  ['2.5.4.3', 'Pass Type ID: pass.com.example.coffee'],
  ['2.5.4.11', 'A1B2C3D4E5'],
])

/** Kinds of keys a pass may be asked to be signed with. */
export type Curve = 'P-256' | 'P-384' | 'P-521'

export function makeKey(kind: Curve | 'ed25519' | 'secp256k1'): KeyObject {
  const pair = kind === 'ed25519' ? generateKeyPairSync(kind) : generateKeyPairSync('ec', { namedCurve: kind })
  return createPrivateKey(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }))
}

/** A pass certificate of the sandbox authority for any key, with the identity made of both. */
export function issuePassCertificate(key: KeyObject): string {
  return issueCertificate({
    serialNumber: 77,
    subject: LEAF_NAME,
    issuer: readCertificate('pass').issuer,
    key,
    issuerKey: readKey('intermediate'),
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2049-12-31T23:59:59Z'),
    passTypeMarker: 'pass.com.example.coffee',
  })
}

export function identityOf(key: KeyObject): Identity {
  return parseIdentity({
    certificate: issuePassCertificate(key),
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    intermediate: readPem('intermediate'),
  })
}
