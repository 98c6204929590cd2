import type { Activity, ActivityEntry } from '../device/activity.ts'

/** Proxies and browsers give up silent connections after a minute or so. */
export const HEARTBEAT_MS = 15_000

/** How soon a browser that lost the stream asks again. */
const RECONNECT_MS = 1_000

/** Which record an id belongs to, and the place in it. */
const EVENT_ID = /^(?<record>[^-]+)-(?<sequence>\d{1,15})$/

export type ActivityStreamOptions = {
  readonly activity: Activity
  /** Names the record, so that places in another one are not taken for places in this. Without hyphens. */
  readonly record: string
  /** What the browser saw last: its header `Last-Event-ID`. */
  readonly lastEventId: string | undefined
  readonly heartbeatMs: number
  /** Called once, when the record is closed or the reader has gone. */
  readonly onEnd: () => void
}

/**
 * Tells what happens on a device as Server-Sent Events.
 *
 * First what is remembered, or what was missed since `Last-Event-ID`; then `live`; then everything as it happens. `reset` comes
 * first when what was seen before does not connect to what follows.
 *
 * Nothing is kept for a slow reader but its place in the record: one that falls behind farther than the record reaches is reset.
 *
 * @see HTML, section 9.2, "Server-sent events"
 */
export function streamActivity(options: ActivityStreamOptions): ReadableStream<Uint8Array> {
  const { activity, record, heartbeatMs, onEnd } = options
  const encoder = new TextEncoder()
  const left = new AbortController()
  let place = placeOf(options)
  // What is remembered, after which it is live.
  const begin = () => {
    const text = `retry: ${RECONNECT_MS}\n\n${catchUp()}${formatEvent('live')}`
    return encoder.encode(text)
  }
  const catchUp = () => {
    const missed = place === undefined ? undefined : activity.since(place)
    place = activity.lastSequence
    const entries = (missed ?? activity.all()).map(entry => formatEntry(record, entry))
    return `${missed === undefined ? formatEvent('reset') : ''}${entries.join('')}`
  }
  return new ReadableStream({
    start: controller => controller.enqueue(begin()),
    async pull(controller) {
      const happening = await nextHappening(activity, place ?? 0, heartbeatMs, left.signal)
      if (happening === 'left') return
      if (happening === 'changed') return controller.enqueue(encoder.encode(catchUp()))
      if (happening === 'idle') return controller.enqueue(encoder.encode(': still here\n\n'))
      onEnd()
      controller.close()
    },
    cancel() {
      left.abort()
      onEnd()
    },
  })
}

/** The place to go on from: 0 is the beginning; `undefined` when what the browser has is of no use. */
function placeOf({ activity, record, lastEventId }: ActivityStreamOptions): number | undefined {
  if (lastEventId === undefined) return activity.since(0) === undefined ? undefined : 0
  const id = EVENT_ID.exec(lastEventId)?.groups
  const sequence = Number(id?.sequence)
  return id?.record === record && activity.since(sequence) !== undefined ? sequence : undefined
}

type Happening = 'changed' | 'closed' | 'idle' | 'left'

function nextHappening(
  activity: Activity,
  place: number,
  heartbeatMs: number,
  signal: AbortSignal,
): Promise<Happening> {
  return new Promise(resolve => {
    const look = () => {
      if (signal.aborted) finish('left')
      else if (activity.isClosed) finish('closed')
      else if (activity.lastSequence > place) finish('changed')
    }
    const finish = (outcome: Happening) => {
      clearTimeout(heartbeat)
      unsubscribe()
      signal.removeEventListener('abort', look)
      resolve(outcome)
    }
    const heartbeat = setTimeout(() => finish('idle'), heartbeatMs)
    const unsubscribe = activity.subscribe(look)
    signal.addEventListener('abort', look)
    look()
  })
}

function formatEntry(record: string, entry: ActivityEntry): string {
  // JSON has no line breaks of its own, so one line of data holds it.
  const data = JSON.stringify(entry.kind === 'event' ? entry.event : entry.call)
  return `id: ${record}-${entry.sequence}\n${formatEvent(entry.kind, data)}`
}

function formatEvent(name: string, data = ''): string {
  return `event: ${name}\ndata: ${data}\n\n`
}
