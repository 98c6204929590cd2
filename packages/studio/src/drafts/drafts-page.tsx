import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { createDocument } from '../document/pass-document.ts'
import { titleOf } from '../document/title-of.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { PassCard } from '../templates/pass-card.tsx'
import { useWorld } from '../world.ts'
import type { Draft } from './drafts.ts'

/** Everything somebody has begun in this browser. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes the default export of a module.
export default function DraftsPage() {
  const { drafts } = useWorld()
  const queries = useQueryClient()
  const { data } = useQuery({ queryKey: ['drafts'], queryFn: () => drafts.list() })
  const [removed, setRemoved] = useState<Draft>()
  const remove = async (draft: Draft) => {
    await drafts.remove(draft.id)
    setRemoved(draft)
    await queries.invalidateQueries({ queryKey: ['drafts'] })
  }
  const restore = async (draft: Draft) => {
    await drafts.save(draft)
    setRemoved(undefined)
    await queries.invalidateQueries({ queryKey: ['drafts'] })
  }
  if (!data) return <main className="page" aria-busy="true" />
  const undo = removed && (
    <p className="notice-bar" role="status">
      Removed {titleOf(createDocument(removed).content)}.{' '}
      <button type="button" className="link" onClick={() => restore(removed)}>
        Bring it back
      </button>
    </p>
  )
  if (data.length === 0) {
    return (
      <EmptyState title="No designs yet">
        <p>A design begins with a template, and is kept in this browser as you work on it.</p>
        {undo}
        <Link href="/" className="button button-primary">
          See the templates
        </Link>
      </EmptyState>
    )
  }
  return (
    <main className="page">
      <header className="page-head">
        <div>
          <h1>Designs</h1>
          <p className="lead">Kept in this browser as you work on them, and sent nowhere.</p>
        </div>
        <Link href="/" className="button">
          Begin another
        </Link>
      </header>
      {undo}
      <ul className="gallery">
        {data.map(draft => (
          <DraftCard key={draft.id} draft={draft} onRemove={remove} />
        ))}
      </ul>
    </main>
  )
}

function DraftCard({ draft, onRemove }: { readonly draft: Draft; readonly onRemove: (draft: Draft) => void }) {
  const { now } = useWorld()
  const [openedAt] = useState(now)
  const document = useMemo(() => createDocument(draft), [draft])
  const title = titleOf(document.content)
  return (
    <li className="draft">
      <Link href={`/designs/${draft.id}`} className="gallery-card">
        <span className="gallery-picture" aria-hidden="true">
          <Suspense>
            <PassCard document={document} name={`draft-${draft.id}`} now={openedAt} />
          </Suspense>
        </span>
        <span className="gallery-title">{title}</span>
        <time className="hint" dateTime={draft.changedAt.toISOString()} title={draft.changedAt.toLocaleString()}>
          {draft.issued && 'Issued · '}
          {sinceText(draft.changedAt, openedAt)}
        </time>
      </Link>
      <button type="button" className="link draft-remove" onClick={() => onRemove(draft)}>
        Remove<span className="unseen"> {title}</span>
      </button>
    </li>
  )
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

function sinceText(then: Date, now: Date): string {
  const passedMs = now.getTime() - then.getTime()
  for (const [unit, unitMs] of UNITS)
    if (passedMs >= unitMs) return RELATIVE.format(-Math.floor(passedMs / unitMs), unit)
  return 'just now'
}
