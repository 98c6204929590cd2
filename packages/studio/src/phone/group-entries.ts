import type { Entry, PhoneEvent, ProtocolCall } from './activity.ts'

/** What follows later than this has another cause. */
const MAX_GAP_MS = 3_000

/** A line of what happened: a call, or a sentence. */
export type Line =
  | { readonly id: string; readonly kind: 'call'; readonly call: ProtocolCall }
  | { readonly id: string; readonly kind: 'note'; readonly text: string; readonly tone: 'banner' | 'plain' | 'problem' }

/** A cause, and what came of it: a push, the list, the pass, the banner. */
export interface Group {
  readonly id: string
  readonly title: string
  readonly at: Date
  readonly lines: readonly Line[]
}

interface OpenGroup extends Group {
  readonly cause: string
  readonly lines: Line[]
  endsAtMs: number
  /** Lists whose passes may still be fetched. */
  openLists: number
}

/** Puts together what belongs together. */
export function groupEntries(entries: readonly Entry[]): readonly Group[] {
  const groups: OpenGroup[] = []
  for (const entry of entries) {
    const line = lineOf(entry)
    const last = groups.at(-1)
    const begun = last && !beginsGroup(entry, last) ? undefined : beginGroup(entry)
    const group = begun ?? last
    // What has no line of its own, such as that a list was dealt with, begins nothing.
    if (!group || (begun && !line && !causeOf(entry))) continue
    if (begun) groups.push(begun)
    if (line) group.lines.push(line)
    if (isList(entry)) group.openLists += 1
    if (entry.kind === 'event' && entry.event.kind === 'checked') group.openLists -= 1
    group.endsAtMs = Math.max(group.endsAtMs, endOf(entry))
  }
  return groups
}

function beginGroup(entry: Entry): OpenGroup {
  const { name, title } = causeOf(entry) ?? followingCause(entry)
  return { id: entry.id, title, at: timeOf(entry), cause: name, lines: [], endsAtMs: 0, openLists: 0 }
}

function beginsGroup(entry: Entry, current: OpenGroup): boolean {
  const cause = causeOf(entry)
  if (cause !== undefined) return beginsAnew(cause, current)
  // A pass that no list has named was pulled for by its holder.
  if (entry.kind === 'call' && entry.call.task === 'fetch' && current.openLists <= 0) return true
  return timeOf(entry).getTime() - current.endsAtMs > MAX_GAP_MS
}

function isList(entry: Entry): boolean {
  return entry.kind === 'call' && entry.call.task === 'list'
}

function timeOf(entry: Entry): Date {
  return entry.kind === 'call' ? entry.call.at : entry.event.at
}

function endOf(entry: Entry): number {
  const durationMs = entry.kind === 'call' && entry.call.direction === 'toServer' ? entry.call.durationMs : 0
  return timeOf(entry).getTime() + durationMs
}

interface Cause {
  readonly name: string
  readonly title: string
}

/** What somebody or something did first. */
function causeOf(entry: Entry): Cause | undefined {
  if (entry.kind === 'call') {
    const { call } = entry
    if (call.task === 'push') return { name: 'push', title: 'A push arrived' }
    return call.task === 'open' ? { name: 'open', title: 'Link opened' } : undefined
  }
  const { event } = entry
  switch (event.kind) {
    case 'installed':
      return { name: event.kind, title: `${event.isReplacement ? 'Replaced' : 'Added'} ${event.pass.organizationName}` }
    case 'removed':
      return { name: event.kind, title: `Removed ${event.pass.organizationName}` }
    case 'connectivityChanged':
      return { name: event.kind, title: event.isOnline ? 'Back online' : 'Offline' }
    case 'automaticUpdatesChanged':
      return { name: event.kind, title: `Automatic updates ${event.isOn ? 'on' : 'off'}` }
    default:
      return undefined
  }
}

/** A push that was kept comes with the network; a link is followed in steps, down to the file of a pass. */
function beginsAnew(cause: Cause, current: OpenGroup): boolean {
  if (cause.name === 'push') return current.cause !== 'connectivityChanged'
  const step = current.lines.at(-1)
  const isOnTheWay = step?.kind === 'call' && step.call.task === 'open' && !step.call.path.endsWith('.pkpass')
  return cause.name !== 'open' || !isOnTheWay
}

/** For what comes with no cause of its own. */
function followingCause(entry: Entry): Cause {
  if (entry.kind === 'event') return { name: 'other', title: 'Noted' }
  switch (entry.call.task) {
    case 'fetch':
      return { name: 'refresh', title: 'Pulled to refresh' }
    case 'list':
      return { name: 'check', title: 'Checked for updates' }
    case 'register':
      return { name: 'register', title: 'Registering' }
    case 'unregister':
      return { name: 'unregister', title: 'Unregistering' }
    default:
      return { name: 'log', title: 'Told the server’s log' }
  }
}

function lineOf(entry: Entry): Line | undefined {
  if (entry.kind === 'call') return entry
  const note = noteOf(entry.event)
  return note && { id: entry.id, kind: 'note', ...note }
}

function noteOf(event: PhoneEvent): Pick<Extract<Line, { readonly kind: 'note' }>, 'text' | 'tone'> | undefined {
  switch (event.kind) {
    case 'updated':
      return event.banner.kind === 'silent'
        ? { text: 'Updated without a banner: no field that changed has a changeMessage', tone: 'plain' }
        : { text: event.banner.text, tone: 'banner' }
    case 'unchanged':
      return { text: 'Nothing newer', tone: 'plain' }
    case 'refused':
      return { text: `Refused: ${event.reasons.join('; ')}`, tone: 'problem' }
    case 'problem':
      return { text: event.message, tone: 'problem' }
    case 'connectivityChanged':
      return event.isOnline
        ? undefined
        : { text: 'Nothing leaves the iPhone; APNs keeps the last push of each pass type', tone: 'plain' }
    default:
      return undefined
  }
}
