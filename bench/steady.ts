// What 100,000 passes leave behind: memory that does not grow, and an event loop that is held for a fraction of what one
// signature takes, because the signer's default signs in the thread pool.
import { sign } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { buildPass, createSigner, parseIdentity, preparePassFiles } from '@billfold/pkpass'
import { ceiling, median } from './measure.ts'
import { passCertificate, storeCard, storeCardImages } from './store-card.ts'

const PASSES = 100_000
const SAMPLES = 10
const IN_FLIGHT = 8
/** Between the sample after warming up and the last one. */
const MAX_GROWTH_MEBIBYTES = 16

// So that the loop has a core of its own: with all cores signing, the system's time slices would be measured.
process.env.UV_THREADPOOL_SIZE = String(Math.max(1, availableParallelism() - 1))

if (!globalThis.gc) throw new Error('Run with --expose-gc')
const collectGarbage = globalThis.gc

const now = new Date()
const identity = parseIdentity(await passCertificate(now))
const signer = createSigner(identity)
const images = preparePassFiles(await storeCardImages())

const signatureMicroseconds = median(
  Array.from({ length: 500 }, () => {
    const start = performance.now()
    sign('sha256', new Uint8Array(105), identity.privateKey)
    return (performance.now() - start) * 1_000
  }),
)

console.log(`\n${PASSES} passes through the thread pool, ${IN_FLIGHT} in flight`)
await measureLoop()
await measureMemory()

async function measureLoop(): Promise<void> {
  await buildPasses(PASSES / 10)
  const before = performance.eventLoopUtilization()
  await buildPasses(PASSES / 10)
  const { active } = performance.eventLoopUtilization(before)
  const microseconds = (active * 1_000) / (PASSES / 10)
  console.log(`One signature takes ${signatureMicroseconds.toFixed(0)} µs, in the pool`)
  ceiling('the event loop is busy with one pass, µs', microseconds, signatureMicroseconds)
}

async function measureMemory(): Promise<void> {
  const residents: number[] = []
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    await buildPasses(PASSES / SAMPLES)
    collectGarbage()
    residents.push(process.memoryUsage.rss() / 2 ** 20)
  }
  console.log(`Resident MiB after every ${PASSES / SAMPLES}: ${residents.map(size => size.toFixed(0)).join(' ')}`)
  ceiling(
    'growth of memory, MiB',
    (residents.at(-1) ?? Number.NaN) - (residents[1] ?? Number.NaN),
    MAX_GROWTH_MEBIBYTES,
  )
}

async function buildPasses(count: number): Promise<void> {
  let number = 0
  const next = async () => {
    while (number < count) {
      number += 1
      await buildPass(storeCard(number), images, { signer, signingTime: now })
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, next))
}
