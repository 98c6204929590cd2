// Runs cases one after the other until the time is over; tells the thread that watches which one it is at.
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { readCorpus } from './corpus.ts'
import type { WorkerReport } from './fuzz-report.ts'
import { judge } from './judge.ts'
import { makeInput } from './make-input.ts'

const { seed, first, runMs, progress } = z
  .object({ seed: z.int(), first: z.int(), runMs: z.number(), progress: z.instanceof(Float64Array) })
  .parse(workerData)

const corpus = readCorpus()
const deadline = performance.now() + runMs
let cases = 0
let slowestMs = 0
let largestBytes = 0
let failure: WorkerReport['failure']
while (!failure && performance.now() < deadline) {
  const index = first + cases
  const input = makeInput(seed, index, corpus)
  progress[0] = index
  progress[1] = performance.timeOrigin + performance.now()
  const judgement = judge(input)
  progress[1] = 0
  cases += 1
  slowestMs = Math.max(slowestMs, judgement.inspectionMs)
  largestBytes = Math.max(largestBytes, judgement.growthBytes)
  if (judgement.failure !== undefined) failure = { index, reason: judgement.failure }
}
const report: WorkerReport = { cases, slowestMs, largestBytes, ...(failure && { failure }) }
parentPort?.postMessage(report)
