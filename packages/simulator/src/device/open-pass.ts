import { type Finding, type Inspection, inspectPass, isRefusal, RULES, type TrustAnchors } from '@billfold/pkpass'
import type { OpenedPass } from './installed-pass.ts'

/** How many reasons a refusal names; the findings hold all of them. */
const MAX_REASONS = 3

/** What a pass is judged by. */
export type Judgement = {
  readonly trust: TrustAnchors
  readonly now: Date
  /** The developer setting "Allow HTTP Services". */
  readonly allowHttpServices: boolean
}

export type OpenResult =
  | { readonly kind: 'accepted'; readonly opened: OpenedPass }
  | { readonly kind: 'refused'; readonly reasons: readonly string[]; readonly findings: readonly Finding[] }

/**
 * Opens a `.pkpass` as Wallet does: takes it whole or refuses it. Never throws on bad bytes.
 *
 * @see spec/bundle.md section 6; spec/web-service.md, "Allow HTTP Services"
 */
export function openPass(bytes: Uint8Array, { trust, now, allowHttpServices }: Judgement): OpenResult {
  const inspection = inspectPass(bytes, { trust, now })
  const findings = allowHttpServices ? withoutHttpRefusal(inspection) : withHttpRefusal(inspection)
  const refusals = findings.filter(isRefusal)
  const isWhole = Object.values(inspection.verdicts).every(verdict => verdict === 'ok')
  const { pass, files } = inspection
  if (pass !== undefined && isWhole && refusals.length === 0) {
    return { kind: 'accepted', opened: { bytes, pass, files } }
  }
  const reasons = refusals.slice(0, MAX_REASONS).map(({ message }) => message)
  return { kind: 'refused', reasons: reasons.length > 0 ? reasons : ['The pass cannot be read'], findings }
}

function withoutHttpRefusal({ findings, pass }: Inspection): readonly Finding[] {
  // The setting is about plain HTTP, not about addresses of any other kind.
  if (pass?.webServiceURL?.startsWith('http://') !== true) return findings
  return findings.filter(({ rule }) => rule !== 'ws-url-not-https')
}

// The library tolerates addresses of this machine, because a sandbox is tried there; a phone does not.
function withHttpRefusal({ findings, pass }: Inspection): readonly Finding[] {
  const isKnown = findings.some(({ rule }) => rule === 'ws-url-not-https')
  if (isKnown || pass?.webServiceURL?.startsWith('http://') !== true) return findings
  const { severity, effect, onThePhone, fix } = RULES['ws-url-not-https']
  const message = 'webServiceURL is not https, and "Allow HTTP Services" is off in the developer settings'
  return [
    ...findings,
    { rule: 'ws-url-not-https', severity, effect, pointer: '/webServiceURL', message, onThePhone, fix },
  ]
}
