/**
 * - `ERR_CERT_MALFORMED`: not an X.509 certificate in PEM or DER
 * - `ERR_CERT_NOT_PASS_TYPE`: a certificate for something else than passes
 * - `ERR_CERT_EXPIRED`: outside its validity at the instant asked about
 * - `ERR_KEY_MALFORMED`: not a private key, or its passphrase is wrong
 * - `ERR_KEY_MISMATCH`: the private key does not belong to the certificate
 * - `ERR_WWDR_MISMATCH`: the intermediate did not issue the certificate
 */
export type CertificateErrorCode =
  | 'ERR_CERT_MALFORMED'
  | 'ERR_CERT_NOT_PASS_TYPE'
  | 'ERR_CERT_EXPIRED'
  | 'ERR_KEY_MALFORMED'
  | 'ERR_KEY_MISMATCH'
  | 'ERR_WWDR_MISMATCH'

/** A certificate or key cannot be used. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError'
  readonly code: CertificateErrorCode

  constructor(code: CertificateErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
