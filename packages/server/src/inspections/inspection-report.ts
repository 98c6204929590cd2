import { z } from 'zod'

const verdict = z.enum(['ok', 'failed', 'unchecked'])
const instant = z.iso.datetime()

const findingSchema = z.object({
  rule: z.string().meta({ description: 'Name of the rule, such as manifest-hash-mismatch' }),
  severity: z.enum(['error', 'warning', 'info']),
  effect: z
    .enum(['refused', 'fallback', 'dropped', 'altered', 'update', 'delivery', 'none'])
    .meta({ description: 'What becomes of the pass' }),
  isRefusal: z.boolean().meta({ description: 'Whether Wallet refuses the pass for this alone' }),
  file: z.string().optional().meta({ description: 'File of the bundle' }),
  pointer: z.string().optional().meta({ description: 'JSON pointer into the file, or into pass.json' }),
  line: z.int().optional().meta({ description: 'In the text of the file, from 1' }),
  column: z.int().optional().meta({ description: 'In UTF-16 units, from 1' }),
  message: z.string().meta({ description: 'What is wrong, with what was found' }),
  onThePhone: z.string().meta({ description: 'What a holder sees of it' }),
  fix: z.string().meta({ description: 'What to do' }),
  isMendable: z.boolean().meta({ description: 'Whether billfold inspect --fix mends it' }),
  documentation: z
    .object({
      condition: z.string().meta({ description: 'When the rule is broken' }),
      source: z.string().meta({ description: 'Where it is known from' }),
    })
    .meta({ description: 'What the catalogue of rules says' }),
})

/** `agrees` with its digest in the manifest, and the ways in which a file may not. */
const AGREEMENTS = ['agrees', 'differs', 'unlisted', 'exempt', 'unchecked'] as const

const fileSchema = z.object({
  path: z.string(),
  size: z.int().meta({ description: 'Bytes, unpacked' }),
  sha1: z.string().meta({ description: 'Lower-case hex, as the manifest has it' }),
  kind: z.string().meta({
    description: 'By its first bytes png, jpeg, … empty or other; by its name json, strings or signature',
  }),
  manifest: z.enum(AGREEMENTS).meta({
    description: 'exempt: the manifest and the signature, which come after it; unchecked: the manifest is unreadable',
  }),
})

const certificateSchema = z.object({
  role: z.enum(['signer', 'issuer', 'other']).meta({
    description: 'issuer: on the way from the signer to what is trusted; other: only lies in the signature',
  }),
  isEmbedded: z.boolean().meta({ description: 'Whether it is in the signature' }),
  isTrusted: z.boolean().meta({ description: 'Whether it is an anchor that trust ends at' }),
  isPassCertificate: z.boolean(),
  commonName: z.string().nullable(),
  passTypeIdentifier: z.string().nullable().meta({ description: 'User ID of the subject' }),
  teamIdentifier: z.string().nullable().meta({ description: 'Organizational unit of the subject' }),
  subject: z.string(),
  issuer: z.string(),
  serialNumber: z.string().meta({ description: 'Lower-case hex' }),
  notBefore: instant,
  notAfter: instant,
  fingerprint: z.string().meta({ description: 'SHA-256, lower-case hex' }),
})

/** Everything that is known of a stranger's `.pkpass`, as JSON. */
export const inspectionReportSchema = z.object({
  isValid: z.boolean().meta({ description: 'Whether Wallet would accept the file' }),
  verdicts: z.object({
    zip: verdict.meta({ description: 'The archive can be read whole' }),
    manifest: verdict.meta({ description: 'Every file is listed with the digest of its bytes' }),
    signature: verdict.meta({ description: 'The manifest was signed, by the key of the signer’s certificate' }),
    identity: verdict.meta({ description: 'The certificate is a pass certificate for this pass type and team' }),
    chain: verdict.meta({ description: 'The certificate leads to a trusted root, and the dates hold' }),
  }),
  findings: z.array(findingSchema).meta({ description: 'Worst first' }),
  size: z.int().meta({ description: 'Bytes of the file as it was sent' }),
  files: z.array(fileSchema).meta({ description: 'Without the folder that all of them may wrongly lie in' }),
  missingFiles: z.array(z.string()).meta({ description: 'Listed in the manifest, and not there; the first hundred' }),
  passJson: z.string().nullable().meta({ description: 'The text of pass.json as it was written' }),
  signature: z.object({
    signingTime: instant.nullable(),
    digest: z.string().nullable().meta({ description: 'sha256, as it should be; null when it cannot be told' }),
  }),
  certificates: z
    .array(certificateSchema)
    .meta({ description: 'From the signer’s to the trusted one, then what else lies in the signature' }),
  trustedBy: z.enum(['apple', 'installation']).nullable().meta({
    description: 'Whose anchor the signer leads to; installation: the sandbox of this server, which no iPhone trusts',
  }),
})

export type InspectionReport = z.input<typeof inspectionReportSchema>
