import type { DisplaySettings, TrustAnchors } from '@billfold/pkpass'
import type { Connectivity } from './connectivity.ts'
import type { DeviceIdentity } from './device-identity.ts'
import type { DeviceLog } from './device-log.ts'
import type { DeviceOccurrence } from './events.ts'
import type { Network } from './network.ts'
import type { Notifications } from './notifications.ts'
import type { RetrySchedule } from './retry.ts'
import type { Wallet } from './wallet.ts'
import type { WebService, WebServiceClient } from './web-service-client.ts'

/** The parts of a device that its tasks work with. */
export type DeviceContext = {
  readonly trust: TrustAnchors
  readonly now: () => Date
  readonly allowHttpServices: boolean
  readonly wallet: Wallet
  readonly identity: DeviceIdentity
  readonly connectivity: Connectivity
  readonly notifications: Notifications
  readonly network: Network
  readonly client: WebServiceClient
  readonly log: DeviceLog
  readonly retry: RetrySchedule
  /** Aborts when the device is closed. */
  readonly closing: AbortSignal
  readonly display: () => DisplaySettings
  readonly emit: (occurrence: DeviceOccurrence) => void
  /** Takes over work that nobody waits for. */
  readonly track: (work: Promise<void>) => void
}

/** The web service at an address, with the name the device goes by there. */
export function serviceAt({ identity }: DeviceContext, webServiceURL: string): WebService {
  return { webServiceURL, deviceLibraryIdentifier: identity.identifierAt(webServiceURL) }
}

/** Tells a problem to whoever watches the device, and to the web service's own log. */
export function complain(
  { log, emit }: DeviceContext,
  webServiceURL: string,
  passTypeIdentifier: string,
  message: string,
): void {
  emit({ kind: 'problem', passTypeIdentifier, webServiceURL, message })
  log.write(webServiceURL, message)
}
