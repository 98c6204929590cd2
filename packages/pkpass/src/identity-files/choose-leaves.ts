import { type Certificate, isValidAt } from '../certificates/certificate.ts'
import type { CertificatePiece, PrivateKeyPiece } from './piece.ts'

/** A pass certificate with what else is needed of the files to sign with it. */
export interface Leaf {
  readonly piece: CertificatePiece
  readonly key: PrivateKeyPiece | undefined
  /** A certificate for the same pass type that lasts longer and cannot be used, because no file has its key. */
  readonly newer: CertificatePiece | undefined
}

/**
 * Of each pass type, the certificate to sign with: a renewed one often comes beside the old. It has its key, is valid now, and
 * lasts longest; in this order.
 */
export function chooseLeaves(
  certificates: readonly CertificatePiece[],
  keys: readonly PrivateKeyPiece[],
  now: Date,
): Leaf[] {
  const groups = Map.groupBy(certificates, ({ certificate }) => certificate.subject.userId)
  return [...groups.values()].flatMap(group => {
    const [chosen, ...others] = group
      .map(piece => ({ piece, key: keys.find(({ privateKey }) => isPair(piece.certificate, privateKey)) }))
      .toSorted((a, b) => rank(b, now) - rank(a, now) || lasts(b.piece) - lasts(a.piece))
    if (!chosen) return []
    const newer = others.find(({ piece, key }) => chosen.key && !key && lasts(piece) > lasts(chosen.piece))
    return [{ ...chosen, newer: newer?.piece }]
  })
}

function rank({ piece, key }: Pick<Leaf, 'piece' | 'key'>, now: Date): number {
  return (key ? 2 : 0) + (isValidAt(piece.certificate, now) ? 1 : 0)
}

function lasts({ certificate }: CertificatePiece): number {
  return certificate.notAfter.getTime()
}

/** Never throws: a certificate can hold bytes in the place of its key that OpenSSL cannot read. */
function isPair({ x509 }: Certificate, privateKey: PrivateKeyPiece['privateKey']): boolean {
  try {
    return x509.checkPrivateKey(privateKey)
  } catch {
    return false
  }
}
