// The thread that inspects. A stranger's archive may unpack to 64 MB and name a hundred thousand wrong things.
import { parentPort } from 'node:worker_threads'
import { parseCertificates } from '@billfold/pkpass'
import { describeInspection } from './describe-inspection.ts'
import type { InspectAnswer, InspectRequest } from './inspections.ts'

parentPort?.on('message', (request: InspectRequest) => parentPort?.postMessage(answer(request)))

function answer({ bytes, trusted, now }: InspectRequest): InspectAnswer {
  const certificates = trusted.flatMap(parseCertificates)
  return { report: JSON.stringify(describeInspection(bytes, { trusted: certificates, now })) }
}
