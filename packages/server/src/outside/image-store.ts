/** Which image a reference led to. */
export interface RememberedImage {
  readonly sha256: string
  readonly readAt: Date
}

/** Where images from outside are kept. All digests are in hex, lower case. */
export interface ImageStore {
  /** Keeps bytes under their SHA-256. Bytes that are kept already stay. */
  put(sha256: string, bytes: Uint8Array): Promise<void>
  get(sha256: string): Promise<Uint8Array | undefined>
  /**
   * Remembers which image a reference led to, in place of what was remembered before.
   *
   * @param reference SHA-256 of an address or data URI: addresses may hold secrets.
   */
  remember(reference: string, image: RememberedImage): Promise<void>
  recall(reference: string): Promise<RememberedImage | undefined>
}
