import '../styles/designer/frame.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { Link } from 'wouter'
import { createDocument } from '../document/pass-document.ts'
import type { Draft } from '../drafts/drafts.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { useWorld } from '../world.ts'
import { Checks } from './checks.ts'
import { FindingsPanel } from './findings-panel.tsx'
import { Sections } from './form/sections.tsx'
import { Inspector } from './inspector.tsx'
import { OriginNote } from './origin-note.tsx'
import { Pointing } from './pointing.ts'
import { DesignSession } from './session.ts'
import { Sights } from './sights.ts'
import { heldSince, Stage } from './stage.tsx'
import { Toolbar, type View } from './toolbar.tsx'
import { type Designer, DesignerProvider, useFault } from './use-designer.ts'
import { IssuingProvider, useIssuingOf } from './use-issuing.ts'
import { useSaving } from './use-saving.ts'

const JsonPane = lazy(() => import('./json/json-pane.tsx'))

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
  const { isKept, issued, origin, onIssued, onOriginRead } = useSaving(draft, designer.session)
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
            {!isKept && <UnkeptBanner />}
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

function UnkeptBanner() {
  return (
    <p className="banner" role="alert">
      This browser does not keep the design: it may have no room left. Save it by “Copy as …”, Template folder, before
      you close the page; that folder opens here again.
    </p>
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

/** Room for form, pass and JSON side by side, as in frame.css. */
const WIDE_PX = 1204

function useIsWide(): boolean {
  return useSyncExternalStore(observeContent, () => (contentElement()?.clientWidth ?? 0) >= WIDE_PX)
}

function observeContent(listener: () => void): () => void {
  const observer = new ResizeObserver(listener)
  const content = contentElement()
  if (content) observer.observe(content)
  return () => observer.disconnect()
}

function contentElement(): HTMLElement | null {
  return window.document.getElementById('content')
}
