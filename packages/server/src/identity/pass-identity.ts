import { createPrivateKey, type KeyObject } from 'node:crypto'
import {
  type Certificate,
  CertificateError,
  createSigner,
  type Identity,
  parseIdentity,
  parsePassCertificates,
  type Signer,
} from '@billfold/pkpass'
import { type PassTypeIdentifier, type ProjectId, passTypeIdentifierSchema } from '../identifiers.ts'
import type { Vault } from '../secrets/vault.ts'
import type { StoredIdentity } from '../storage/storage.ts'

/** In whose name passes are signed and pushed. Never changed: a renewed identity is another one, put in its place. */
export interface PassIdentity {
  /** Of the stored row; `undefined` for an identity in files that the operator named. */
  readonly identityId: string | undefined
  readonly projectId: ProjectId
  readonly passTypeIdentifier: PassTypeIdentifier
  readonly teamIdentifier: string
  /** Name that heads banners of passes which bring none. */
  readonly organizationName: string
  readonly certificate: Certificate
  readonly intermediate: Certificate
  readonly signer: Signer
  /** For the TLS client of APNs, which takes the same certificate. */
  readonly privateKey: KeyObject
}

export interface IdentityPems {
  readonly certificatePem: string
  readonly privateKeyPem: string
  readonly intermediatePem: string
  readonly passphrase?: string | undefined
}

/**
 * Reads an identity from PEM texts.
 *
 * @throws CertificateError when the three do not belong together, or are not for passes.
 */
export function readPassIdentity(
  { certificatePem, privateKeyPem, intermediatePem, passphrase }: IdentityPems,
  projectId: ProjectId,
): PassIdentity {
  const identity = parseIdentity({
    certificate: certificatePem,
    privateKey: privateKeyPem,
    intermediate: intermediatePem,
    passphrase,
  })
  return toPassIdentity(identity, projectId, undefined)
}

/**
 * Opens a stored identity. Certificate and key are held against each other again: a row is a door too.
 *
 * @throws SecretError, CertificateError
 */
export async function openPassIdentity(stored: StoredIdentity, vault: Pick<Vault, 'open'>): Promise<PassIdentity> {
  const { identityId, projectId, certificate, intermediate, sealedPrivateKey } = stored
  const privateKey = await openPrivateKey(vault, sealedPrivateKey, { table: 'identities', rowId: identityId })
  const certificates = parsePassCertificates({ certificate, intermediate })
  if (!certificates.certificate.x509.checkPrivateKey(privateKey)) {
    throw new CertificateError(
      'ERR_KEY_MISMATCH',
      `The stored private key does not belong to the certificate of ${certificates.passTypeIdentifier}. Import both again`,
    )
  }
  return toPassIdentity({ ...certificates, privateKey }, projectId, identityId)
}

/** Opens a sealed private key. Its bytes do not outlive the call. */
export async function openPrivateKey(
  vault: Pick<Vault, 'open'>,
  ...sealed: Parameters<Vault['open']>
): Promise<KeyObject> {
  const der = Buffer.from(await vault.open(...sealed))
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  } finally {
    der.fill(0)
  }
}

/** What is sealed of a private key: PKCS #8 in DER. */
export function encodePrivateKey(privateKey: KeyObject): Buffer {
  return privateKey.export({ format: 'der', type: 'pkcs8' })
}

function toPassIdentity(identity: Identity, projectId: ProjectId, identityId: string | undefined): PassIdentity {
  const { teamIdentifier, certificate, intermediate, privateKey } = identity
  return {
    identityId,
    projectId,
    passTypeIdentifier: passTypeIdentifierSchema.parse(identity.passTypeIdentifier),
    teamIdentifier,
    organizationName: certificate.subject.organizationName ?? identity.passTypeIdentifier,
    certificate,
    intermediate,
    signer: createSigner(identity),
    privateKey,
  }
}
