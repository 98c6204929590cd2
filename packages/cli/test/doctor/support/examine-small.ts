import { systemRandom } from '@billfold/server'
import type { ExaminationOptions } from '../../../src/doctor/examination.ts'
import { type DoctorReport, examineService } from '../../../src/doctor/examine.ts'
import { parseServiceAddress } from '../../../src/doctor/service-address.ts'
import { systemNetwork } from '../../../src/doctor/system-network.ts'
import { NOW, PASS, TRUST } from './fixture-pass.ts'
import type { SmallService } from './small-service.ts'

export type ExamineOptions = Partial<ExaminationOptions> & { readonly address?: string }

/** Examines a small service with everything that can be asked of it, unless told otherwise. */
export function examineSmall(service: Pick<SmallService, 'url'>, options: ExamineOptions = {}): Promise<DoctorReport> {
  return examineService({
    service: parseServiceAddress(options.address ?? service.url),
    pass: PASS,
    mayRegister: true,
    link: new URL(`${service.url}/link`),
    trust: TRUST,
    network: systemNetwork({ timeoutMs: 5_000 }),
    clock: { now: () => NOW },
    random: systemRandom,
    ...options,
  })
}

/** Ids of the rules that were raised, each as often as it was. */
export function rulesOf({ checks }: DoctorReport): string[] {
  return checks.flatMap(({ findings }) => findings.map(({ rule }) => rule))
}

export function statusOf({ checks }: DoctorReport, id: string): string | undefined {
  return checks.find(check => check.id === id)?.status
}
