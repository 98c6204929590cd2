import '../styles/designer/frame.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { Link } from 'wouter'
import { createDocument } from '../document/pass-document.ts'
import { titleOf } from '../document/title-of.ts'
import type { Draft, Issued, Origin } from '../drafts/drafts.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { useWorld } from '../world.ts'
import { Checks } from './checks.ts'
import { FindingsPanel } from './findings-panel.tsx'
import { Sections } from './form/sections.tsx'
import { Inspector } from './inspector.tsx'
import { IssueControl } from './issue-control.tsx'
import { Pointing } from './pointing.ts'
import { DesignSession } from './session.ts'
import { Sights } from './sights.ts'
import { heldSince, Stage } from './stage.tsx'
import { type Designer, DesignerProvider, useContent, useDesigner, useFault } from './use-designer.ts'
import { IssuingProvider, useIssuingOf } from './use-issuing.ts'

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
  const { now, tour } = useWorld()
  useEffect(() => tour.did('picked'), [tour])
  const [openedAt] = useState(now)
  const [designer] = useState<Designer>(() => ({
    session: new DesignSession(createDocument(draft), now),
    pointing: new Pointing(),
    checks: new Checks(),
    sights: new Sights(),
  }))
  const [view, setView] = useState<View>('form')
  const showForm = useCallback(() => setView('form'), [])
  const isCodeWanted = useIsWide() || view === 'code'
  useChecking(designer, openedAt)
  const { issued, origin, onIssued, onOriginRead } = useSaving(draft, designer.session)
  useUndoKeys(designer)
  useArrival(designer)
  const issuing = useIssuingOf({ designId: draft.id, session: designer.session, issued, onIssued })
  const heldText = issuing.issued?.text
  const held = useMemo(
    () =>
      heldText === undefined
        ? heldSince(draft.text, 'since this design was opened')
        : heldSince(heldText, 'since it was issued'),
    [draft.text, heldText],
  )
  return (
    <DesignerProvider value={designer}>
      <IssuingProvider value={issuing}>
        <main className="designer" data-view={view}>
          <Toolbar view={view} onView={setView} />
          <section className="pane pane-form" aria-label="Form">
            <FaultBanner />
            <div className="pane-scroll">
              {origin && <OriginNote origin={origin} onRead={onOriginRead} />}
              <Sections />
            </div>
            <Inspector />
          </section>
          <section className="pane pane-stage" aria-label="Pass">
            <Suspense fallback={<div className="stage" />}>
              <Stage now={openedAt} held={held} onChoose={showForm} />
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
      </IssuingProvider>
    </DesignerProvider>
  )
}

function Toolbar({ view, onView }: { readonly view: View; readonly onView: (view: View) => void }) {
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

/** What there is to say of the file that the design was opened from. */
function OriginNote({ origin, onRead }: { readonly origin: Origin; readonly onRead: () => void }) {
  return (
    <section className="origin" aria-label="Opened file">
      <p>
        <strong>Opened {origin.name}.</strong> {origin.notes.length === 0 && 'Everything in it is here.'}
      </p>
      {origin.notes.length > 0 && (
        <ul>
          {origin.notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <button type="button" className="link" onClick={onRead}>
        Dismiss<span className="unseen"> what was said of the file</span>
      </button>
    </section>
  )
}

/** What the design is called. The tab is told once typing rests: telling it takes longer than to draw most of the page. */
function Title() {
  const title = useContent(titleOf)
  useEffect(() => {
    const timer = setTimeout(() => {
      window.document.title = `${title} · Billfold studio`
    }, SAVE_AFTER_MS)
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

/** Why the form cannot be edited. */
function FaultBanner() {
  const fault = useFault()
  if (!fault) return null
  const { message } = fault
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

/**
 * The rules are many, and the pass can be seen without them: they come a moment later. Then every edit is held against them before
 * anything of it is drawn, so that all of it is drawn once.
 */
function useChecking({ session, checks, sights }: Designer, now: Date): void {
  useEffect(() => {
    let isWanted = true
    let stop = () => {}
    import('./why-not.ts').then(({ whyNot }) => sights.learn(whyNot))
    import('../document/check-document.ts').then(({ createDocumentCheck }) => {
      if (!isWanted) return
      const check = createDocumentCheck(now)
      const run = () => checks.take(check(session.history().document))
      run()
      stop = session.subscribe(run)
    })
    return () => {
      isWanted = false
      stop()
    }
  }, [session, checks, sights, now])
}

/** Keeps the design in the browser, with what is known of it beside what it says. */
function useSaving(draft: Draft, session: DesignSession) {
  const { drafts, now } = useWorld()
  const queries = useQueryClient()
  const { id } = draft
  const [issued, setIssued] = useState(draft.issued)
  const [origin, setOrigin] = useState(draft.origin)
  const facts = useRef({ issued, origin })
  const save = useCallback(async () => {
    const { text, images, localizations, otherFiles } = session.history().document
    const known = {
      ...(facts.current.issued && { issued: facts.current.issued }),
      ...(facts.current.origin && { origin: facts.current.origin }),
    }
    await drafts.save({ id, text, images, localizations, otherFiles, ...known, changedAt: now() })
    await queries.invalidateQueries({ queryKey: ['drafts'] })
  }, [id, session, drafts, now, queries])
  const learn = (known: { readonly issued?: Issued | undefined; readonly origin?: Origin | undefined }) => {
    facts.current = { ...facts.current, ...known }
    setIssued(facts.current.issued)
    setOrigin(facts.current.origin)
    save()
  }
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isUnsaved = false
    const saveNow = () => {
      clearTimeout(timer)
      if (!isUnsaved) return
      isUnsaved = false
      save()
    }
    const stop = session.subscribe(() => {
      isUnsaved = true
      clearTimeout(timer)
      timer = setTimeout(saveNow, SAVE_AFTER_MS)
    })
    window.addEventListener('pagehide', saveNow)
    return () => {
      stop()
      saveNow()
      window.removeEventListener('pagehide', saveNow)
    }
  }, [session, save])
  return {
    issued,
    origin,
    onIssued: (made: Issued) => learn({ issued: made }),
    onOriginRead: () => learn({ origin: undefined }),
  }
}

/** Whoever was led here by a link to a place (`?at=`) finds it chosen. */
function useArrival({ pointing }: Designer): void {
  useEffect(() => {
    const at = new URLSearchParams(window.location.search).get('at')
    if (at !== null) pointing.select(at, 'findings')
  }, [pointing])
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
