import type { KeyObject } from 'node:crypto'
import type { Certificate } from '../certificates/certificate.ts'
import type { Finding } from '../findings/finding.ts'

/** One thing that a file holds. */
export type Piece = CertificatePiece | PrivateKeyPiece | OtherPiece

interface Found {
  /** Name of the file. */
  readonly file: string
  /** What it is, and how it was written, as a sentence without full stop. */
  readonly description: string
}

export interface CertificatePiece extends Found {
  readonly kind: 'certificate'
  readonly certificate: Certificate
}

export interface PrivateKeyPiece extends Found {
  readonly kind: 'private key'
  readonly privateKey: KeyObject
}

/** Something that has no part in an identity: a signing request, a public key, a key that no passphrase opened. */
export interface OtherPiece extends Found {
  readonly kind: 'other'
}

/** What a file, or several, turned out to hold. */
export interface Reading {
  readonly pieces: readonly Piece[]
  /** What could not be read, and why. */
  readonly findings: readonly Finding[]
}
