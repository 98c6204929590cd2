import type { TrustAnchors } from '@billfold/pkpass'
import type { PushService } from './device-identity.ts'
import type { DeviceEvent } from './events.ts'
import type { Fetch } from './exchange.ts'

/** What its holder has set on the device. */
export type DeviceSettings = {
  /** BCP 47 language tag. Default: `en-US`. */
  readonly locale?: string
  /** IANA time zone. Default: `UTC`. */
  readonly timeZone?: string
  /** The developer setting "Allow HTTP Services": passes may name a plain http web service. Default: false. */
  readonly allowHttpServices?: boolean
  /** Where automatic updates stand on a fresh device; a saved one knows by itself. Default: true. */
  readonly automaticUpdates?: boolean
}

export type DeviceOptions = {
  /** Whose passes the device takes. */
  readonly trust: TrustAnchors
  /** Decides over the validity of certificates, dates what happens, and is what relative dates are relative to. */
  readonly now: () => Date
  /** Where push tokens come from; an `ApnsServer` is one. */
  readonly apns: PushService
  readonly settings?: DeviceSettings
  /** Default: the global `fetch`. */
  readonly fetch?: Fetch
  /** Makes device library identifiers. Default: `randomBytes` of node:crypto. */
  readonly randomBytes?: (size: number) => Uint8Array
  /** Pauses before a failed request is repeated; when they are used up, it is given up. Default: `DEFAULT_RETRY_DELAYS_MS`. */
  readonly retryDelaysMs?: readonly number[]
  /** Waits between attempts; rejects when the signal aborts. Default: node's timer. */
  readonly sleep?: (delayMs: number, signal: AbortSignal) => Promise<void>
  /** Default: `REQUEST_TIMEOUT_MS`. */
  readonly requestTimeoutMs?: number
  /** What `saveState` gave, as it stands or parsed from JSON. Default: an empty device. */
  readonly state?: unknown
  /** Called for each event, within the work that caused it: must be quick and must not throw. */
  readonly onEvent?: (event: DeviceEvent) => void
}
