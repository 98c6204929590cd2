import { createSigner, parseIdentity, type Signer } from '@billfold/pkpass'
import { type PassTypeIdentifier, passTypeIdentifierSchema } from '../identifiers.ts'

/** In whose name passes are signed and pushed. */
export interface PassIdentity {
  readonly passTypeIdentifier: PassTypeIdentifier
  readonly teamIdentifier: string
  /** Name that heads banners of passes which bring none. */
  readonly organizationName: string
  readonly signer: Signer
  /** For the TLS client of APNs, which takes the same certificate. */
  readonly certificatePem: string
  readonly privateKeyPem: string
  readonly passphrase: string | undefined
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
export function loadPassIdentity(pems: IdentityPems): PassIdentity {
  const { certificatePem, privateKeyPem, intermediatePem, passphrase } = pems
  const identity = parseIdentity({
    certificate: certificatePem,
    privateKey: privateKeyPem,
    intermediate: intermediatePem,
    passphrase,
  })
  return {
    passTypeIdentifier: passTypeIdentifierSchema.parse(identity.passTypeIdentifier),
    teamIdentifier: identity.teamIdentifier,
    organizationName: identity.certificate.subject.organizationName ?? identity.passTypeIdentifier,
    signer: createSigner(identity),
    certificatePem,
    privateKeyPem,
    passphrase,
  }
}

/** The identities of this installation. */
export class Identities {
  readonly #byType: ReadonlyMap<PassTypeIdentifier, PassIdentity>
  /** Signs passes of requests that name no other. */
  readonly primary: PassIdentity

  constructor(primary: PassIdentity, ...others: readonly PassIdentity[]) {
    this.primary = primary
    this.#byType = new Map([primary, ...others].map(identity => [identity.passTypeIdentifier, identity]))
  }

  find(passTypeIdentifier: PassTypeIdentifier): PassIdentity | undefined {
    return this.#byType.get(passTypeIdentifier)
  }

  [Symbol.iterator](): Iterator<PassIdentity> {
    return this.#byType.values()
  }
}
