import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { DeviceLibraryIdentifier, PushToken } from '../identifiers.ts'
import { systemTimers, type Timers } from '../push/timers.ts'
import type {
  DeviceContact,
  NewDeviceLogEntry,
  PassKey,
  PassVersion,
  Storage,
  StoredPass,
  TimelineEvent,
  UpdatablePasses,
  UpdatableQuery,
  WakeUp,
} from '../storage/storage.ts'
import { parseDeviceLogMessage } from './device-log-message.ts'
import { TimelineMetrics } from './timeline-metrics.ts'

export interface TimelineOptions {
  readonly storage: Pick<Storage, 'recordTimeline'>
  readonly clock: Clock
  readonly logger: Logger
  readonly timers?: Timers | undefined
}

/** What APNs said to one push. */
export interface PushAnswer {
  readonly status: number
  /** Empty when accepted. */
  readonly reason: string
  readonly apnsId?: string | undefined
}

/** How long an event waits for company. */
const GROUP_DELAY_MS = 250
/** Events that are written without waiting any longer: a commit to disk takes as long as writing a thousand of them. */
const GROUP_SIZE = 3_000
/** Events in memory: some seconds of pushing at full speed. Further ones are lost, for nobody may wait for his own report. */
const MAX_HELD = 50_000
/** Pause after the storage failed. */
const FAILURE_PAUSE_MS = 1_000

/**
 * Writes down what happens to passes, in groups and behind the back of those it happens to.
 *
 * What must not be lost is not kept here: changes and pushes that wait for their devices are written with what causes them.
 */
export class Timeline {
  readonly metrics = new TimelineMetrics()
  readonly #options: TimelineOptions
  readonly #timers: Timers
  #events: TimelineEvent[] = []
  #contacts: DeviceContact[] = []
  /** What devices did, of the group that is gathered. */
  readonly #told = new Set<string>()
  #endTimer: (() => void) | undefined
  #writing: Promise<void> | undefined
  #isClosing = false

  constructor(options: TimelineOptions) {
    this.#options = options
    this.#timers = options.timers ?? systemTimers
  }

  issued(): void {
    this.metrics.issued.inc()
  }

  /** The change itself is written with the content. */
  changed(): void {
    this.metrics.updated.inc()
  }

  registered(pass: PassKey, deviceLibraryIdentifier: DeviceLibraryIdentifier, pushToken: PushToken): void {
    this.#add({ kind: 'registered', ...keyOf(pass), deviceLibraryIdentifier, pushToken })
  }

  unregistered(pass: PassKey, deviceLibraryIdentifier: DeviceLibraryIdentifier): void {
    this.#add({ kind: 'unregistered', ...keyOf(pass), deviceLibraryIdentifier })
  }

  pushed({ passTypeIdentifier, pushToken, updateTag }: WakeUp, { status, reason, apnsId }: PushAnswer): void {
    this.metrics.pushed.inc({ answer: reason || String(status) })
    // What was accepted is written with the wake-up that it ends.
    if (status === 200) return
    this.#add({
      kind: 'pushed',
      passTypeIdentifier,
      pushToken,
      updateTag,
      code: status,
      reason: reason || undefined,
      apnsId,
    })
  }

  /** A device asked what changed, and was answered. */
  asked(query: UpdatableQuery, listed: UpdatablePasses | undefined): void {
    this.metrics.listed.inc({ status: listed ? '200' : '204' })
    const { deviceLibraryIdentifier, passTypeIdentifier, updatedSince } = query
    const answer = `${updatedSince} ${listed?.lastUpdateTag} ${listed?.serialNumbers.length}`
    if (this.#isTold(`asked ${deviceLibraryIdentifier} ${passTypeIdentifier} ${answer}`) || !this.#hasRoom()) return
    this.#contacts.push({ at: this.#options.clock.now(), ...query, listed })
    this.#added()
  }

  fetched(pass: StoredPass): void {
    if (pass.updateTag > 0) {
      const waitedMs = this.#options.clock.now().getTime() - pass.updatedAt.getTime()
      this.metrics.changeToFetch.observe(Math.max(0, waitedMs) / 1000)
    }
    this.#answered(pass, 200)
  }

  /** A device asked for a pass, and has its newest version. */
  confirmed(version: PassVersion): void {
    this.#answered(version, 304)
  }

  #answered({ passTypeIdentifier, serialNumber, updateTag }: PassVersion, status: 200 | 304): void {
    this.metrics.fetched.inc({ status: String(status) })
    if (this.#isTold(`fetched ${passTypeIdentifier} ${serialNumber} ${updateTag} ${status}`)) return
    this.#add({ kind: 'fetched', passTypeIdentifier, serialNumber, updateTag, code: status })
  }

  /** Ties a device's log line to what it names. */
  complained(message: string): NewDeviceLogEntry {
    const { passTypeIdentifier, serialNumber, deviceLibraryIdentifier } = parseDeviceLogMessage(message) ?? {}
    const receivedAt = this.#options.clock.now()
    return { receivedAt, message, passTypeIdentifier, serialNumber, deviceLibraryIdentifier }
  }

  /** Resolves once everything that has happened so far is written, or could not be. */
  async flush(): Promise<void> {
    await this.#writing
    if (this.#size > 0) await this.#start()
  }

  async close(): Promise<void> {
    this.#isClosing = true
    await this.flush()
    this.#endTimer?.()
  }

  get #size(): number {
    return this.#events.length + this.#contacts.length
  }

  #add(event: Omit<TimelineEvent, 'at'>): void {
    if (!this.#hasRoom()) return
    this.#events.push({ at: this.#options.clock.now(), ...event })
    this.#added()
  }

  /** Whether the same is in the group already: who asks in a loop fills no database. */
  #isTold(fact: string): boolean {
    if (this.#told.has(fact)) return true
    // What there is no room for is not remembered either: anybody may ask, in the name of as many devices as he makes up.
    if (this.#size < MAX_HELD) this.#told.add(fact)
    return false
  }

  #hasRoom(): boolean {
    const hasRoom = this.#size < MAX_HELD
    if (!hasRoom) this.metrics.lost.inc()
    return hasRoom
  }

  #added(): void {
    if (this.#writing || this.#isClosing) return
    if (this.#size >= GROUP_SIZE) void this.#start()
    else this.#startLater(GROUP_DELAY_MS)
  }

  #startLater(delayMs: number): void {
    this.#endTimer ??= this.#timers.start(() => void this.#start(), delayMs)
  }

  #start(): Promise<void> {
    this.#endTimer?.()
    this.#endTimer = undefined
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined
    })
    return this.#writing
  }

  async #write(): Promise<void> {
    const { storage, logger } = this.#options
    const [events, contacts] = [this.#events, this.#contacts]
    this.#events = []
    this.#contacts = []
    this.#told.clear()
    try {
      for (let start = 0; start < Math.max(events.length, contacts.length); start += GROUP_SIZE) {
        const end = start + GROUP_SIZE
        await storage.recordTimeline({ events: events.slice(start, end), contacts: contacts.slice(start, end) })
      }
      if (this.#size > 0 && !this.#isClosing) this.#startLater(GROUP_DELAY_MS)
    } catch (error) {
      logger.error(
        { err: error, lost: events.length + contacts.length },
        'what happened to passes could not be written',
      )
      this.metrics.lost.inc(events.length + contacts.length)
      if (this.#size > 0 && !this.#isClosing) this.#startLater(FAILURE_PAUSE_MS)
    }
  }
}

function keyOf({ passTypeIdentifier, serialNumber }: PassKey): PassKey {
  return { passTypeIdentifier, serialNumber }
}
