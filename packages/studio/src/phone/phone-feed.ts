import { type Entry, parseEntry } from './activity.ts'

/** More than anybody scrolls through; the oldest go first. */
export const MAX_ENTRIES = 400

/** After an answer that ends a stream for good, such as 502 while the server starts again. */
const REOPEN_MS = 2_000

export type Connection = 'connecting' | 'live' | 'lost'

/** The part of `EventSource` that is used. */
export interface EventStream {
  readonly readyState: number
  addEventListener(
    type: string,
    listener: (event: { readonly data?: unknown; readonly lastEventId?: string }) => void,
  ): void
  close(): void
}

interface PhoneFeedOptions {
  readonly open: () => EventStream
  /** Called for what happens while somebody watches, and not for what is told of the past. */
  readonly onEntry: (entry: Entry) => void
  /** Called whenever what is shown may have changed unheard. */
  readonly onCatchUp: () => void
  readonly setTimer: (callback: () => void, delayMs: number) => () => void
}

/** `EventSource.CLOSED`: the browser does not try again by itself. */
const CLOSED = 2

/** What happens on the phone, as it happens; connects again when the connection is lost. */
export class PhoneFeed {
  readonly #options: PhoneFeedOptions
  readonly #listeners = new Set<() => void>()
  #entries: readonly Entry[] = []
  #connection: Connection = 'connecting'
  #stream: EventStream | undefined
  #cancelReopen = () => {}
  /** Whether what comes is new: not while the past is told for the first time. */
  #isFresh = false

  constructor(options: PhoneFeedOptions) {
    this.#options = options
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly entries = (): readonly Entry[] => this.#entries
  readonly connection = (): Connection => this.#connection

  start(): void {
    const stream = this.#options.open()
    this.#stream = stream
    stream.addEventListener('reset', () => {
      this.#isFresh = false
      this.#entries = []
    })
    stream.addEventListener('live', () => this.#goLive())
    stream.addEventListener('error', () => this.#lose(stream))
    for (const kind of ['call', 'event'] as const) {
      stream.addEventListener(kind, ({ data, lastEventId = '' }) => {
        const entry = typeof data === 'string' ? parseEntry(kind, lastEventId, data) : undefined
        if (entry) this.#add(entry)
      })
    }
  }

  close(): void {
    this.#cancelReopen()
    this.#stream?.close()
    this.#stream = undefined
    this.#isFresh = false
  }

  #goLive(): void {
    this.#isFresh = true
    this.#become('live')
    this.#options.onCatchUp()
  }

  #lose(stream: EventStream): void {
    if (this.#stream !== stream) return
    if (stream.readyState === CLOSED) {
      this.#cancelReopen()
      this.#cancelReopen = this.#options.setTimer(() => this.start(), REOPEN_MS)
    }
    this.#become('lost')
  }

  #add(entry: Entry): void {
    // A stream that was opened anew tells the past again.
    if (this.#entries.some(({ id }) => id === entry.id)) return
    const isSameRecord = recordOf(this.#entries.at(-1)?.id) === recordOf(entry.id)
    const before = isSameRecord || this.#entries.length === 0 ? this.#entries : []
    this.#entries = [...before, entry].slice(-MAX_ENTRIES)
    if (!this.#isFresh) return
    this.#notify()
    this.#options.onEntry(entry)
  }

  #become(connection: Connection): void {
    this.#connection = connection
    this.#notify()
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** Another run of the simulator counts anew, under another name. */
function recordOf(id: string | undefined): string | undefined {
  return id?.slice(0, id.lastIndexOf('-'))
}
