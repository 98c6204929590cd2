import { hash } from 'node:crypto'
import {
  APPLE_TRUST_ANCHORS,
  type Certificate,
  type Finding,
  type Inspection,
  inspectPass,
  isIssuedBy,
  isRefusal,
  RULES,
  recognizeKind,
  type TrustAnchors,
} from '@billfold/pkpass'
import { z } from 'zod'
import type { InspectionReport } from './inspection-report.ts'

export interface InspectionOptions {
  /** Certificates trusted beside Apple's. */
  readonly trusted: readonly Certificate[]
  readonly now: Date
}

/** Files told of that the manifest has and the archive has not. A manifest of a megabyte has room for ten thousand. */
const MAX_MISSING = 100
/** A chain has a signer, one or two authorities and a root. */
const MAX_CHAIN = 6

/** Inspects a stranger's `.pkpass` and writes down everything there is to know of it. Never throws on bad bytes. */
export function describeInspection(bytes: Uint8Array, { trusted, now }: InspectionOptions): InspectionReport {
  const trust = { certificates: trusted, fingerprints: APPLE_TRUST_ANCHORS.fingerprints }
  const inspection = inspectPass(bytes, { trust, now })
  const listed = listedDigests(inspection.files.get('manifest.json'))
  const chain = chainOf(inspection, trust)
  const anchor = inspection.verdicts.chain === 'ok' ? chain.find(each => isAnchor(each, trust)) : undefined
  return {
    isValid: inspection.valid,
    verdicts: inspection.verdicts,
    findings: inspection.findings.map(describeFinding),
    size: bytes.length,
    files: [...inspection.files].map(([path, content]) => describeFile(path, content, listed)),
    missingFiles: [...(listed?.keys() ?? [])].filter(path => !inspection.files.has(path)).slice(0, MAX_MISSING),
    passJson: inspection.text ?? null,
    signature: {
      signingTime: inspection.signingTime?.toISOString() ?? null,
      digest: inspection.digestName ?? null,
    },
    certificates: describeCertificates(inspection, chain, trust),
    trustedBy: anchor ? (APPLE_TRUST_ANCHORS.fingerprints.has(anchor.fingerprint) ? 'apple' : 'installation') : null,
  }
}

function describeFinding(finding: Finding): InspectionReport['findings'][number] {
  const { rule, severity, effect, file, pointer, line, column, message, onThePhone, fix, changes } = finding
  const { condition, source } = RULES[rule]
  return {
    rule,
    severity,
    effect,
    isRefusal: isRefusal(finding),
    file,
    pointer,
    line,
    column,
    message,
    onThePhone,
    fix,
    isMendable: changes !== undefined,
    documentation: { condition, source },
  }
}

type ListedDigests = ReadonlyMap<string, unknown>

const manifestSchema = z.record(z.string(), z.unknown())

/** `undefined` for a manifest that is none: what is wrong with it is among the findings. */
function listedDigests(manifest: Uint8Array | undefined): ListedDigests | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(manifest))
    return new Map(Object.entries(manifestSchema.parse(value)))
  } catch {
    return undefined
  }
}

function describeFile(
  path: string,
  content: Uint8Array,
  listed: ListedDigests | undefined,
): InspectionReport['files'][number] {
  const sha1 = hash('sha1', content)
  return { path, size: content.length, sha1, kind: kindOf(path, content), manifest: agreement(path, sha1, listed) }
}

function agreement(path: string, sha1: string, listed: ListedDigests | undefined) {
  if (path === 'manifest.json' || path === 'signature') return 'exempt'
  if (!listed) return 'unchecked'
  if (!listed.has(path)) return 'unlisted'
  return listed.get(path) === sha1 ? 'agrees' : 'differs'
}

/** Text and DER have no first bytes of their own. */
function kindOf(path: string, content: Uint8Array): string {
  const { kind } = recognizeKind(content)
  if (kind !== 'other') return kind
  if (path.endsWith('.json')) return 'json'
  if (path.endsWith('.strings')) return 'strings'
  return path === 'signature' ? 'signature' : kind
}

/** The signer's certificate, who issued it, and so on, until one that is trusted or whose issuer is nowhere to be found. */
function chainOf({ signer, certificates }: Inspection, trust: TrustAnchors): readonly Certificate[] {
  const chain: Certificate[] = []
  const candidates = [...certificates, ...trust.certificates]
  for (let next = signer; next && chain.length < MAX_CHAIN; ) {
    const current = next
    chain.push(current)
    if (isAnchor(current, trust)) break
    next = candidates.find(each => !chain.some(other => isSame(each, other)) && isIssuedBy(current, each))
  }
  return chain
}

function describeCertificates(
  { signer, certificates }: Inspection,
  chain: readonly Certificate[],
  trust: TrustAnchors,
): InspectionReport['certificates'] {
  const others = certificates.filter(each => !chain.some(other => isSame(each, other)))
  return [...chain, ...others].map(certificate => ({
    role: signer && isSame(certificate, signer) ? 'signer' : chain.includes(certificate) ? 'issuer' : 'other',
    isEmbedded: certificates.some(each => isSame(each, certificate)),
    isTrusted: isAnchor(certificate, trust),
    isPassCertificate: certificate.isPassCertificate,
    commonName: certificate.subject.commonName ?? null,
    passTypeIdentifier: certificate.subject.userId ?? null,
    teamIdentifier: certificate.subject.organizationalUnit ?? null,
    subject: onOneLine(certificate.x509.subject),
    issuer: onOneLine(certificate.x509.issuer),
    serialNumber: Buffer.from(certificate.serialNumber).toString('hex'),
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    fingerprint: certificate.fingerprint,
  }))
}

function isAnchor({ fingerprint }: Certificate, { certificates, fingerprints }: TrustAnchors): boolean {
  return fingerprints.has(fingerprint) || certificates.some(each => each.fingerprint === fingerprint)
}

function isSame(one: Certificate, other: Certificate): boolean {
  return one.fingerprint === other.fingerprint
}

/** Node gives a name one line for each of its parts, and nothing for a name without any. */
function onOneLine(name: string | undefined): string {
  return (name ?? '').trim().split('\n').join(', ')
}
