import { MANIFEST_FILE, PASS_FILE, SIGNATURE_FILE } from '../bundle/manifest.ts'
import type { Certificate } from '../certificates/certificate.ts'
import type { TrustAnchors } from '../certificates/trust-anchors.ts'
import { checkIcons } from '../findings/check-icons.ts'
import { checkPass } from '../findings/check-pass.ts'
import { type Finding, isRefusal } from '../findings/finding.ts'
import type { Pass } from '../schema/pass.ts'
import { type DetachedSignature, readSignature } from '../signature/read-signature.ts'
import { readZip } from '../zip/read-zip.ts'
import { inspectArchive } from './inspect-archive.ts'
import { inspectChain } from './inspect-chain.ts'
import { inspectIdentity } from './inspect-identity.ts'
import { inspectImages } from './inspect-images.ts'
import { inspectLocalizations } from './inspect-localizations.ts'
import { inspectManifest } from './inspect-manifest.ts'
import { inspectSignatureValue } from './inspect-signature.ts'
import { limitFindings } from './limit-findings.ts'
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
  /** Files by path, without the folder that all of them may wrongly lie in; folders themselves are left out. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Certificate of the signer. */
  readonly signer: Certificate | undefined
  readonly signingTime: Date | undefined
}

export interface InspectOptions {
  readonly trust: TrustAnchors
  readonly now: Date
}

/**
 * Explains a `.pkpass`, ours or a stranger's: whether Wallet would accept it, and everything that is wrong with it.
 *
 * Never throws on bad bytes, reads nothing but them, and unpacks no more than the limits in `zip-limits.ts`.
 *
 * @see Bundle format, section 6
 */
export function inspectPass(bytes: Uint8Array, { trust, now }: InspectOptions): Inspection {
  const archive = readZip(bytes)
  const unwrapped = unwrapFiles(archive.files)
  const { files, wrapper } = unwrapped
  const manifestBytes = files.get(MANIFEST_FILE)
  const signatureBytes = files.get(SIGNATURE_FILE)
  const passBytes = files.get(PASS_FILE)

  const zip = [...archive.findings, ...inspectArchive(unwrapped, bytes.length, archive.findings)]
  const manifest = manifestBytes && inspectManifest(manifestBytes, files)
  const read = signatureBytes && readSignature(signatureBytes)
  const signature = read && [
    ...read.findings,
    ...(read.signature && manifestBytes ? inspectSignatureValue(read.signature, manifestBytes) : []),
  ]
  const json: JsonReading = passBytes ? readJson(passBytes, PASS_FILE) : { findings: [] }
  const checked = json.value === undefined ? { findings: [] } : checkPass(json.value)
  const signer = read?.signature?.leaf
  const identity = signer && isObject(json.value) ? inspectIdentity(signer, json.value) : undefined
  const chain = signer && inspectSignerChain(read?.signature, signer, { trust, now })

  const verdicts: Verdicts = {
    zip: zip.some(({ rule }) => rule === 'zip-method') ? 'failed' : verdict(zip),
    manifest: verdict(manifest),
    signature: manifestBytes ? verdict(signature) : 'unchecked',
    identity: verdict(identity),
    chain: verdict(chain),
  }
  const isPass = files.size > 0 && !zip.some(({ rule }) => rule === 'bundle-content-type')
  const all = [
    ...zip,
    ...withoutUnread(manifest ?? [], archive.findings, wrapper),
    ...(signature ?? []),
    ...withoutRepeats(identity ?? [], checked.findings),
    ...(chain ?? []),
    ...json.findings,
    ...checked.findings,
    ...(isPass ? checkIcons(name => files.has(name)) : []),
    ...inspectImages(files),
    ...inspectLocalizations(files),
  ]
  return {
    valid: Object.values(verdicts).every(value => value === 'ok') && !all.some(isRefusal),
    verdicts,
    findings: limitFindings(all),
    pass: 'pass' in checked ? checked.pass : undefined,
    files,
    signer,
    signingTime: read?.signature?.signingTime,
  }
}

function inspectSignerChain(
  signature: DetachedSignature | undefined,
  signer: Certificate,
  options: InspectOptions,
): Finding[] {
  return signature ? inspectChain(signature, signer, options.trust, options.now) : []
}

function verdict(findings: readonly Finding[] | undefined): Verdict {
  if (!findings) return 'unchecked'
  return findings.some(isRefusal) ? 'failed' : 'ok'
}

/** One cause, one finding: a file that could not be read is not reported as one that is not there. */
function withoutUnread(findings: readonly Finding[], damage: readonly Finding[], wrapper: string): Finding[] {
  const unread = new Set(damage.map(({ file }) => file?.slice(wrapper.length)))
  return findings.filter(({ rule, file }) => rule !== 'manifest-extra-entry' || !unread.has(file))
}

/** One cause, one finding: a key that is missing or of the wrong type cannot agree with the certificate either. */
function withoutRepeats(findings: readonly Finding[], said: readonly Finding[]): Finding[] {
  return findings.filter(({ pointer }) => pointer === undefined || !said.some(other => other.pointer === pointer))
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
