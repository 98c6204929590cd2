import { verify } from 'node:crypto'
import { type PassCertificatesSource, parsePassCertificates } from '../certificates/identity.ts'
import { SignatureError } from './signature-error.ts'
import { type SignatureScheme, type Signer, schemeOf } from './signer.ts'

/**
 * Reaches the key, wherever it is.
 *
 * @param signedAttributes DER, to be hashed with `scheme.digestName` and signed.
 * @returns RSA: the PKCS #1 v1.5 signature. ECDSA: DER of `SEQUENCE { r, s }`, where a token answers the two one after the other.
 */
export type SignElsewhere = (signedAttributes: Uint8Array, scheme: SignatureScheme) => Uint8Array | Promise<Uint8Array>

/**
 * Makes a signer whose key is in a token, a cloud's key service or another process.
 *
 * Each signature is held against the certificate before it goes into a pass: a wrong version of the key or another form of the
 * signature would only be noticed by phones. It takes a twelfth of the time that signing takes.
 *
 * @throws CertificateError ERR_CERT_MALFORMED, ERR_CERT_NOT_PASS_TYPE, ERR_WWDR_MISMATCH
 * @throws TypeError when the certificate's key is neither RSA nor on P-256, P-384 or P-521.
 * @throws SignatureError ERR_SIGNATURE_VALUE, when signing.
 */
export function createExternalSigner(source: PassCertificatesSource, sign: SignElsewhere): Signer {
  const certificates = parsePassCertificates(source)
  const { publicKey } = certificates.certificate.x509
  const scheme = schemeOf(publicKey)
  return {
    ...certificates,
    scheme,
    async sign(signedAttributes) {
      const signature = await sign(signedAttributes, scheme)
      if (verify(scheme.digestName, signedAttributes, publicKey, signature)) return signature
      throw new SignatureError(
        'ERR_SIGNATURE_VALUE',
        `Expected a signature that the certificate of ${certificates.passTypeIdentifier} verifies, found ${signature.length} bytes that it does not. Check that it is the certificate's key that signs, with ${scheme.digestName}, as PKCS #1 v1.5 or DER of ECDSA`,
      )
    },
  }
}
