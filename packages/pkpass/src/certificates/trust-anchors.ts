import { type Certificate, parseCertificate, parseCertificates } from './certificate.ts'

/** What a verifier believes in: certificates at hand, and certificates known by fingerprint only. */
export interface TrustAnchors {
  readonly certificates: readonly Certificate[]
  /** SHA-256 of certificates, lower-case hex. */
  readonly fingerprints: ReadonlySet<string>
}

/**
 * Apple's authorities that issue, or issued, pass certificates, pinned by fingerprint.
 *
 * A signature carries leaf and intermediate but not the root, so the intermediates are pinned themselves. G3 and G6 are left out
 * on purpose: they issue other certificates, and a pass signed under them is refused.
 *
 * @see Apple PKI, https://www.apple.com/certificateauthority/
 */
export const APPLE_TRUST_ANCHORS: TrustAnchors = {
  certificates: [],
  fingerprints: new Set([
    // Apple Root CA
    'b0b1730ecbc7ff4505142c49f1295e6eda6bcaed7e2c68c5be91b5a11001f024',
    // WWDR G4, to 2030-12-10: issues Pass Type ID certificates
    'ea4757885538dd8cb59ff4556f676087d83c85e70902c122e42c0808b5bce14c',
    // WWDR G1, expired 2023-02-07: older pass certificates
    'ce057691d730f89ca25e916f7335f4c8a15713dcd273a658c024023f8eb809c2',
  ]),
}

/**
 * Trusts the certificates of the given PEM texts, in place of Apple's.
 *
 * @throws CertificateError ERR_CERT_MALFORMED
 */
export function trustCertificates(pems: readonly string[]): TrustAnchors {
  const certificates = pems.flatMap(pem => {
    const found = parseCertificates(pem)
    // Nothing trusted looks like every pass being a forgery: better said at once.
    return found.length > 0 ? found : [parseCertificate(pem)]
  })
  return { certificates, fingerprints: new Set() }
}
