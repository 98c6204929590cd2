// Limits on a stranger's signature. Ours has 3 KB; one with the content and a whole chain inside some tens of KB.

/** The file `signature`, text armour included. */
export const MAX_SIGNATURE_BYTES = 1024 * 1024

/** Certificates read: leaf, intermediate and root, and room for somebody's whole collection. */
export const MAX_CERTIFICATES = 32

/** One certificate. Apple's have 1.5 KB. */
export const MAX_CERTIFICATE_BYTES = 16 * 1024

/** Signers looked at, of whom a pass has one. */
export const MAX_SIGNERS = 8
