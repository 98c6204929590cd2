import type { KeyObject, X509Certificate } from 'node:crypto'

/** Apple's authorities have RSA keys of 2048 and 4096 bits. Time to verify grows with the square of the length. */
const MAX_MODULUS_BITS = 8_192

/** Everybody's is 65537. One as long as the modulus makes a verification as slow as a signature, a hundred times over. */
const MAX_PUBLIC_EXPONENT = 2n ** 32n

/**
 * The public key of a stranger's certificate, when it is one to reckon with: RSA of usual size, or ECDSA on a named curve.
 *
 * A certificate can hold a key made to be slow, parameters of a curve of its own, or bytes that are no key at all.
 */
export function usableKey(x509: X509Certificate): KeyObject | undefined {
  try {
    const key = x509.publicKey
    return isUsable(key) ? key : undefined
  } catch {
    // OpenSSL reads the key when it is asked for, and throws for one it cannot read or does not know.
    return undefined
  }
}

function isUsable({ asymmetricKeyType, asymmetricKeyDetails = {} }: KeyObject): boolean {
  const { modulusLength = Infinity, publicExponent = 0n, namedCurve } = asymmetricKeyDetails
  if (asymmetricKeyType === 'ec') return namedCurve !== undefined
  const isRsa = asymmetricKeyType === 'rsa' || asymmetricKeyType === 'rsa-pss'
  return isRsa && modulusLength <= MAX_MODULUS_BITS && publicExponent <= MAX_PUBLIC_EXPONENT
}
