import { expect, test } from 'vitest'
import { runFuzz } from '../fuzz/run-fuzz.ts'

const seconds = Number(process.env.BILLFOLD_FUZZ_SECONDS ?? 10)

test(
  'whatever is done to a bundle, it comes out as an inspection, in time and memory',
  async () => {
    const result = await runFuzz({ seconds, seed: Math.floor(Math.random() * 2 ** 32) })
    expect(result.failure, `seed ${result.seed}, input in ${result.file}`).toBeUndefined()
    expect(result.cases).toBeGreaterThan(10 * seconds)
  },
  seconds * 1_000 + 60_000,
)
