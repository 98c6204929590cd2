import { MANIFEST_FILE, PASS_FILE, SIGNATURE_FILE } from '../bundle/manifest.ts'
import type { Certificate } from '../certificates/certificate.ts'
import type { TrustAnchors } from '../certificates/trust-anchors.ts'
import { checkFiles } from '../findings/check-files.ts'
import { checkPass } from '../findings/check-pass.ts'
import { slotsWithFile } from '../findings/file-context.ts'
import { type Finding, isRefusal, worstFirst } from '../findings/finding.ts'
import type { RuleId } from '../rules/index.ts'
import { PERSONALIZATION_FILE } from '../rules/personalization/personalization-file.ts'
import type { Pass } from '../schema/pass.ts'
import { type DetachedSignature, readSignature } from '../signature/read-signature.ts'
import { readZip } from '../zip/read-zip.ts'
import { inspectArchive } from './inspect-archive.ts'
import { inspectChain } from './inspect-chain.ts'
import { inspectIdentity } from './inspect-identity.ts'
import { inspectManifest } from './inspect-manifest.ts'
import { inspectSignatureValue } from './inspect-signature.ts'
import { limitFindings } from './limit-findings.ts'
import { locateFindings } from './locate-findings.ts'
import { type JsonReading, readJson } from './read-json.ts'
import { unwrapFiles } from './unwrap-files.ts'

/** `unchecked` when something it rests on is missing or broken. */
export type Verdict = 'ok' | 'failed' | 'unchecked'

export interface Verdicts {
  /** The archive can be read whole. */
  readonly zip: Verdict
  /** Every file is listed with the digest of its bytes. */
  readonly manifest: Verdict
  /** The manifest was signed, by the key of the signer's certificate. */
  readonly signature: Verdict
  /** The certificate is a pass certificate for this pass type and team. */
  readonly identity: Verdict
  /** The certificate leads to a trusted root, and the dates hold. */
  readonly chain: Verdict
}

export interface Inspection {
  /** Whether Wallet would accept the file. */
  readonly valid: boolean
  readonly verdicts: Verdicts
  readonly findings: readonly Finding[]
  /** `pass.json`, when every known key has its documented form; its text may still be none that Wallet reads. */
  readonly pass: Pass | undefined
  /** `pass.json` as JSON, as far as its text could be understood. */
  readonly content: unknown
  /** `pass.json` as it was written: what lines and columns of findings count in. */
  readonly text: string | undefined
  /** Files by path, without the folder that all of them may wrongly lie in; folders themselves are left out. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Certificate of the signer. */
  readonly signer: Certificate | undefined
  /** All that could be read of `signature`, the signer's among them. */
  readonly certificates: readonly Certificate[]
  /** What the signature is made with: `sha256`; absent for an algorithm that passes are not signed with. */
  readonly digestName: string | undefined
  readonly signingTime: Date | undefined
}

export interface InspectOptions {
  readonly trust: TrustAnchors
  readonly now: Date
  /** Whether a signer's certificate was revoked, as far as the caller knows: nothing here asks a network. Default: it was not. */
  readonly isRevoked?: (certificate: Certificate) => boolean
  /** Rules that are not to be told: what they warn of is meant. */
  readonly ignore?: readonly RuleId[]
}

/**
 * Explains a `.pkpass`, ours or a stranger's: whether Wallet would accept it, and everything that is wrong with it.
 *
 * Never throws on bad bytes, reads nothing but them, and unpacks no more than the limits in `zip-limits.ts`.
 *
 * @see Bundle format, section 6
 */
export function inspectPass(bytes: Uint8Array, options: InspectOptions): Inspection {
  const { now, ignore = [] } = options
  const archive = readZip(bytes)
  const unwrapped = unwrapFiles(archive.files)
  const { files, wrapper } = unwrapped
  const manifestBytes = files.get(MANIFEST_FILE)
  const signatureBytes = files.get(SIGNATURE_FILE)
  const passBytes = files.get(PASS_FILE)

  const zip = inspectArchive(unwrapped, bytes.length, archive.findings)
  const manifest =
    manifestBytes && inspectManifest(manifestBytes, files, path => archive.modificationTimes.get(`${wrapper}${path}`))
  const read = signatureBytes && readSignature(signatureBytes)
  const signature = read && [
    ...read.findings,
    ...(read.signature && manifestBytes ? inspectSignatureValue(read.signature, manifestBytes) : []),
  ]
  const json: JsonReading = passBytes ? readJson(passBytes, PASS_FILE) : { findings: [] }
  const checked =
    json.value === undefined ? { findings: [] } : checkPass(json.value, { now, images: slotsWithFile(files) })
  const pass = 'pass' in checked ? checked.pass : undefined
  const signUpBytes = files.get(PERSONALIZATION_FILE)
  const signer = read?.signature?.leaf
  const identity = signer && isObject(json.value) ? inspectIdentity(signer, json.value, files) : undefined
  const chain = signer && inspectSignerChain(read?.signature, signer, options)

  const verdicts: Verdicts = {
    zip: zip.some(({ rule }) => rule === 'zip-method') ? 'failed' : verdict(zip),
    manifest: verdict(manifest),
    signature: manifestBytes ? verdict(signature) : 'unchecked',
    identity: verdict(identity),
    chain: verdict(chain),
  }
  const isPass = files.size > 0 && !zip.some(({ rule }) => rule === 'bundle-content-type')
  // One cause, one finding: a file that could not be read is not reported as one that is not there.
  const unread = new Set(archive.findings.map(({ file }) => file?.slice(wrapper.length)))
  const isUnread = ({ file }: Finding) => file !== undefined && unread.has(file)
  const all = [
    ...zip,
    ...(manifest ?? []).filter(each => each.rule !== 'manifest-extra-entry' || !isUnread(each)),
    ...(signature ?? []),
    ...withoutRepeats(identity ?? [], checked.findings),
    ...(chain ?? []),
    ...json.findings,
    ...checked.findings,
    ...(isPass ? checkFiles({ files, pass }).filter(each => !isUnread(each)) : []),
    ...(signUpBytes ? readJson(signUpBytes, PERSONALIZATION_FILE).findings : []),
  ]
  const told = all.filter(({ rule }) => !ignore.includes(rule))
  return {
    valid: Object.values(verdicts).every(value => value === 'ok') && !told.some(isRefusal),
    verdicts,
    findings: locateFindings(limitFindings(worstFirst(told)), files),
    pass,
    content: json.value,
    text: json.text,
    files,
    signer,
    certificates: read?.signature?.certificates ?? [],
    digestName: read?.signature?.digestName,
    signingTime: read?.signature?.signingTime,
  }
}

function inspectSignerChain(
  signature: DetachedSignature | undefined,
  signer: Certificate,
  { trust, now, isRevoked }: InspectOptions,
): Finding[] {
  return signature ? inspectChain(signature, signer, trust, now, isRevoked) : []
}

function verdict(findings: readonly Finding[] | undefined): Verdict {
  if (!findings) return 'unchecked'
  return findings.some(isRefusal) ? 'failed' : 'ok'
}

/** One cause, one finding: a key that is missing or of the wrong type cannot agree with the certificate either. */
function withoutRepeats(findings: readonly Finding[], said: readonly Finding[]): Finding[] {
  return findings.filter(({ pointer }) => pointer === undefined || !said.some(other => other.pointer === pointer))
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
