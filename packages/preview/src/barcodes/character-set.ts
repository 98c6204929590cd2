/** Bytes of one character, and none for those it has not. */
export interface CharacterSet {
  /** Bytes in front of all others: the byte order mark. */
  readonly mark: readonly number[]
  readonly bytesOf: (codePoint: number) => readonly number[] | undefined
}
