import { isValidAt } from '../certificates/certificate.ts'
import { CertificateError } from '../certificates/certificate-error.ts'
import { runFileRules } from '../findings/check-files.ts'
import { beginCheck, type CheckOptions } from '../findings/check-pass.ts'
import { type CheckLevel, type Finding, isRefusal, stoppers, worstFirst } from '../findings/finding.ts'
import { fileRules, passRules } from '../rules/index.ts'
import type { RuleFacts } from '../rules/rule.ts'
import type { Pass } from '../schema/pass.ts'
import { signDetached } from '../signature/sign-detached.ts'
import type { Signer } from '../signature/signer.ts'
import { writeZipTail, zipEntry } from '../zip/write-zip.ts'
import { BuiltPass } from './built-pass.ts'
import { BundleError } from './bundle-error.ts'
import { MANIFEST_FILE, manifestDigest, PASS_FILE, SIGNATURE_FILE } from './manifest.ts'
import { type PassExtras, type PassFiles, PreparedPassFiles, preparePassFiles, withExtras } from './pass-files.ts'
import { refuseUnreachableSignUp } from './personalization.ts'

/** A `pass.json` to be signed. Pass type and team may be left out: the certificate has them. */
export type PassContent = Partial<Pick<Pass, FromSigner>> & {
  // Not `Omit`: on a type that admits unknown keys it forgets the known ones.
  [Key in keyof Pass as Key extends FromSigner ? never : Key]: Pass[Key]
}
type FromSigner = 'passTypeIdentifier' | 'teamIdentifier' | 'formatVersion'

/** Who signs and when. Extras may be given here for one pass; for a series give them to `preparePassFiles`. */
export interface BuildOptions extends PassExtras {
  readonly signer: Signer
  /** Instant written into the signature, and checked against the certificate's validity by every phone. */
  readonly signingTime: Date
  /** Where building stops: by default at what Wallet refuses, `strict` at every error, `report` at nothing that the check finds. */
  readonly level?: CheckLevel
  /** Rules that are not told, and what the check should know beside the pass; `now` is the signing time. */
  readonly check?: Omit<CheckOptions, 'now' | 'images'>
}

/** The rules that can stop a build: few, so that a series is not held against the many that only advise. */
const STOPPING_RULES = {
  default: rulesOf(isRefusal),
  strict: rulesOf(({ severity }) => severity === 'error'),
  report: rulesOf(() => false),
} as const satisfies Record<CheckLevel, unknown>

function rulesOf(stops: (rule: RuleFacts) => boolean) {
  return { pass: passRules.filter(stops), file: fileRules.filter(stops) }
}

/**
 * Builds and signs a pass: checks `pass.json`, digests, signs the manifest, zips.
 *
 * @param content The pass; never changed. Unknown keys are kept and reported.
 * @param files Images and strings, plain or prepared once for a series by `preparePassFiles`.
 * @throws BundleError ERR_PASS_REFUSED, ERR_PASS_IDENTITY, ERR_BUNDLE_NAME, ERR_BUNDLE_PERSONALIZATION; the other
 *   `ERR_BUNDLE_*` codes for localizations
 * @throws CertificateError ERR_CERT_EXPIRED when the signing time is outside the validity of certificate or intermediate
 * @see Bundle format, sections 1, 4 and 5
 */
export async function buildPass(
  content: PassContent,
  files: PassFiles | PreparedPassFiles,
  { signer, signingTime, level = 'default', check, localizations, personalization }: BuildOptions,
): Promise<BuiltPass> {
  const given = files instanceof PreparedPassFiles ? files : preparePassFiles(files)
  const prepared =
    localizations || personalization
      ? withExtras(given, { ...(localizations && { localizations }), ...(personalization && { personalization }) })
      : given
  const pass = {
    formatVersion: 1,
    passTypeIdentifier: signer.passTypeIdentifier,
    teamIdentifier: signer.teamIdentifier,
    ...content,
  }
  refuseForeignIdentity(pass, signer)
  refuseExpired(signer, signingTime)
  if (prepared.isPersonalizable) refuseUnreachableSignUp(pass)
  const checking = beginCheck(pass, { ...check, now: signingTime, images: prepared.imageSlots })
  const context = { ...prepared.context, pass: checking.pass }
  const report = () => worstFirst([...checking.findings(), ...runFileRules(fileRules, context)])
  const stopping = STOPPING_RULES[level]
  const reasons = stoppers([...checking.findings(stopping.pass), ...runFileRules(stopping.file, context)], level)
  if (reasons.length > 0) throw refused(reasons, report())

  // `Buffer.from`, which takes from Node's pool, is five times as fast as `TextEncoder`.
  const passJson = Buffer.from(JSON.stringify(pass))
  const manifest = Buffer.from(`{"${PASS_FILE}":"${manifestDigest(passJson)}"${prepared.manifestMembers}}`)
  const signature = await signDetached(manifest, signer, signingTime)
  const own = writeZipTail(prepared.head, [
    zipEntry(PASS_FILE, passJson),
    zipEntry(MANIFEST_FILE, manifest),
    zipEntry(SIGNATURE_FILE, signature),
  ])
  return new BuiltPass([prepared.head.local, own], report)
}

function refused(reasons: readonly Finding[], findings: readonly Finding[]): BundleError {
  const sentences = reasons.map(({ pointer, message }) => (pointer === undefined ? message : `${pointer}: ${message}`))
  const verdict = reasons.some(isRefusal) ? 'Wallet would refuse this pass' : 'The pass has errors'
  return new BundleError('ERR_PASS_REFUSED', `${verdict}. ${sentences.join('. ')}`, findings)
}

function refuseForeignIdentity(pass: Pick<PassContent, 'passTypeIdentifier' | 'teamIdentifier'>, signer: Signer): void {
  for (const key of ['passTypeIdentifier', 'teamIdentifier'] as const) {
    if (pass[key] !== signer[key]) {
      throw new BundleError(
        'ERR_PASS_IDENTITY',
        `${key} is ${JSON.stringify(pass[key])} in the pass and ${JSON.stringify(signer[key])} in the certificate. Make them equal, or leave the key out of the pass`,
      )
    }
  }
}

function refuseExpired({ certificate, intermediate }: Signer, signingTime: Date): void {
  for (const used of [certificate, intermediate]) {
    if (isValidAt(used, signingTime)) continue
    const validity = `from ${used.notBefore.toISOString()} to ${used.notAfter.toISOString()}`
    throw new CertificateError(
      'ERR_CERT_EXPIRED',
      `The certificate of ${used.subject.commonName ?? 'no name'} is valid ${validity}, the signing time is ${signingTime.toISOString()}. Renew it, or set the clock`,
    )
  }
}
