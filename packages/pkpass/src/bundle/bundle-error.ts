import type { Finding } from '../findings/finding.ts'

/**
 * - `ERR_PASS_REFUSED`: Wallet would refuse the pass; `findings` says why
 * - `ERR_PASS_IDENTITY`: pass type or team of the pass are not those of the certificate
 * - `ERR_BUNDLE_NAME`: a file name that a bundle cannot hold, or that is given twice
 * - `ERR_BUNDLE_LANGUAGE`: no language tag as localizations are named by
 * - `ERR_BUNDLE_STRINGS_KEYS`: the languages do not have the same keys
 * - `ERR_BUNDLE_IMAGE_SCALES`: the languages do not have an image in the same scales
 * - `ERR_BUNDLE_IMAGE_SHADOWED`: a localized image that is at the root too, where Wallet takes it from
 * - `ERR_BUNDLE_PERSONALIZATION`: a sign-up that Wallet would not offer
 * - `ERR_FOLDER_PASS`: a source folder without a `pass.json`, or with one that is none
 * - `ERR_FOLDER_STRINGS`: a source folder with strings that cannot be read
 */
export type BundleErrorCode =
  | 'ERR_PASS_REFUSED'
  | 'ERR_PASS_IDENTITY'
  | 'ERR_BUNDLE_NAME'
  | 'ERR_BUNDLE_LANGUAGE'
  | 'ERR_BUNDLE_STRINGS_KEYS'
  | 'ERR_BUNDLE_IMAGE_SCALES'
  | 'ERR_BUNDLE_IMAGE_SHADOWED'
  | 'ERR_BUNDLE_PERSONALIZATION'
  | 'ERR_FOLDER_PASS'
  | 'ERR_FOLDER_STRINGS'

/** A bundle cannot be built from what was given, or read. */
export class BundleError extends Error {
  override readonly name = 'BundleError'
  readonly code: BundleErrorCode
  readonly findings: readonly Finding[]

  constructor(code: BundleErrorCode, message: string, findings: readonly Finding[] = [], options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.findings = findings
  }
}
