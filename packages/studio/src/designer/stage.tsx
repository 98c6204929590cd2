import '../styles/designer/stage.css'
import { type Pass, passSchema } from '@billfold/pkpass/schema'
import { type Reason, readImages } from '@billfold/preview'
import { memo, useDeferredValue, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { bundleFiles } from '../document/bundle-files.ts'
import { completed } from '../document/completed.ts'
import { createDocument, type PassDocument } from '../document/pass-document.ts'
import { memberOf } from '../document/pointer.ts'
import { useScene, VIEWS, type View } from '../preview/pass-preview.tsx'
import { StagePicture } from './stage-picture.tsx'
import { useDesigner, useDocument, usePointed, useReadablePass } from './use-designer.ts'

/** What the phone of somebody who holds the pass has of it. */
export interface Held {
  readonly pass: Pass
  /** Since when: "since it was issued". */
  readonly since: string
}

/** What a phone has whose holder got the pass as it stood. */
export function heldSince(text: string, since: string): Held {
  const { content } = createDocument({ text })
  return { pass: passSchema.safeParse(completed(content)).data ?? EMPTY_PASS, since }
}

interface StageProps {
  readonly now: Date
  readonly held: Held
  /** Brings the form up, where a narrow page shows one thing at a time. */
  readonly onChoose: () => void
}

/** The pass in a phone, as Wallet draws it, in all the places where Wallet shows it. */
export const Stage = memo(function Stage({ now, held, onChoose }: StageProps) {
  const { pointing } = useDesigner()
  const document = useDocument()
  const pass = usePass(document)
  const languages = Object.keys(document.localizations)
  const [chosen, setChosen] = useState<string>()
  const locale = chosen !== undefined && languages.includes(chosen) ? chosen : (languages[0] ?? 'en')
  const images = useMemo(() => readImages(document.images), [document.images])
  const { localizations } = document
  // biome-ignore lint/correctness/useExhaustiveDependencies: the strings alone are read, and change with nothing else.
  const files = useMemo(() => bundleFiles(document), [localizations])
  const view = usePointed(pointed => pointed.view)
  useEditKeys()
  const picture = { pass, images, files, locale, now, onChoose }
  return (
    <div className="stage">
      <div className="stage-bar">
        <fieldset className="views stage-views">
          <legend className="unseen">View of the pass</legend>
          {VIEWS.map(({ id, name }) => (
            <button key={id} type="button" aria-pressed={view === id} onClick={() => pointing.show(id)}>
              {name}
            </button>
          ))}
        </fieldset>
        {languages.length > 1 && (
          <select aria-label="Language of the phone" value={locale} onChange={event => setChosen(event.target.value)}>
            {languages.map(language => (
              <option key={language} value={language}>
                {new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language}
              </option>
            ))}
          </select>
        )}
      </div>
      {view !== 'front' && <UnseenFront {...picture} />}
      {view === 'nearby' ? <LockScreen {...picture} held={held} /> : <Frame key={view} {...picture} view={view} />}
    </div>
  )
})

interface FrameProps extends Omit<Parameters<typeof useScene>[0], 'name'> {
  readonly onChoose: () => void
}

const FRAMES: Readonly<Partial<Record<View, string>>> = { watch: 'watch', share: 'link-card' }

const NOTES: Readonly<Partial<Record<View, string>>> = {
  stack: 'In the pile, only the top row shows: logo, logo text and header fields.',
  share: 'What somebody sees who is sent the link. The code is left out.',
}

/** What may be longer than its frame. */
const SCROLLED: readonly View[] = ['back', 'watch']

/** One picture in what it is shown on. */
function Frame({ onChoose, ...drawing }: FrameProps) {
  const { sights } = useDesigner()
  const { view, locale } = drawing
  const scene = useScene({ ...drawing, name: `stage-${view}` })
  const boxes = view === 'front' ? scene.panels[0]?.boxes : undefined
  useEffect(() => {
    if (boxes) sights.take(boxes)
  }, [sights, boxes])
  return (
    <>
      <div
        className={FRAMES[view] ?? 'phone'}
        data-view={view}
        style={{ background: scene.ground }}
        // Who scrolls by the keyboard has to get here.
        {...(SCROLLED.includes(view) && { tabIndex: 0, role: 'group', 'aria-label': 'Picture, which scrolls' })}
      >
        <div className="phone-island" />
        <StagePicture scene={scene} locale={locale} onChoose={onChoose} />
      </div>
      {NOTES[view] !== undefined && <p className="stage-note">{NOTES[view]}</p>}
      {scene.fallback !== undefined && (
        <p className="stage-note">
          Drawn in its classic layout. <WhyNot reason={scene.fallback} />
        </p>
      )}
    </>
  )
}

/** The front is held against its room while another view is looked at. */
function UnseenFront({ onChoose: _onChoose, ...drawing }: Omit<FrameProps, 'view'>) {
  const { sights } = useDesigner()
  // What nobody looks at does not hold up what somebody types.
  const pass = useDeferredValue(drawing.pass)
  const { panels } = useScene({ ...drawing, pass, view: 'front', name: 'stage-unseen' })
  useEffect(() => sights.take(panels[0]?.boxes ?? []), [sights, panels])
  return null
}

/** What comes up by itself: when the pass changes, and when its time or place comes. */
function LockScreen({ held, onChoose, ...drawing }: Omit<FrameProps, 'view'> & { readonly held: Held }) {
  const change = useScene({ ...drawing, view: 'change', before: held.pass, name: 'stage-change' })
  const nearby = useScene({ ...drawing, view: 'nearby', name: 'stage-nearby' })
  const { locale } = drawing
  return (
    <div className="phone" data-view="lock" style={{ background: change.ground }}>
      <div className="phone-island" />
      <p className="phone-clock" aria-hidden="true">
        9:41
      </p>
      <section className="phone-banner" aria-label="When it changes">
        <h3>When it changes</h3>
        {change.silence === undefined ? (
          <StagePicture scene={change} locale={locale} onChoose={onChoose} />
        ) : (
          <p>{silenceOfChange(change.silence, held.since)}</p>
        )}
      </section>
      <section className="phone-banner" aria-label="When it is near">
        <h3>When it is near, or its time comes</h3>
        {nearby.silence === undefined ? (
          <StagePicture scene={nearby} locale={locale} onChoose={onChoose} />
        ) : (
          <p>{silenceOfRelevance(nearby.silence)}</p>
        )}
      </section>
    </div>
  )
}

function silenceOfChange(reason: Reason, since: string): string {
  return reason === 'update-no-message'
    ? 'The phone takes the new pass, and says nothing: no field that changed has a message on change.'
    : `No field has another value ${since}. Change one that has a message on change, and it comes up here.`
}

function silenceOfRelevance(reason: Reason): string {
  return reason === 'location-style-needs-place'
    ? 'A date alone brings no coupon and no store card up: it needs a place too.'
    : 'No place and no time brings this pass up. Add one under When & where.'
}

/** A reason in words, as soon as those have arrived. */
function WhyNot({ reason }: { readonly reason: Reason }) {
  const { sights } = useDesigner()
  const whyNot = useSyncExternalStore(sights.subscribe, sights.whyNot)
  return whyNot && `${whyNot(reason)}.`
}

/** Ctrl Enter edits what is chosen on the pass itself; an edit of what no picture shows ends at once. */
function useEditKeys(): void {
  const { pointing } = useDesigner()
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { edited, selected } = pointing.pointed()
      if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.defaultPrevented) return
      if (selected === undefined || edited !== undefined || !selected.startsWith('/')) return
      event.preventDefault()
      pointing.editOnPass(/Fields\/\d+$/.test(selected) ? memberOf(selected, 'value') : selected, 'form')
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [pointing])
  const edited = usePointed(pointed => pointed.edited)
  useEffect(() => {
    if (edited !== undefined && !window.document.querySelector('.pass-editor')) pointing.endEdit()
  }, [edited, pointing])
}

/** What is drawn: the pass, what can be read of it, or the last that could. */
function usePass({ content }: PassDocument): Pass {
  const last = useRef(EMPTY_PASS)
  const readable = useReadablePass()
  // Until the rules have arrived, which read it as well.
  const parsed = useMemo(
    () => (readable ? undefined : passSchema.safeParse(completed(content)).data),
    [readable, content],
  )
  const pass = readable ?? parsed ?? last.current
  useEffect(() => {
    last.current = pass
  }, [pass])
  return pass
}

const EMPTY_PASS: Pass = passSchema.parse(
  completed({ formatVersion: 1, serialNumber: '1', organizationName: 'Example', description: 'Empty pass' }),
)
