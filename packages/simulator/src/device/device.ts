import { randomBytes as nodeRandomBytes } from 'node:crypto'
import { SimulatorError } from '../simulator-error.ts'
import type { WaitOptions } from '../waiting-room.ts'
import { BackgroundWork } from './background-work.ts'
import type { DeviceContext } from './device-context.ts'
import { DeviceIdentity } from './device-identity.ts'
import { DeviceLog } from './device-log.ts'
import type { DeviceOptions } from './device-options.ts'
import { encodeDeviceState, parseSavedDevice, restoreDeviceState, type SavedDevice } from './device-state.ts'
import { EventRecord } from './event-record.ts'
import type { DeviceEvent } from './events.ts'
import { REQUEST_TIMEOUT_MS } from './exchange.ts'
import { installPass } from './install-pass.ts'
import { type InstalledPass, updateAccessOf } from './installed-pass.ts'
import { type Notification, Notifications } from './notifications.ts'
import { joinKey, type PassKey } from './pass-key.ts'
import { namePass, type ShownPass, showPass } from './pass-view.ts'
import { Registrations } from './registrations.ts'
import { DEFAULT_RETRY_DELAYS_MS, ONCE, sleepByTimer } from './retry.ts'
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
  #automaticUpdates: boolean

  constructor(options: DeviceOptions) {
    const { trust, now, apns, settings = {}, onEvent = () => {}, randomBytes = nodeRandomBytes } = options
    const { locale = 'en-US', timeZone = 'UTC', allowHttpServices = false, automaticUpdates = true } = settings
    // Throws at once for what no date could be written with later.
    Intl.DateTimeFormat(locale, { timeZone })
    const { signal } = this.#closing
    this.#record = new EventRecord(now, onEvent)
    this.#background = new BackgroundWork(signal)
    const track = (work: Promise<void>) => this.#background.add(work)
    const client = new WebServiceClient({
      fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
      timeoutMs: options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
    })
    const identity = new DeviceIdentity({ apns, randomBytes, onPush: topic => this.#wake(topic) })
    this.#context = {
      trust,
      now,
      allowHttpServices,
      wallet: new Wallet(),
      identity,
      notifications: new Notifications(),
      client,
      log: new DeviceLog({ client, signal, track }),
      retry: { delaysMs: options.retryDelaysMs ?? DEFAULT_RETRY_DELAYS_MS, sleep: options.sleep ?? sleepByTimer },
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
   * @throws SimulatorError ERR_SIMULATOR_PASS_UNKNOWN, ERR_SIMULATOR_PASS_NOT_UPDATABLE, ERR_SIMULATOR_CLOSED
   */
  async refresh(key: PassKey): Promise<UpdateOutcome> {
    this.#assertOpen()
    const access = updateAccessOf(this.#find(key))
    if (access === undefined) {
      throw new SimulatorError(
        'ERR_SIMULATOR_PASS_NOT_UPDATABLE',
        'Expected a pass with webServiceURL and authenticationToken, found one without; install one that has both',
      )
    }
    const options = { registrations: this.#registrations, isListed: false, retry: ONCE }
    // In line with the update runs, so that an older answer never overtakes a newer one.
    return this.#queue.alone(joinKey(access.webServiceURL, key.passTypeIdentifier), () =>
      updatePass(this.#context, key, options),
    )
  }

  /**
   * Asks every web service what changed, as after coming online, and registers again what is not confirmed yet.
   *
   * @throws SimulatorError ERR_SIMULATOR_CLOSED
   */
  async checkForUpdates(): Promise<void> {
    this.#assertOpen()
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
      await this.checkForUpdates()
      return
    }
    const { wallet } = this.#context
    const registered = wallet.list()
    for (const { pass } of registered) wallet.change(pass, { registration: 'none' })
    await Promise.all(registered.map(installed => this.#registrations.unregister(installed)))
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
    }
    await this.#background.whenIdle()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  #assertOpen(): void {
    this.#closing.signal.throwIfAborted()
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
  #wake(passTypeIdentifier: string): void {
    if (this.#closing.signal.aborted) return
    this.#context.emit({ kind: 'woken', passTypeIdentifier })
    this.#context.track(this.#check(passTypeIdentifier))
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

  async #registerAll(isMeant: (installed: InstalledPass) => boolean): Promise<void> {
    const meant = this.#context.wallet.list().filter(isMeant)
    await Promise.all(meant.map(({ pass }) => this.#registrations.register(pass)))
  }
}
