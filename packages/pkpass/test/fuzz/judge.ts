import { getHeapStatistics } from 'node:v8'
import { inspectPass } from '../../src/inspect/inspect-pass.ts'
import { RULES } from '../../src/rules/index.ts'
import { NOW, TRUST } from '../support/sandbox.ts'

/** What one inspection may take. */
const MAX_INSPECTION_MS = 2_000
export const MAX_GROWTH_BYTES = 512 * 1024 * 1024

export interface Judgement {
  readonly inspectionMs: number
  readonly growthBytes: number
  /** What went wrong, if something did. */
  readonly failure: string | undefined
}

const VERDICTS = ['ok', 'failed', 'unchecked']

/** Inspects an input, which must come out as an inspection, in time, and without filling the memory. */
export function judge(input: Uint8Array): Judgement {
  const bytesBefore = usedBytes()
  const peakBefore = peakBytes()
  const before = process.threadCpuUsage()
  let failure = inspect(input)
  const { user, system } = process.threadCpuUsage(before)
  // Of this thread, so that a busy machine is not taken for a slow inspection.
  const inspectionMs = (user + system) / 1_000
  // What is left tells nothing of what was collected on the way; a new peak of the process does.
  const growthBytes = Math.max(0, usedBytes() - bytesBefore, peakBytes() - peakBefore)
  if (inspectionMs > MAX_INSPECTION_MS) failure ??= `it took ${Math.round(inspectionMs)} ms`
  if (growthBytes > MAX_GROWTH_BYTES) failure ??= `the memory grew by ${growthBytes} bytes`
  return { inspectionMs, growthBytes, failure }
}

function inspect(input: Uint8Array): string | undefined {
  try {
    const { valid, verdicts, findings, files } = inspectPass(input, { trust: TRUST, now: NOW })
    const isSound =
      Object.values(verdicts).every(verdict => VERDICTS.includes(verdict)) &&
      findings.every(({ rule, message, fix }) => Object.hasOwn(RULES, rule) && message !== '' && fix !== '') &&
      (valid ? Object.values(verdicts).every(verdict => verdict === 'ok') && files.size > 0 : true)
    if (!isSound) return 'the inspection contradicts itself'
    return valid || findings.length > 0 ? undefined : 'a refusal without a finding'
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : 'something was thrown that is no error'
  }
}

function usedBytes(): number {
  const { used_heap_size, external_memory } = getHeapStatistics()
  return used_heap_size + external_memory
}

function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024
}
