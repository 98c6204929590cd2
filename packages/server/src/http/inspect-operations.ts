import { inspectionReportSchema } from '../inspections/inspection-report.ts'
import type { Operation } from './operation.ts'

// Calls on passes that were made anywhere. The handlers are in `inspect-routes.ts`.

export const inspectPassFile = {
  id: 'inspectPassFile',
  method: 'post',
  paths: ['/inspect'],
  summary: 'Explain a .pkpass, yours or a stranger’s: whether Wallet would accept it, and if not, why',
  description: 'The body is the file itself, of at most 16 MiB. Nothing of it is stored, and nothing is fetched.',
  bodyMediaType: 'application/vnd.apple.pkpass',
  answers: { 200: { description: 'The report', schema: inspectionReportSchema } },
  problems: ['ERR_BODY_TOO_LARGE', 'ERR_INSPECT_BUSY'],
} as const satisfies Operation
