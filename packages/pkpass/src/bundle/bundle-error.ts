import type { Finding } from '../findings/finding.ts'

/**
 * - `ERR_PASS_REFUSED`: Wallet would refuse the pass; `findings` says why
 * - `ERR_PASS_IDENTITY`: pass type or team of the pass are not those of the certificate
 * - `ERR_BUNDLE_NAME`: a file name that a bundle cannot hold
 */
export type BundleErrorCode = 'ERR_PASS_REFUSED' | 'ERR_PASS_IDENTITY' | 'ERR_BUNDLE_NAME'

/** A bundle cannot be built from what was given. */
export class BundleError extends Error {
  override readonly name = 'BundleError'
  readonly code: BundleErrorCode
  readonly findings: readonly Finding[]

  constructor(code: BundleErrorCode, message: string, findings: readonly Finding[] = []) {
    super(message)
    this.code = code
    this.findings = findings
  }
}
