import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { readCorpus } from './corpus.ts'
import { type WorkerReport, workerReportSchema } from './fuzz-report.ts'
import { MAX_GROWTH_BYTES } from './judge.ts'
import { makeInput } from './make-input.ts'

export interface FuzzOptions {
  readonly seconds: number
  readonly seed: number
  /** First case. Default 0. */
  readonly first?: number
}

export interface FuzzResult extends WorkerReport {
  readonly seed: number
  /** Where the input is that failed. */
  readonly file?: string
}

/** An inspection that has not come back after this much time is not coming back. */
const HANG_MS = 10_000
const WATCH_MS = 200

/**
 * Inspects changed bundles for some seconds, in a thread of its own, so that one that hangs or fills the memory can be told of.
 *
 * The input of a failure is written to a file in the system's temporary folder.
 */
export async function runFuzz({ seconds, seed, first = 0 }: FuzzOptions): Promise<FuzzResult> {
  // The case at hand, and when it began in milliseconds of the clock; 0 between cases.
  const progress = new Float64Array(new SharedArrayBuffer(16))
  progress[0] = first
  const report = await watch(startWorker(seed, first, seconds, progress), progress, first)
  if (!report.failure) return { seed, ...report }
  const { index } = report.failure
  const file = join(tmpdir(), `billfold-fuzz-${seed}-${index}.pkpass`)
  writeFileSync(file, makeInput(seed, index, readCorpus()))
  return { seed, ...report, file }
}

function startWorker(seed: number, first: number, seconds: number, progress: Float64Array): Worker {
  return new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
    workerData: { seed, first, runMs: seconds * 1_000, progress },
    execArgv: ['--conditions=billfold-source'],
    resourceLimits: { maxOldGenerationSizeMb: MAX_GROWTH_BYTES / 1024 / 1024 },
  })
}

function watch(worker: Worker, progress: Float64Array, first: number): Promise<WorkerReport> {
  return new Promise(resolve => {
    const fail = (reason: string) => {
      clearInterval(timer)
      const index = progress[0] ?? first
      void worker.terminate()
      resolve({ cases: index - first, slowestMs: 0, largestBytes: 0, failure: { index, reason } })
    }
    const timer = setInterval(() => {
      const began = progress[1] ?? 0
      if (began > 0 && performance.timeOrigin + performance.now() - began > HANG_MS) fail('it hangs')
    }, WATCH_MS)
    worker.once('message', message => {
      clearInterval(timer)
      resolve(workerReportSchema.parse(message))
    })
    // Out of memory comes this way too: ERR_WORKER_OUT_OF_MEMORY.
    worker.once('error', error => fail(error instanceof Error ? (error.stack ?? error.message) : 'the thread died'))
  })
}
