/** Random choices that come out the same for the same seed. */
export interface Random {
  /** A whole number from 0 to below the limit. */
  below(limit: number): number
  /** @throws RangeError for nothing to choose from. */
  pick<T>(choices: readonly T[]): T
}

/**
 * A generator for one case of one run (mulberry32).
 *
 * @param seed Of the run, 32 bits.
 * @param index Of the case: each has its own sequence, so that one can be made again without those before it.
 */
export function createRandom(seed: number, index: number): Random {
  let state = (seed ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    pick: choices => {
      const choice = choices[below(choices.length)]
      if (choice === undefined) throw new RangeError('There is nothing to choose from')
      return choice
    },
  }
}
