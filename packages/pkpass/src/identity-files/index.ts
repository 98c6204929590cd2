export { APPLE_AUTHORITIES, type AppleAuthority } from './apple-authorities.ts'
export {
  EXPIRY_NOTICE_DAYS,
  type GatheredIdentities,
  type GatherOptions,
  gatherIdentities,
  type IdentityFile,
  type WantedAuthority,
} from './gather-identities.ts'
export type { CertificatePiece, OtherPiece, Piece, PrivateKeyPiece } from './piece.ts'
export { MAX_IDENTITY_FILE_BYTES } from './read-pieces.ts'
export { createSigningRequest, type SigningRequest } from './signing-request.ts'
