import { timingSafeEqual } from 'node:crypto'
import { signDetached } from '@billfold/pkpass'
import type { Clock } from '../clock.ts'
import type { DeviceLibraryIdentifier, PushToken } from '../identifiers.ts'
import type { Identities } from '../identity/identities.ts'
import { canonicalJson } from '../passes/canonical-json.ts'
import type { PassKey, PassVersion, Storage, StoredPass, UpdatablePasses, UpdatableQuery } from '../storage/storage.ts'
import type { Timeline } from '../timeline/timeline.ts'

export interface DevicesOptions {
  readonly storage: Storage
  readonly identities: Identities
  readonly clock: Clock
  readonly timeline: Timeline
  /** Told when devices are owed a wake-up. */
  readonly onWakeUpsOwed: () => void
}

/** What a request for one pass leads to; the protocol has a status for each. */
export type Access =
  | { readonly kind: 'granted'; readonly pass: PassVersion }
  | { readonly kind: 'unknown-pass' }
  | { readonly kind: 'wrong-token' }

/** The devices' side of passes, as Apple's web service protocol has it. */
export class Devices {
  readonly #options: DevicesOptions

  constructor(options: DevicesOptions) {
    this.#options = options
  }

  /** Finds a pass for a device that shows its authentication token. */
  async authorize(key: PassKey, authenticationToken: string | undefined): Promise<Access> {
    const pass = await this.#options.storage.findPassVersion(key)
    if (!pass) return { kind: 'unknown-pass' }
    return authenticationToken !== undefined && isSameSecret(authenticationToken, pass.authenticationToken)
      ? { kind: 'granted', pass }
      : { kind: 'wrong-token' }
  }

  /** @returns whether the registration is new. */
  async register(
    pass: PassKey,
    deviceLibraryIdentifier: DeviceLibraryIdentifier,
    pushToken: PushToken,
  ): Promise<boolean> {
    const { storage, clock, timeline, onWakeUpsOwed } = this.#options
    const { passTypeIdentifier, serialNumber } = pass
    const outcome = await storage.registerDevice({
      passTypeIdentifier,
      serialNumber,
      deviceLibraryIdentifier,
      pushToken,
      now: clock.now(),
    })
    timeline.registered(pass, deviceLibraryIdentifier, pushToken)
    // A device with an old file, or with a new token, may be owed a wake-up by having registered.
    onWakeUpsOwed()
    return outcome === 'created'
  }

  async unregister(
    { passTypeIdentifier, serialNumber }: PassKey,
    deviceLibraryIdentifier: DeviceLibraryIdentifier,
  ): Promise<void> {
    const { storage, timeline } = this.#options
    await storage.unregisterDevice({ passTypeIdentifier, serialNumber, deviceLibraryIdentifier })
    timeline.unregistered({ passTypeIdentifier, serialNumber }, deviceLibraryIdentifier)
  }

  async listUpdatable(query: UpdatableQuery): Promise<UpdatablePasses | undefined> {
    const { storage, timeline } = this.#options
    const listed = await storage.listUpdatable(query)
    timeline.asked(query, listed)
    return listed
  }

  /** A device was answered that it has the newest version. */
  confirmed(version: PassVersion): void {
    this.#options.timeline.confirmed(version)
  }

  /** A device was answered with the pass. */
  fetched(pass: StoredPass): void {
    this.#options.timeline.fetched(pass)
  }

  log(messages: readonly string[]): Promise<void> {
    const { storage, timeline } = this.#options
    return storage.appendDeviceLogs(messages.map(message => timeline.complained(message)))
  }

  /**
   * Keeps what the holder entered and signs the device's token with the pass certificate.
   *
   * @returns DER of the detached signature; `undefined` when there is no such pass.
   * @see Web service, section 4
   */
  async personalize(
    key: PassKey,
    token: string,
    requiredPersonalizationInfo: unknown,
  ): Promise<Uint8Array | undefined> {
    const { storage, identities, clock } = this.#options
    const [pass, identity] = [await storage.findPass(key), identities.find(key.passTypeIdentifier)]
    if (!pass || !identity) return undefined
    const receivedAt = clock.now()
    const signature = await signDetached(Buffer.from(token, 'utf8'), identity.signer, receivedAt)
    await storage.savePersonalization({
      ...key,
      requiredPersonalizationInfo: canonicalJson(requiredPersonalizationInfo),
      receivedAt,
    })
    return signature
  }
}

/** Compares in constant time. That a length is wrong may be told: all tokens have the same. */
function isSameSecret(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
