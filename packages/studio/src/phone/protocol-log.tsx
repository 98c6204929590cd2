import { useEffect, useMemo, useRef, useState } from 'react'
import type { Entry, ProtocolCall } from './activity.ts'
import { type Group, groupEntries, type Line } from './group-entries.ts'
import { exactTime, sinceText, useNow } from './times.ts'

/** As near to the end as counts as being there. */
const END_PX = 24
/** Groups on the page; older ones are no longer what one watches. */
const MAX_GROUPS = 60
/** Characters of a path that are seen whatever else is cut. */
const PATH_END = 14

/** The calls between phone, push service and web service, by what caused them; newest last, and followed. */
export function ProtocolLog({ entries }: { readonly entries: readonly Entry[] }) {
  const now = useNow(5_000)
  const groups = useMemo(() => groupEntries(entries).slice(-MAX_GROUPS), [entries])
  const host = useRef<HTMLDivElement>(null)
  const [isFollowing, setIsFollowing] = useState(true)
  const lastId = entries.at(-1)?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new line is a reason to go to the end.
  useEffect(() => {
    if (isFollowing && host.current) host.current.scrollTop = host.current.scrollHeight
  }, [isFollowing, lastId])
  if (groups.length === 0) {
    return (
      <div className="log log-empty">
        <p>Nothing has been said yet. What comes when a pass changes:</p>
        <ol>
          <li>a push wakes the iPhone, without content</li>
          <li>it asks the web service what changed</li>
          <li>it fetches those passes, and shows the banner</li>
        </ol>
      </div>
    )
  }
  return (
    <div className="log-frame">
      <section
        ref={host}
        className="log"
        aria-label="Protocol calls"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) =>
          setIsFollowing(scrollTop + clientHeight >= scrollHeight - END_PX)
        }
      >
        {groups.map(group => (
          <GroupOfLines key={group.id} group={group} now={now} />
        ))}
      </section>
      {!isFollowing && (
        <button type="button" className="button button-small log-follow" onClick={() => setIsFollowing(true)}>
          Paused · go to the newest
        </button>
      )}
    </div>
  )
}

function GroupOfLines({ group: { title, at, lines }, now }: { readonly group: Group; readonly now: Date }) {
  return (
    <div className="log-group">
      <h4>
        {title}
        <time dateTime={at.toISOString()} title={exactTime(at)}>
          {sinceText(at, now)}
        </time>
      </h4>
      <ul>
        {lines.map(line => (
          <li key={line.id}>
            <LogLine line={line} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function LogLine({ line }: { readonly line: Line }) {
  if (line.kind === 'note') {
    return (
      <p className="log-note" data-tone={line.tone}>
        {line.tone === 'banner' && <span className="log-tag">Banner</span>}
        {line.text}
      </p>
    )
  }
  const { call } = line
  if (call.direction === 'toDevice') {
    return (
      <p className="log-call" title={`APNs to the iPhone, ${exactTime(call.at)}; token ${call.pushToken}`}>
        <span className="log-method">PUSH</span>
        <Path path={call.topic} />
        <span className="log-duration">from APNs</span>
      </p>
    )
  }
  return (
    <p
      className="log-call"
      title={`${TASKS[call.task]}: ${call.method} ${call.host}${call.path}, ${exactTime(call.at)}`}
    >
      <span className="log-method">{call.method}</span>
      <Path path={call.path} />
      <span className="log-status" data-outcome={outcomeOf(call.status)} title={call.failure}>
        {call.status ?? 'no answer'}
      </span>
      <span className="log-duration">{formatDuration(call.durationMs)}</span>
    </p>
  )
}

/** A path that gives up its middle first. */
function Path({ path }: { readonly path: string }) {
  const cut = Math.max(0, path.length - PATH_END)
  return (
    <code className="log-path">
      <span>{path.slice(0, cut)}</span>
      <span>{path.slice(cut)}</span>
    </code>
  )
}

const TASKS = {
  fetch: 'The pass itself',
  list: 'What changed?',
  log: 'The web service’s log',
  open: 'Safari opens the link',
  register: 'Wake me for this pass',
  unregister: 'Wake me no more for this pass',
} as const satisfies Readonly<Record<Exclude<ProtocolCall['task'], 'push'>, string>>

function outcomeOf(status: number | undefined): 'bad' | 'good' | 'quiet' {
  if (status === undefined || status >= 400) return 'bad'
  return status === 200 || status === 201 ? 'good' : 'quiet'
}

function formatDuration(durationMs: number): string {
  return durationMs < 1_000 ? `${durationMs} ms` : `${(durationMs / 1_000).toFixed(1)} s`
}
