// Inspects changed bundles until the time is over or one of them is not explained. `npm run fuzz -- --seconds 600 --seed 7`
import { parseArgs } from 'node:util'
import { runFuzz } from '../packages/pkpass/test/fuzz/run-fuzz.ts'

const DEFAULT_SECONDS = '60'
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: DEFAULT_SECONDS },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 32)) },
    first: { type: 'string', default: '0' },
  },
})
const seed = Number(values.seed)
console.log(`Seed ${seed}, for ${values.seconds} seconds`)
const { cases, slowestMs, largestBytes, failure, file } = await runFuzz({
  seconds: Number(values.seconds),
  seed,
  first: Number(values.first),
})
console.log(
  `${cases} inputs, slowest ${slowestMs.toFixed(1)} ms, largest growth ${(largestBytes / 1024 / 1024).toFixed(1)} MiB`,
)
if (failure) {
  console.error(`Case ${failure.index} failed: ${failure.reason}\nIts input is in ${file}`)
  process.exitCode = 1
}
