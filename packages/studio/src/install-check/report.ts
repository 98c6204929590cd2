import * as z from 'zod'
import { call } from '../session/call.ts'

const verdictSchema = z.enum(['ok', 'failed', 'unchecked'])
const instant = z.string().transform(text => new Date(text))

const findingSchema = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  isRefusal: z.boolean(),
  file: z.string().optional(),
  pointer: z.string().optional(),
  line: z.number().optional(),
  message: z.string(),
  onThePhone: z.string(),
  fix: z.string(),
})

const fileSchema = z.object({
  path: z.string(),
  size: z.number(),
  sha1: z.string(),
  kind: z.string(),
  manifest: z.enum(['agrees', 'differs', 'unlisted', 'exempt', 'unchecked']),
})

const certificateSchema = z.object({
  role: z.enum(['signer', 'issuer', 'other']),
  isEmbedded: z.boolean(),
  isTrusted: z.boolean(),
  isPassCertificate: z.boolean(),
  commonName: z.string().nullable(),
  passTypeIdentifier: z.string().nullable(),
  teamIdentifier: z.string().nullable(),
  subject: z.string(),
  issuer: z.string(),
  serialNumber: z.string(),
  notBefore: instant,
  notAfter: instant,
  fingerprint: z.string(),
})

const reportSchema = z.object({
  isValid: z.boolean(),
  verdicts: z.object({
    zip: verdictSchema,
    manifest: verdictSchema,
    signature: verdictSchema,
    identity: verdictSchema,
    chain: verdictSchema,
  }),
  findings: z.array(findingSchema),
  size: z.number(),
  files: z.array(fileSchema),
  missingFiles: z.array(z.string()),
  passJson: z.string().nullable(),
  signature: z.object({ signingTime: instant.nullable(), digest: z.string().nullable() }),
  certificates: z.array(certificateSchema),
  trustedBy: z.enum(['apple', 'installation']).nullable(),
})

/** Everything the server knows of a file that was sent to it. */
export type Report = z.infer<typeof reportSchema>
export type ReportedFinding = z.infer<typeof findingSchema>
export type ReportedFile = z.infer<typeof fileSchema>
export type ReportedCertificate = z.infer<typeof certificateSchema>
export type Verdicts = Report['verdicts']

/** As much as the server looks at: ten times what a pass should have. */
export const MAX_CHECKED_BYTES = 16 * 1024 * 1024

/**
 * Has the server explain a file. It stores nothing of it.
 *
 * @throws CallError
 */
export async function inspectFile(content: Blob, signal: AbortSignal): Promise<Report> {
  const headers = { 'Content-Type': 'application/vnd.apple.pkpass' }
  const response = await call('/api/inspect', { method: 'POST', headers, body: content, signal })
  return reportSchema.parse(await response.json())
}
