import { createPrivateKey, X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { SimulatorError } from '../simulator-error.ts'
import { encodePrivateKey, type Issuer } from './key-pair.ts'

/** Room for a 2048 bit key or certificate many times over. */
const MAX_PEM_CHARACTERS = 16_384

const pem = z.string().max(MAX_PEM_CHARACTERS)

/** A certificate authority as it is kept between starts: private keys included, so keep it like one. */
export const savedCertificateAuthoritySchema = z
  .strictObject({
    rootCertificatePem: pem,
    rootPrivateKeyPem: pem,
    intermediateCertificatePem: pem,
    intermediatePrivateKeyPem: pem,
  })
  .readonly()

export type SavedCertificateAuthority = z.output<typeof savedCertificateAuthoritySchema>

/** Writes both issuers as PEM. */
export function encodeSavedAuthority(root: Issuer, intermediate: Issuer): SavedCertificateAuthority {
  return {
    rootCertificatePem: root.certificate.toString(),
    rootPrivateKeyPem: encodePrivateKey(root.privateKey),
    intermediateCertificatePem: intermediate.certificate.toString(),
    intermediatePrivateKeyPem: encodePrivateKey(intermediate.privateKey),
  }
}

/**
 * Reads both issuers back and checks that keys and certificates belong together.
 *
 * @throws SimulatorError ERR_SIMULATOR_AUTHORITY_INVALID
 */
export function parseSavedAuthority(saved: unknown): { readonly root: Issuer; readonly intermediate: Issuer } {
  const parsed = savedCertificateAuthoritySchema.safeParse(saved)
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error), parsed.error)
  const root = parseIssuer('root', parsed.data.rootCertificatePem, parsed.data.rootPrivateKeyPem)
  const intermediate = parseIssuer(
    'intermediate',
    parsed.data.intermediateCertificatePem,
    parsed.data.intermediatePrivateKeyPem,
  )
  const { certificate } = intermediate
  if (!certificate.checkIssued(root.certificate) || !certificate.verify(root.certificate.publicKey)) {
    throw invalid('the intermediate was not issued by the root')
  }
  return { root, intermediate }
}

function parseIssuer(which: 'root' | 'intermediate', certificatePem: string, privateKeyPem: string): Issuer {
  let issuer: Issuer
  try {
    issuer = { certificate: new X509Certificate(certificatePem), privateKey: createPrivateKey(privateKeyPem) }
  } catch (cause) {
    throw invalid(`the ${which}'s certificate or key is not PEM`, cause)
  }
  if (!issuer.certificate.ca) throw invalid(`the ${which}'s certificate is not of an authority`)
  if (!issuer.certificate.checkPrivateKey(issuer.privateKey)) {
    throw invalid(`the ${which}'s key does not belong to its certificate`)
  }
  return issuer
}

function invalid(found: string, cause?: unknown): SimulatorError {
  return new SimulatorError(
    'ERR_SIMULATOR_AUTHORITY_INVALID',
    `Expected a saved certificate authority, found that ${found}; restore it from a copy or make a new one`,
    { cause },
  )
}
