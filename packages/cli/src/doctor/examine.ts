import type { Finding } from '@billfold/pkpass'
import { type Check, Obstacle } from './check.ts'
import { CHECKS } from './checks/index.ts'
import { Examination, type ExaminationOptions } from './examination.ts'

export type CheckStatus = 'passed' | 'failed' | 'skipped'

export interface CheckResult {
  readonly id: string
  readonly title: string
  readonly status: CheckStatus
  /** What was seen, or why the check was skipped. */
  readonly note?: string | undefined
  readonly findings: readonly Finding[]
}

export interface DoctorReport {
  /** Where devices would ask. */
  readonly url: string
  /** Whether no check failed. */
  readonly healthy: boolean
  readonly checks: readonly CheckResult[]
}

/**
 * Looks at a web service for passes from outside, as a device does; ours or anybody's.
 *
 * Contacts the web service, and the download and APNs where they are given; nothing that stands in a pass.
 */
export async function examineService(
  options: ExaminationOptions,
  checks: readonly Check[] = CHECKS,
): Promise<DoctorReport> {
  const examination = new Examination(options)
  const results: CheckResult[] = []
  // One obstacle, one finding, however many checks it is in the way of.
  const told = new Set<string>()
  try {
    for (const check of checks) results.push(await runCheck(check, examination, told))
  } finally {
    await examination.registrations.close()
  }
  const healthy = results.every(({ status }) => status !== 'failed')
  return { url: options.service.base.href, healthy, checks: results }
}

async function runCheck(
  { id, title, ...check }: Check,
  examination: Examination,
  told: Set<string>,
): Promise<CheckResult> {
  try {
    const { findings, note } = await check.examine(examination)
    // What is only worth knowing stops nothing.
    const status = findings.some(({ severity }) => severity !== 'info') ? 'failed' : 'passed'
    return { id, title, status, ...(note !== undefined && { note }), findings }
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error
    const { finding, message } = error
    if (!finding || told.has(finding.rule)) return { id, title, status: 'skipped', note: message, findings: [] }
    told.add(finding.rule)
    return { id, title, status: 'failed', findings: [finding] }
  }
}
