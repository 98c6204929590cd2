import { randomBytes as nodeRandomBytes } from 'node:crypto'
import { SimulatorError } from '../simulator-error.ts'
import type { WaitOptions } from '../waiting-room.ts'
import { Activity } from './activity.ts'
import { BackgroundWork } from './background-work.ts'
import { Connectivity } from './connectivity.ts'
import type { DeviceContext } from './device-context.ts'
import { DeviceIdentity, type PushToken } from './device-identity.ts'
import { DeviceLog } from './device-log.ts'
import type { DeviceOptions } from './device-options.ts'
import { encodeDeviceState, parseSavedDevice, restoreDeviceState, type SavedDevice } from './device-state.ts'
import { EventRecord } from './event-record.ts'
import type { DeviceEvent } from './events.ts'
import { REQUEST_TIMEOUT_MS } from './exchange.ts'
import { installPass } from './install-pass.ts'
import { type InstalledPass, type UpdateAccess, updateAccessOf } from './installed-pass.ts'
import { Network } from './network.ts'
import { type Notification, Notifications } from './notifications.ts'
import { type OpenedLink, openLink } from './open-link.ts'
import { joinKey, type PassKey } from './pass-key.ts'
import { type PassParts, partsOf } from './pass-parts.ts'
import { namePass, type ShownPass, showPass } from './pass-view.ts'
import { cutSecret } from './protocol-call.ts'
import { Registrations } from './registrations.ts'
import { DEFAULT_RETRY_DELAYS_MS, once, sleepByTimer } from './retry.ts'
import { type UpdateOutcome, updatePass } from './update-pass.ts'
import { UpdateQueue } from './update-queue.ts'
import { runUpdate } from './update-run.ts'
import { Wallet } from './wallet.ts'
import { WebServiceClient } from './web-service-client.ts'

/**
 * Makes a pretend iPhone: it takes passes, registers them, wakes at a push and fetches what changed.
 *
 * It asks nobody anything by itself at the start; a device that continues calls `checkForUpdates`.
 *
 * @throws SimulatorError ERR_SIMULATOR_DEVICE_STATE, ERR_SIMULATOR_TOKEN; RangeError for an unknown locale or time zone
 * @see spec/web-service.md
 * @example
 * const device = createDevice({ trust: trustCertificates([rootPem]), now: () => new Date(), apns })
 * await device.install(bytes)
 * await device.waitFor(({ notifications }) => notifications.length > 0)
 */
export function createDevice(options: DeviceOptions): Device {
  return new Device(options)
}

/** A running pretend iPhone; made by `createDevice`. */
export class Device {
  readonly #context: DeviceContext
  readonly #registrations: Registrations
  readonly #record: EventRecord
  readonly #background: BackgroundWork
  readonly #queue = new UpdateQueue()
  readonly #closing = new AbortController()
  /** What happened and what was exchanged, for whoever watches the device. */
  readonly activity = new Activity()
  #automaticUpdates: boolean
  #isComingOnline = false

  constructor(options: DeviceOptions) {
    const { trust, now, apns, settings = {}, onEvent = () => {}, randomBytes = nodeRandomBytes } = options
    const { locale = 'en-US', timeZone = 'UTC', allowHttpServices = false, automaticUpdates = true } = settings
    // Throws at once for what no date could be written with later.
    Intl.DateTimeFormat(locale, { timeZone })
    const { signal } = this.#closing
    this.#record = new EventRecord(now, event => {
      this.activity.add({ kind: 'event', event })
      onEvent(event)
    })
    this.#background = new BackgroundWork(signal)
    const track = (work: Promise<void>) => this.#background.add(work)
    const connectivity = new Connectivity()
    const network = new Network({
      fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
      timeoutMs: options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
      connectivity,
      now,
      onRequest: call => this.activity.add({ kind: 'call', call }),
    })
    const client = new WebServiceClient(network)
    const identity = new DeviceIdentity({ apns, connectivity, randomBytes, onPush: push => this.#wake(push) })
    this.#context = {
      trust,
      now,
      allowHttpServices,
      wallet: new Wallet(),
      identity,
      connectivity,
      notifications: new Notifications(),
      network,
      client,
      log: new DeviceLog({ client, signal, track }),
      retry: {
        delaysMs: options.retryDelaysMs ?? DEFAULT_RETRY_DELAYS_MS,
        sleep: options.sleep ?? sleepByTimer,
        connectivity,
      },
      closing: signal,
      display: () => ({ locale, timeZone, now: now() }),
      emit: occurrence => this.#record.add(occurrence),
      track,
    }
    this.#registrations = new Registrations(this.#context)
    const saved = options.state === undefined ? undefined : parseSavedDevice(options.state)
    if (saved !== undefined) restoreDeviceState(saved, this.#context, { trust, now: now() })
    this.#automaticUpdates = saved?.automaticUpdates ?? automaticUpdates
  }

  /** The passes in the wallet as they read now, in the order in which they came. */
  get passes(): readonly ShownPass[] {
    const settings = this.#context.display()
    return this.#context.wallet.list().map(installed => showPass(installed, settings))
  }

  /** The banners that came up, oldest first; the last `MAX_NOTIFICATIONS`. */
  get notifications(): readonly Notification[] {
    return this.#context.notifications.list()
  }

  /** What happened since the start, oldest first; the last `MAX_RECORDED_EVENTS`. */
  get events(): readonly DeviceEvent[] {
    return this.#record.events
  }

  get automaticUpdates(): boolean {
    return this.#automaticUpdates
  }

  get isOnline(): boolean {
    return this.#context.connectivity.isOnline
  }

  /** Language of the holder. */
  get locale(): string {
    return this.#context.display().locale
  }

  /**
   * What a pass in the wallet is made of.
   *
   * @throws SimulatorError ERR_SIMULATOR_PASS_UNKNOWN
   */
  partsOf(key: PassKey): PassParts {
    return partsOf(this.#find(key))
  }

  /**
   * Opens a link to a pass as Safari does, and installs nothing yet.
   *
   * @throws SimulatorError ERR_SIMULATOR_LINK, ERR_SIMULATOR_DEVICE_OFFLINE, ERR_SIMULATOR_CLOSED
   */
  async openLink(link: string): Promise<OpenedLink> {
    this.#assertOnline()
    return openLink(this.#context, link, this.#closing.signal)
  }

  /**
   * Adds a pass, or puts it in the place of the same one; resolves when its registration was tried once.
   *
   * @throws SimulatorError ERR_SIMULATOR_PASS_REFUSED with findings, ERR_SIMULATOR_CLOSED
   */
  async install(bytes: Uint8Array): Promise<ShownPass> {
    this.#assertOpen()
    const installed = installPass(this.#context, bytes)
    const { passTypeIdentifier, serialNumber } = installed.pass
    const key = { passTypeIdentifier, serialNumber }
    if (this.#automaticUpdates) await this.#registrations.register(key)
    return showPass(this.#context.wallet.find(key) ?? installed, this.#context.display())
  }

  /**
   * Removes a pass; resolves when unregistering was tried once.
   *
   * @throws SimulatorError ERR_SIMULATOR_PASS_UNKNOWN, ERR_SIMULATOR_CLOSED
   */
  async remove(key: PassKey): Promise<void> {
    this.#assertOpen()
    const installed = this.#find(key)
    this.#context.wallet.delete(key)
    this.#context.emit({ kind: 'removed', pass: namePass(installed, this.#context.display().locale) })
    await this.#registrations.unregister(installed)
  }

  /**
   * Pulls to refresh in a pass's details: fetches it once, with automatic updates on or off.
   *
   * @throws SimulatorError ERR_SIMULATOR_PASS_UNKNOWN, ERR_SIMULATOR_PASS_NOT_UPDATABLE, ERR_SIMULATOR_DEVICE_OFFLINE,
   *   ERR_SIMULATOR_CLOSED
   */
  async refresh(key: PassKey): Promise<UpdateOutcome> {
    this.#assertOnline()
    const access = assertUpdatable(this.#find(key))
    const options = { registrations: this.#registrations, isListed: false, retry: once(this.#context.retry) }
    // In line with the update runs, so that an older answer never overtakes a newer one.
    return this.#queue.alone(joinKey(access.webServiceURL, key.passTypeIdentifier), () =>
      updatePass(this.#context, key, options),
    )
  }

  /**
   * Asks every web service what changed, as after coming online, and registers again what is not confirmed yet.
   *
   * @throws SimulatorError ERR_SIMULATOR_DEVICE_OFFLINE, ERR_SIMULATOR_CLOSED
   */
  async checkForUpdates(): Promise<void> {
    this.#assertOnline()
    await this.#catchUp()
  }

  /** Registers what is unconfirmed, and asks what changed. */
  async #catchUp(): Promise<void> {
    const { wallet } = this.#context
    await this.#registerAll(({ registration }) => registration === 'unconfirmed')
    await Promise.all(wallet.passTypeIdentifiers().map(passTypeIdentifier => this.#check(passTypeIdentifier)))
  }

  /**
   * Switches automatic updates: off unregisters all passes; on registers them and asks what changed meanwhile.
   *
   * @throws SimulatorError ERR_SIMULATOR_CLOSED
   */
  async setAutomaticUpdates(isOn: boolean): Promise<void> {
    this.#assertOpen()
    if (isOn === this.#automaticUpdates) return
    this.#automaticUpdates = isOn
    this.#context.emit({ kind: 'automaticUpdatesChanged', isOn })
    if (isOn) {
      await this.#registerAll(() => true)
      if (this.isOnline) await this.#catchUp()
      return
    }
    await Promise.all(this.#context.wallet.list().map(installed => this.#stopUpdates(installed)))
  }

  /**
   * Switches automatic updates of one pass, as its details do: off unregisters it; on registers it and asks what changed
   * meanwhile.
   *
   * @throws SimulatorError ERR_SIMULATOR_PASS_UNKNOWN, ERR_SIMULATOR_PASS_NOT_UPDATABLE, ERR_SIMULATOR_CLOSED
   */
  async setPassUpdates(key: PassKey, isOn: boolean): Promise<void> {
    this.#assertOpen()
    const installed = this.#find(key)
    assertUpdatable(installed)
    if (isOn === (installed.registration !== 'none')) return
    const pass = namePass(installed, this.#context.display().locale)
    this.#context.emit({ kind: 'automaticUpdatesChanged', isOn, pass })
    if (!isOn) return this.#stopUpdates(installed)
    await this.#registrations.register(key)
    if (this.isOnline) await this.#check(key.passTypeIdentifier)
  }

  /**
   * Takes the network away, or gives it back. Without one nothing leaves the device and nothing reaches it; with it, the
   * device gets the push that APNs kept, says what it could not say, and asks what changed.
   *
   * @throws SimulatorError ERR_SIMULATOR_CLOSED
   */
  async setOnline(isOnline: boolean): Promise<void> {
    this.#assertOpen()
    const { connectivity, emit, identity } = this.#context
    if (isOnline === connectivity.isOnline) return
    connectivity.set(isOnline)
    emit({ kind: 'connectivityChanged', isOnline })
    this.#isComingOnline = isOnline
    identity.announceConnectivity()
    this.#isComingOnline = false
    if (!isOnline) return
    await this.#registrations.settle()
    await this.#catchUp()
  }

  /**
   * Gives the device another push token for a pass type, as happens now and then, and registers its passes with it.
   *
   * @throws SimulatorError ERR_SIMULATOR_CLOSED
   */
  async rotatePushToken(passTypeIdentifier: string): Promise<void> {
    this.#assertOpen()
    this.#context.identity.rotatePushToken(passTypeIdentifier)
    this.#context.emit({ kind: 'pushTokenChanged', passTypeIdentifier })
    await this.#registerAll(
      ({ pass, registration }) => pass.passTypeIdentifier === passTypeIdentifier && registration !== 'none',
    )
  }

  /** What to give as `state` to a device that continues: plain JSON with the passes' secrets. */
  saveState(): SavedDevice {
    return encodeDeviceState({ ...this.#context, automaticUpdates: this.#automaticUpdates })
  }

  /**
   * Waits until the device is as the predicate wants it; resolves at once if it is already.
   *
   * @throws SimulatorError ERR_SIMULATOR_DEVICE_TIMEOUT, ERR_SIMULATOR_CLOSED; the signal's reason.
   */
  async waitFor(predicate: (device: Device) => boolean, options?: WaitOptions): Promise<void> {
    await this.#record.waitFor(() => (predicate(this) ? this : undefined), options)
  }

  /**
   * Waits for an event that fits; one that has already happened does, so tell them apart by `sequence`.
   *
   * @throws SimulatorError ERR_SIMULATOR_DEVICE_TIMEOUT, ERR_SIMULATOR_CLOSED; the signal's reason.
   */
  waitForEvent(predicate: (event: DeviceEvent) => boolean, options?: WaitOptions): Promise<DeviceEvent> {
    return this.#record.waitFor(() => this.events.find(predicate), options)
  }

  /** Takes over work on the device that nobody waits for; it is waited for by `whenIdle` and `close`. */
  inBackground(work: Promise<void>): void {
    this.#background.add(work)
  }

  /** Resolves when no request, retry or log line is under way any more. */
  whenIdle(): Promise<void> {
    return this.#background.whenIdle()
  }

  /** Ends all that is under way, retries included, and wakes whoever waits with an error. Can be called twice. */
  async close(): Promise<void> {
    const reason = new SimulatorError('ERR_SIMULATOR_CLOSED', 'Expected a device in use, but it was closed')
    if (!this.#closing.signal.aborted) {
      this.#closing.abort(reason)
      this.#record.close(reason)
      this.activity.close()
    }
    await this.#background.whenIdle()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  #assertOpen(): void {
    this.#closing.signal.throwIfAborted()
  }

  #assertOnline(): void {
    this.#assertOpen()
    if (this.isOnline) return
    throw new SimulatorError(
      'ERR_SIMULATOR_DEVICE_OFFLINE',
      'Expected a device with a network, found it offline; switch it online first',
    )
  }

  #find(key: PassKey): InstalledPass {
    const installed = this.#context.wallet.find(key)
    if (installed !== undefined) return installed
    throw new SimulatorError(
      'ERR_SIMULATOR_PASS_UNKNOWN',
      `Expected a pass on the device, found none of type ${key.passTypeIdentifier} with serial number ${key.serialNumber}; install it first`,
    )
  }

  // APNs goes on pushing to a device that is switched off.
  #wake({ passTypeIdentifier, token }: PushToken): void {
    if (this.#closing.signal.aborted) return
    this.activity.add({
      kind: 'call',
      call: {
        direction: 'toDevice',
        task: 'push',
        topic: passTypeIdentifier,
        pushToken: cutSecret(token),
        at: this.#context.now(),
      },
    })
    this.#context.emit({ kind: 'woken', passTypeIdentifier })
    // What APNs kept comes while the device is about to ask by itself.
    if (!this.#isComingOnline) this.#context.track(this.#check(passTypeIdentifier))
  }

  async #check(passTypeIdentifier: string): Promise<void> {
    const runs = this.#context.wallet
      .servicesOf(passTypeIdentifier)
      .map(webServiceURL =>
        this.#queue.shared(joinKey(webServiceURL, passTypeIdentifier), () =>
          runUpdate(this.#context, this.#registrations, { webServiceURL, passTypeIdentifier }),
        ),
      )
    await Promise.all(runs)
  }

  async #stopUpdates(installed: InstalledPass): Promise<void> {
    this.#context.wallet.change(installed.pass, { registration: 'none' })
    await this.#registrations.unregister(installed)
  }

  async #registerAll(isMeant: (installed: InstalledPass) => boolean): Promise<void> {
    const meant = this.#context.wallet.list().filter(isMeant)
    await Promise.all(meant.map(({ pass }) => this.#registrations.register(pass)))
  }
}

/** @throws SimulatorError ERR_SIMULATOR_PASS_NOT_UPDATABLE */
function assertUpdatable(installed: InstalledPass): UpdateAccess {
  const access = updateAccessOf(installed)
  if (access !== undefined) return access
  throw new SimulatorError(
    'ERR_SIMULATOR_PASS_NOT_UPDATABLE',
    'Expected a pass with webServiceURL and authenticationToken, found one without; install one that has both',
  )
}
