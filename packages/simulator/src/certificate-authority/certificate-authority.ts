import { createIntermediate, createRoot } from './authority-certificates.ts'
import type { IssuedCertificate, Issuer } from './key-pair.ts'
import { createPassCertificate, type PassCertificateRequest } from './pass-certificate.ts'
import { encodeSavedAuthority, parseSavedAuthority, type SavedCertificateAuthority } from './saved-authority.ts'
import { createServerCertificate, type ServerCertificateRequest } from './server-certificate.ts'

export type CertificateAuthorityOptions = {
  /** Where the validity of pass certificates begins. */
  readonly now: () => Date
}

/** Issues what Apple would: pass certificates below an intermediate below a root, all of its own making. */
export type CertificateAuthority = {
  /** To be trusted in the place of Apple Root CA, and by TLS clients of the simulator. */
  readonly rootCertificatePem: string
  /** To go into signatures in the place of WWDR G4. */
  readonly intermediateCertificatePem: string
  /** @throws SimulatorError ERR_SIMULATOR_CERTIFICATE_REQUEST */
  issuePassCertificate(request: PassCertificateRequest): Promise<IssuedCertificate>
  /** @throws SimulatorError ERR_SIMULATOR_CERTIFICATE_REQUEST */
  issueServerCertificate(request: ServerCertificateRequest): Promise<IssuedCertificate>
  /** Plain strings for JSON; `restoreCertificateAuthority` takes them back. Holds private keys. */
  exportAuthority(): SavedCertificateAuthority
}

/**
 * Makes a certificate authority with fresh RSA keys: about half a second of work.
 *
 * @example
 * const authority = await createCertificateAuthority({ now: () => new Date() })
 * const { certificatePem, privateKeyPem } = await authority.issuePassCertificate({
 *   passTypeIdentifier: 'pass.com.example.coffee',
 *   teamIdentifier: 'A1B2C3D4E5',
 *   organizationName: 'Example Coffee',
 * })
 */
export async function createCertificateAuthority(options: CertificateAuthorityOptions): Promise<CertificateAuthority> {
  const root = await createRoot()
  return openAuthority(root, await createIntermediate(root), options)
}

/**
 * Brings a certificate authority back from what `exportAuthority` gave.
 *
 * @throws SimulatorError ERR_SIMULATOR_AUTHORITY_INVALID
 */
export function restoreCertificateAuthority(
  saved: unknown,
  options: CertificateAuthorityOptions,
): CertificateAuthority {
  const { root, intermediate } = parseSavedAuthority(saved)
  return openAuthority(root, intermediate, options)
}

function openAuthority(root: Issuer, intermediate: Issuer, { now }: CertificateAuthorityOptions): CertificateAuthority {
  return {
    rootCertificatePem: root.certificate.toString(),
    intermediateCertificatePem: intermediate.certificate.toString(),
    issuePassCertificate: request => createPassCertificate(request, intermediate, now()),
    issueServerCertificate: request => createServerCertificate(request, root),
    exportAuthority: () => encodeSavedAuthority(root, intermediate),
  }
}
