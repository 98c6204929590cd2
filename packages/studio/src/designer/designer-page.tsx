import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { Link } from 'wouter'
import { createDocument } from '../document/pass-document.ts'
import { titleOf } from '../document/title-of.ts'
import type { Draft } from '../drafts/drafts.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { useWorld } from '../world.ts'
import { Checks } from './checks.ts'
import { FindingsPanel } from './findings-panel.tsx'
import { Sections } from './form/sections.tsx'
import { Inspector } from './inspector.tsx'
import { Pointing } from './pointing.ts'
import { DesignSession } from './session.ts'
import { Stage } from './stage.tsx'
import { type Designer, DesignerProvider, useDesigner, useDocument } from './use-designer.ts'

const CopyMenu = lazy(() => import('./copy-menu.tsx'))
const JsonPane = lazy(() => import('./json/json-pane.tsx'))

const SAVE_AFTER_MS = 400
/** The designer of one draft. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes the default export of a module.
export default function DesignerPage({ id }: { readonly id: string }) {
  const { drafts } = useWorld()
  const { data, isPending } = useQuery({
    queryKey: ['draft', id],
    queryFn: async () => (await drafts.find(id)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (isPending) return <main className="designer" aria-busy="true" />
  if (!data) {
    return (
      <EmptyState title="This design is not in this browser">
        <p>
          Designs are kept where they were made, and nowhere else. It may have been removed, or made in another browser.
        </p>
        <Link href="/" className="button button-primary">
          Begin a new one
        </Link>
      </EmptyState>
    )
  }
  return <DesignerOf key={id} draft={data} />
}

type View = 'code' | 'form' | 'pass'
const VIEWS = [
  { id: 'form', name: 'Form' },
  { id: 'pass', name: 'Pass' },
  { id: 'code', name: 'JSON' },
] as const

function DesignerOf({ draft }: { readonly draft: Draft }) {
  const { now } = useWorld()
  const [openedAt] = useState(now)
  const [designer] = useState<Designer>(() => ({
    session: new DesignSession(createDocument(draft), now),
    pointing: new Pointing(),
    checks: new Checks(),
  }))
  const [view, setView] = useState<View>('form')
  const showForm = useCallback(() => setView('form'), [])
  const isCodeWanted = useIsWide() || view === 'code'
  useChecking(designer, openedAt)
  useSaving(draft.id, designer.session)
  useUndoKeys(designer)
  return (
    <DesignerProvider value={designer}>
      <main className="designer" data-view={view}>
        <Toolbar view={view} onView={setView} />
        <section className="pane pane-form" aria-label="Form">
          <FaultBanner />
          <div className="pane-scroll">
            <Sections />
          </div>
          <Inspector />
        </section>
        <section className="pane pane-stage" aria-label="Pass">
          <Suspense fallback={<div className="stage" />}>
            <Stage now={openedAt} onChoose={showForm} />
          </Suspense>
        </section>
        <section className="pane pane-code" aria-label="JSON and findings">
          <div className="json-frame">
            {isCodeWanted && (
              <Suspense>
                <JsonPane />
              </Suspense>
            )}
          </div>
          <FindingsPanel />
        </section>
      </main>
    </DesignerProvider>
  )
}

function Toolbar({ view, onView }: { readonly view: View; readonly onView: (view: View) => void }) {
  const { session } = useDesigner()
  const { document, future, past } = useSyncExternalStore(session.subscribe, session.history)
  const title = titleOf(document.content)
  useEffect(() => {
    window.document.title = `${title} · Billfold studio`
  }, [title])
  return (
    <header className="toolbar">
      <h1>{title}</h1>
      <div className="toolbar-group">
        <HistoryButton verb="Undo" label={past.at(-1)?.label} onClick={() => session.undo()} keys="Ctrl Z" />
        <HistoryButton verb="Redo" label={future.at(-1)?.label} onClick={() => session.redo()} keys="Ctrl Shift Z" />
      </div>
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
    </header>
  )
}

/** Why the form cannot be edited. */
function FaultBanner() {
  const { reading } = useDocument()
  if (reading.ok) return null
  const { message } = reading.fault
  return (
    <p className="banner" role="alert">
      pass.json is no JSON at the moment: {message.charAt(0).toLowerCase()}
      {message.slice(1)}. The form waits until it is.
    </p>
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

/** The rules are many, and the pass can be seen without them: they come a moment later. Then they are held against every frame. */
function useChecking({ session, checks }: Designer, now: Date): void {
  useEffect(() => {
    let isWanted = true
    let frame = 0
    let stop = () => {}
    import('../document/check-document.ts').then(({ checkDocument }) => {
      if (!isWanted) return
      const run = () => {
        frame = 0
        checks.take(checkDocument(session.history().document, now))
      }
      run()
      stop = session.subscribe(() => {
        if (frame === 0) frame = requestAnimationFrame(run)
      })
    })
    return () => {
      isWanted = false
      stop()
      cancelAnimationFrame(frame)
    }
  }, [session, checks, now])
}

function useSaving(id: string, session: DesignSession): void {
  const { drafts, now } = useWorld()
  const queries = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isUnsaved = false
    const save = () => {
      clearTimeout(timer)
      if (!isUnsaved) return
      isUnsaved = false
      const { text, images, localizations } = session.history().document
      drafts
        .save({ id, text, images, localizations, changedAt: now() })
        .then(() => queries.invalidateQueries({ queryKey: ['drafts'] }))
    }
    const stop = session.subscribe(() => {
      isUnsaved = true
      clearTimeout(timer)
      timer = setTimeout(save, SAVE_AFTER_MS)
    })
    window.addEventListener('pagehide', save)
    return () => {
      stop()
      save()
      window.removeEventListener('pagehide', save)
    }
  }, [id, session, drafts, now, queries])
}

function useUndoKeys({ session, pointing }: Designer): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      if (event.key === 'Escape') pointing.select(undefined, 'form')
      if (!(event.metaKey || event.ctrlKey) || event.altKey) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      // A field shows what is typed until it is left.
      const { activeElement } = window.document
      if (activeElement instanceof HTMLElement) activeElement.blur()
      if (key === 'y' || event.shiftKey) session.redo()
      else session.undo()
      if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true })
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [session, pointing])
}

const WIDE = '(min-width: 1280px)'

function useIsWide(): boolean {
  return useSyncExternalStore(
    listener => {
      const query = window.matchMedia(WIDE)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => window.matchMedia(WIDE).matches,
  )
}
