/**
 * Work that keys may be derived with, all those of the files and passphrases given at once, in rounds of PBKDF2: about a second.
 * OpenSSL makes 2,048 for each key, others up to some hundred thousand. A file may name two thousand million, and hold whoever reads
 * it for an hour.
 */
const MAX_ROUNDS = 4_000_000

/** What a round costs that is made here, one hash after the other, and not inside of OpenSSL; measured, four to ten times as much. */
export const SLOW_ROUND = 4

/** Why something encrypted was not opened: `cipher`, one that is not known here; `rounds`, more of them than are made. */
export class CipherError extends Error {
  override readonly name = 'CipherError'
  readonly reason: 'cipher' | 'rounds'

  constructor(reason: 'cipher' | 'rounds') {
    super(reason)
    this.reason = reason
  }
}

/** Counts the rounds that are made, so that many files cost no more than one may. */
export class Rounds {
  #made = 0

  /** @throws CipherError `rounds` */
  spend(rounds: number): void {
    if (!(rounds >= 1 && this.#made + rounds <= MAX_ROUNDS)) throw new CipherError('rounds')
    this.#made += rounds
  }
}
