import type { Connectivity } from './connectivity.ts'
import { joinKey } from './pass-key.ts'

/** What real devices have: 32 hex digits. */
const DEVICE_LIBRARY_IDENTIFIER_BYTES = 16

/** The part of APNs a device talks to; `ApnsServer` is one. */
export type PushService = {
  /** Gives out a fresh token for a topic, in hex. */
  issueToken(topic: string, onPush: () => void): string
  /** Takes a token back into use that was issued before. */
  resumeToken(token: string, topic: string, onPush: () => void): void
  /** Ends a token: pushes to it are answered 410. */
  retireToken(token: string): void
  /** The token's device is not there: the last push to it is kept. */
  disconnectToken(token: string): void
  /** The token's device is there again, and gets what was kept. */
  connectToken(token: string): void
}

export type DeviceIdentityOptions = {
  readonly apns: PushService
  readonly onPush: (push: { readonly passTypeIdentifier: string; readonly token: string }) => void
  readonly connectivity: Connectivity
  readonly randomBytes: (size: number) => Uint8Array
}

export type ServiceIdentifier = { readonly webServiceURL: string; readonly deviceLibraryIdentifier: string }
export type PushToken = { readonly passTypeIdentifier: string; readonly token: string }
export type UpdateTag = {
  readonly webServiceURL: string
  readonly passTypeIdentifier: string
  readonly tag: string
}

/** Under which names the device is known to web services and to APNs, and up to where it has heard from them. */
export class DeviceIdentity {
  readonly #options: DeviceIdentityOptions
  readonly #identifiers = new Map<string, string>()
  readonly #pushTokens = new Map<string, string>()
  readonly #tags = new Map<string, UpdateTag>()

  constructor(options: DeviceIdentityOptions) {
    this.#options = options
  }

  get identifiers(): readonly ServiceIdentifier[] {
    return [...this.#identifiers].map(([webServiceURL, deviceLibraryIdentifier]) => ({
      webServiceURL,
      deviceLibraryIdentifier,
    }))
  }

  get pushTokens(): readonly PushToken[] {
    return [...this.#pushTokens].map(([passTypeIdentifier, token]) => ({ passTypeIdentifier, token }))
  }

  get tags(): readonly UpdateTag[] {
    return [...this.#tags.values()]
  }

  restoreIdentifier({ webServiceURL, deviceLibraryIdentifier }: ServiceIdentifier): void {
    this.#identifiers.set(webServiceURL, deviceLibraryIdentifier)
  }

  /** @throws SimulatorError ERR_SIMULATOR_TOKEN */
  restorePushToken({ passTypeIdentifier, token }: PushToken): void {
    const { apns, connectivity, onPush } = this.#options
    apns.resumeToken(token, passTypeIdentifier, () => onPush({ passTypeIdentifier, token }))
    this.#pushTokens.set(passTypeIdentifier, token)
    if (!connectivity.isOnline) apns.disconnectToken(token)
  }

  /** The device library identifier at a web service: a different one at each, so that they cannot compare notes. */
  identifierAt(webServiceURL: string): string {
    const known = this.#identifiers.get(webServiceURL)
    if (known !== undefined) return known
    const identifier = Buffer.from(this.#options.randomBytes(DEVICE_LIBRARY_IDENTIFIER_BYTES)).toString('hex')
    this.#identifiers.set(webServiceURL, identifier)
    return identifier
  }

  /** The push token for a pass type, issued when it is first asked for. */
  pushTokenFor(passTypeIdentifier: string): string {
    return this.#pushTokens.get(passTypeIdentifier) ?? this.#issuePushToken(passTypeIdentifier)
  }

  /** Ends a pass type's push token, if it has one, and gives it another. */
  rotatePushToken(passTypeIdentifier: string): void {
    const old = this.#pushTokens.get(passTypeIdentifier)
    this.#issuePushToken(passTypeIdentifier)
    if (old !== undefined) this.#options.apns.retireToken(old)
  }

  /** Tells APNs that the device has a network, or has none any more. */
  announceConnectivity(): void {
    const { apns, connectivity } = this.#options
    for (const token of this.#pushTokens.values()) {
      if (connectivity.isOnline) apns.connectToken(token)
      else apns.disconnectToken(token)
    }
  }

  tagAt(webServiceURL: string, passTypeIdentifier: string): string | undefined {
    return this.#tags.get(joinKey(webServiceURL, passTypeIdentifier))?.tag
  }

  storeTag(tag: UpdateTag): void {
    this.#tags.set(joinKey(tag.webServiceURL, tag.passTypeIdentifier), tag)
  }

  #issuePushToken(passTypeIdentifier: string): string {
    const { apns, connectivity, onPush } = this.#options
    const token = apns.issueToken(passTypeIdentifier, () => onPush({ passTypeIdentifier, token }))
    this.#pushTokens.set(passTypeIdentifier, token)
    if (!connectivity.isOnline) apns.disconnectToken(token)
    return token
  }
}
