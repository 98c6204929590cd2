import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { titleOf } from '../document/title-of.ts'
import { IssueControl } from './issue-control.tsx'
import type { DesignSession } from './session.ts'
import { useContent, useDesigner } from './use-designer.ts'

const CopyMenu = lazy(() => import('./copy-menu.tsx'))

/** What is shown where there is no room for all of it. */
export type View = 'code' | 'form' | 'pass'
const VIEWS = [
  { id: 'form', name: 'Form' },
  { id: 'pass', name: 'Pass' },
  { id: 'code', name: 'JSON' },
] as const

/** What the design is called, what was done last, and what can be done with it. */
export function Toolbar({ view, onView }: { readonly view: View; readonly onView: (view: View) => void }) {
  const { session } = useDesigner()
  return (
    <header className="toolbar">
      <Title />
      <HistoryButtons />
      <UndoNotice session={session} />
      <fieldset className="views">
        <legend className="unseen">Show</legend>
        {VIEWS.map(({ id, name }) => (
          <button key={id} type="button" data-view={id} aria-pressed={view === id} onClick={() => onView(id)}>
            {name}
          </button>
        ))}
      </fieldset>
      <Suspense fallback={<span className="button copy-button" />}>
        <CopyMenu />
      </Suspense>
      <IssueControl onFindings={() => showFindings(onView)} />
    </header>
  )
}

/** Brings the findings up, and the keyboard to them. */
function showFindings(onView: (view: View) => void): void {
  flushSync(() => onView('code'))
  window.document.querySelector<HTMLElement>('.findings')?.focus()
}

/** Typing that rests this long is done for the moment. */
const TOLD_AFTER_MS = 400

/** What the design is called. The tab is told once typing rests: telling it takes longer than to draw most of the page. */
function Title() {
  const title = useContent(titleOf)
  useEffect(() => {
    const timer = setTimeout(() => {
      window.document.title = `${title} · Billfold studio`
    }, TOLD_AFTER_MS)
    return () => clearTimeout(timer)
  }, [title])
  return <h1>{title}</h1>
}

function HistoryButtons() {
  const { session } = useDesigner()
  const done = useSyncExternalStore(session.subscribe, () => session.history().past.at(-1)?.label)
  const undone = useSyncExternalStore(session.subscribe, () => session.history().future.at(-1)?.label)
  return (
    <div className="toolbar-group">
      <HistoryButton verb="Undo" label={done} onClick={() => session.undo()} keys="Ctrl Z" />
      <HistoryButton verb="Redo" label={undone} onClick={() => session.redo()} keys="Ctrl Shift Z" />
    </div>
  )
}

interface HistoryButtonProps {
  readonly verb: string
  readonly label: string | undefined
  readonly keys: string
  readonly onClick: () => void
}

function HistoryButton({ verb, label, keys, onClick }: HistoryButtonProps) {
  const what = label === undefined ? verb : `${verb}: ${label}`
  return (
    <button
      type="button"
      className="button button-quiet"
      disabled={label === undefined}
      title={`${what} (${keys})`}
      aria-label={what}
      onClick={onClick}
    >
      {verb}
    </button>
  )
}

const NOTICE_MS = 3000

function UndoNotice({ session }: { readonly session: DesignSession }) {
  const notice = useSyncExternalStore(session.subscribe, session.notice)
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    if (!notice) return
    setIsShown(true)
    const timer = setTimeout(() => setIsShown(false), NOTICE_MS)
    return () => clearTimeout(timer)
  }, [notice])
  return (
    <p className="notice" role="status">
      {isShown ? notice?.text : ''}
    </p>
  )
}
