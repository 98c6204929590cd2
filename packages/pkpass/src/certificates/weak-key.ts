import type { Certificate } from './certificate.ts'
import { usableKey } from './usable-key.ts'

/** What Apple asks of a signing request. */
const MIN_RSA_BITS = 2_048

/** Bits of a certificate's RSA key that is too short; undefined when it is long enough, or of another kind. */
export function weakKeyBits({ x509 }: Certificate): number | undefined {
  const bits = usableKey(x509)?.asymmetricKeyDetails?.modulusLength
  return bits !== undefined && bits < MIN_RSA_BITS ? bits : undefined
}
