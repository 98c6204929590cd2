// Passes per second on all cores, in seconds of the clock: through Node's thread pool, the signer's default, and by worker
// threads that sign on their own. Against as many processes of `openssl speed`.
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { buildPass, createSigner, parseIdentity, preparePassFiles } from '@billfold/pkpass'
import { floor, opensslSignaturesPerSecond, perSecond, printRates, ratio, takeTurns } from './measure.ts'
import { passJsTemplate } from './pass-js.ts'
import { passCertificate, storeCard, storeCardImages } from './store-card.ts'

const ROUNDS = 9
const PASSES_PER_ROUND = 6_000
const WARM_UP_ROUNDS = 2
/** Enough that the pool never waits for the event loop, which shares the cores with it. */
const IN_FLIGHT = 64
const FLOOR = 0.8
/** Guards against a step back; what can be reached at all is openssl's own ratio. */
const FLOOR_OF_PASS_JS = 3
const CORES = availableParallelism()

const now = new Date()
const pem = await passCertificate(now)
const images = await storeCardImages()
const prepared = preparePassFiles(images)
const identity = parseIdentity(pem)

if (isMainThread) await measure()
else await serve()

async function measure(): Promise<void> {
  const workers = Array.from({ length: CORES }, () => new Worker(new URL(import.meta.url)))
  await Promise.all(workers.map(worker => once(worker, 'message')))

  const pool = `thread pool, ${IN_FLIGHT} in flight`
  const threads = `${CORES} worker threads`
  const neighbour = '@walletpass/pass-js, one process'
  const passJs = await passJsTemplate(pem, images)
  const ours = {
    [pool]: () => passesPerSecond(inThreadPool),
    [threads]: () => passesPerSecond(() => inWorkers(workers)),
    [neighbour]: () => perSecond(1_000, passJs),
  }
  await takeTurns(WARM_UP_ROUNDS, ours)
  const openssl = `openssl, ${CORES} processes`
  const rates = await takeTurns(ROUNDS, { [openssl]: () => opensslSignaturesPerSecond(CORES), ...ours })
  printRates(`All ${CORES} cores, RSA 2048, ${ROUNDS} rounds`, rates, openssl)
  floor('the better of both, of openssl', Math.max(ratio(rates, pool, openssl), ratio(rates, threads, openssl)), FLOOR)
  printRates('The same, in passes of @walletpass/pass-js', rates, neighbour)
  floor('worker threads of @walletpass/pass-js', ratio(rates, threads, neighbour), FLOOR_OF_PASS_JS)
  await Promise.all(workers.map(worker => worker.terminate()))
}

async function passesPerSecond(build: (passes: number) => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await build(PASSES_PER_ROUND)
  return (PASSES_PER_ROUND * 1_000) / (performance.now() - start)
}

async function inThreadPool(passes: number): Promise<void> {
  const signer = createSigner(identity)
  let number = 0
  const next = async () => {
    while (number < passes) {
      number += 1
      await buildPass(storeCard(number), prepared, { signer, signingTime: now })
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, next))
}

async function inWorkers(workers: readonly Worker[]): Promise<void> {
  await Promise.all(
    workers.map(async worker => {
      worker.postMessage(PASSES_PER_ROUND / workers.length)
      await once(worker, 'message')
    }),
  )
}

/** In a worker thread: builds as many passes as each message says, and answers when they are done. */
async function serve(): Promise<void> {
  const signer = createSigner(identity, { mode: 'inline' })
  parentPort?.postMessage('ready')
  parentPort?.on('message', async passes => {
    for (let number = 0; number < Number(passes); number += 1) {
      await buildPass(storeCard(number), prepared, { signer, signingTime: now })
    }
    parentPort?.postMessage('done')
  })
}
