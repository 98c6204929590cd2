import { z } from 'zod'

/** What a run comes to. */
export const workerReportSchema = z.object({
  cases: z.int(),
  /** Processor time of the slowest inspection. */
  slowestMs: z.number(),
  /** Growth of the memory by the inspection that grew it most, before anything is collected. */
  largestBytes: z.number(),
  failure: z.object({ index: z.int(), reason: z.string() }).optional(),
})

export type WorkerReport = z.infer<typeof workerReportSchema>
