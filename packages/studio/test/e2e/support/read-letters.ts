import * as z from 'zod'
import { MARKS } from './watch-letters.ts'

/** What one letter took, in milliseconds. */
export interface Letter {
  /** From the key's event until form, JSON, pass and findings are those of the letter, without styles and layout on the way. */
  readonly script: number
  /** Styles, layout and paint, from this letter to the next. */
  readonly rendering: number
  /** All of that, and the frame's scripts, as the processor counts it: the same whoever else uses the machine. */
  readonly processor: number
  /** From the key to the frame on the screen. */
  readonly presented: number
  /** Frames of the screen until it is there: 1 is the very next. */
  readonly frames: number
  /** Form, JSON, pass and findings had it as its frame began. */
  readonly isInFrame: boolean
}

const latency = z.object({ event_type: z.string(), vsync_interval_ms: z.number() })
const event = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** Microseconds, as all times of a trace. */
  ts: z.number(),
  dur: z.number().default(0),
  /** What the thread had of the processor in that time. */
  tdur: z.number().default(0),
  id2: z.object({ local: z.string().optional() }).default({}),
  /** Of a key, where it is known when it was shown. */
  args: z.object({ event_latency: latency.optional().catch(undefined) }).default({}),
})
const trace = z.object({
  traceEvents: z.array(event.catch({ name: '', ph: '', pid: 0, tid: 0, ts: 0, dur: 0, tdur: 0, id2: {}, args: {} })),
})
type TraceEvent = z.infer<typeof event>

/** What the browser has to be asked to trace. */
export const CATEGORIES = [
  'devtools.timeline',
  'blink.user_timing',
  'input.scrolling',
  'disabled-by-default-devtools.timeline.frame',
]

const RENDERING = new Set(['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize'])
const WORK = new Set([
  ...RENDERING,
  'EventDispatch',
  'FireAnimationFrame',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
])

/** Reads a trace of letters typed one after the other. */
export function readLetters(bytes: Uint8Array): Letter[] {
  const { traceEvents } = trace.parse(JSON.parse(new TextDecoder().decode(bytes)))
  const events = traceEvents.toSorted((a, b) => a.ts - b.ts)
  const typed = events.filter(({ name }) => name === MARKS.typed)
  const work = events.filter(({ name, ph, tid }) => ph === 'X' && tid === typed[0]?.tid && WORK.has(name))
  const keys = events.filter(({ args, ph }) => ph === 'b' && args.event_latency?.event_type === 'KEY_PRESSED')
  return typed.map((start, index) => {
    const end = typed[index + 1]?.ts ?? Number.POSITIVE_INFINITY
    const isOfLetter = ({ ts }: TraceEvent) => ts >= start.ts && ts < end
    const there = events.find(each => each.name === MARKS.there && isOfLetter(each))
    const during = work.filter(isOfLetter).filter(({ name }) => RENDERING.has(name))
    const until = there?.ts ?? Number.NaN
    return {
      script: (until - start.ts - timeIn(during.filter(({ ts }) => ts < until))) / 1000,
      rendering: timeIn(during) / 1000,
      processor: processorTimeIn(work.filter(({ ts, dur }) => ts + dur > start.ts && ts + dur <= end)) / 1000,
      ...presentationOf(
        keys.findLast(({ ts }) => ts <= start.ts),
        events,
      ),
      isInFrame: events.some(each => each.name === MARKS.inFrame && isOfLetter(each)),
    }
  })
}

function presentationOf(
  key: TraceEvent | undefined,
  events: readonly TraceEvent[],
): Pick<Letter, 'frames' | 'presented'> {
  const facts = key?.args.event_latency
  const end = events.find(
    ({ id2, name, ph, pid, ts }) =>
      ph === 'e' && name === key?.name && pid === key.pid && id2.local === key.id2.local && ts >= key.ts,
  )
  const frame = events.findLast(({ name, ph, ts }) => name === 'PipelineReporter' && ph === 'b' && ts <= (end?.ts ?? 0))
  if (!key || !facts || !frame || !end) throw new TypeError('Expected the frame in which a letter was presented')
  const interval = facts.vsync_interval_ms * 1000
  // Frames begin with the beat of the screen, and tell it.
  const beat = frame.ts + Math.floor((key.ts - frame.ts) / interval) * interval
  return { presented: (end.ts - key.ts) / 1000, frames: Math.ceil((end.ts - beat) / interval) }
}

/** What events took of the processor; those within others are counted there. */
function processorTimeIn(events: readonly TraceEvent[]): number {
  let until = 0
  let sum = 0
  for (const { ts, dur, tdur } of events) {
    if (ts < until) continue
    sum += tdur
    until = ts + dur
  }
  return sum
}

/** Time in events, of which some are parts of others. */
function timeIn(events: readonly TraceEvent[]): number {
  let until = 0
  let sum = 0
  for (const { ts, dur } of events) {
    sum += Math.max(0, ts + dur - Math.max(ts, until))
    until = Math.max(until, ts + dur)
  }
  return sum
}
