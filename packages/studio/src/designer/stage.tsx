import { type Pass, passSchema } from '@billfold/pkpass/schema'
import { readImages } from '@billfold/preview'
import { type MouseEvent, memo, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { bundleFiles } from '../document/bundle-files.ts'
import { completed } from '../document/completed.ts'
import type { PassDocument } from '../document/pass-document.ts'
import { PassPreview, type Scene, useScene, VIEWS, type View } from '../preview/pass-preview.tsx'
import { imagePlace, innermost, litPlace, type Place } from './pointing.ts'
import { useChecked, useDesigner, useDocument, usePointed } from './use-designer.ts'

/** Images on the face by what the picture calls them. */
const IMAGE_KINDS: Readonly<Record<string, string>> = {
  logo: 'logo',
  strip: 'strip',
  thumbnail: 'thumbnail',
  background: 'background',
  footerImage: 'footer',
}

interface StageProps {
  readonly now: Date
  /** Brings the form up, where a narrow page shows one thing at a time. */
  readonly onChoose: () => void
}

/** The pass in a phone, as Wallet draws it; what is pointed at anywhere is lit, and what is clicked here is chosen. */
export const Stage = memo(function Stage({ now, onChoose }: StageProps) {
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
  const [view, setView] = useState<View>('front')
  const scene = useScene({ view, pass, images, files, locale, now, name: 'stage' })
  const isSilent = scene.panels.every(({ boxes }) => boxes.every(({ state }) => state === 'hidden'))
  return (
    <div className="stage">
      <div className="stage-bar">
        <fieldset className="views stage-views">
          <legend className="unseen">View of the pass</legend>
          {VIEWS.map(({ id, name }) => (
            <button key={id} type="button" aria-pressed={view === id} onClick={() => setView(id)}>
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
      <div className={view === 'watch' ? 'watch' : 'phone'} data-view={view} style={{ background: scene.ground }}>
        <div className="phone-island" />
        {isSilent && <p className="phone-note">No place and no time brings this pass up on the Lock Screen.</p>}
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a short way for the mouse; the form is the way for the keyboard. */}
        <div
          className="phone-pass"
          onPointerMove={event => pointing.hover(placeAt(scene, event))}
          onPointerLeave={() => pointing.hover(undefined)}
          onClick={event => {
            const place = placeAt(scene, event)
            // At once: what is hidden cannot be brought into view.
            if (place !== undefined) flushSync(onChoose)
            pointing.select(place, 'pass')
          }}
        >
          <PassPreview svg={scene.svg} />
          <Light scene={scene} />
        </div>
      </div>
    </div>
  )
})

/** What is drawn at a place of the picture: texts before the images they stand on. */
function placeAt({ panels, width }: Scene, event: MouseEvent): Place | undefined {
  const frame = event.currentTarget.getBoundingClientRect()
  const toPoints = width / frame.width
  const [left, top] = [(event.clientX - frame.left) * toPoints, (event.clientY - frame.top) * toPoints]
  const hit = panels.flatMap(panel => {
    const [x, y] = [(left - panel.x) / panel.scale, (top - panel.y) / panel.scale]
    return panel.boxes.filter(
      ({ rect, state }) =>
        state !== 'hidden' && x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height,
    )
  })
  const pointer = hit.findLast(box => box.pointer !== undefined)?.pointer
  if (pointer !== undefined) return pointer
  const slot = hit.map(({ kind }) => IMAGE_KINDS[kind]).findLast(each => each !== undefined)
  return slot === undefined ? undefined : imagePlace(slot)
}

/** What is drawn: the pass, what can be read of it, or the last that could. */
function usePass({ content }: PassDocument): Pass {
  const last = useRef(EMPTY_PASS)
  const checked = useChecked()
  const parsed = useMemo(() => passSchema.safeParse(completed(content)).data, [content])
  const pass = parsed ?? checked?.pass ?? last.current
  useEffect(() => {
    last.current = pass
  }, [pass])
  return pass
}

const EMPTY_PASS: Pass = passSchema.parse(
  completed({ formatVersion: 1, serialNumber: '1', organizationName: 'Example', description: 'Empty pass' }),
)

/** A ring around the part of the pass that is pointed at. */
function Light({ scene }: { readonly scene: Scene }) {
  const place = usePointed(litPlace)
  const isHeld = usePointed(({ hovered }) => hovered === undefined)
  const shown = scene.panels.flatMap(panel =>
    panel.boxes.filter(({ state }) => state !== 'hidden').map(box => ({ panel, box })),
  )
  const pointer =
    place &&
    innermost(
      shown.flatMap(({ box }) => box.pointer ?? []),
      place,
    )
  const found = shown.find(({ box }) =>
    pointer === undefined ? place === imagePlace(IMAGE_KINDS[box.kind] ?? '') : box.pointer === pointer,
  )
  if (!found) return null
  const { box, panel } = found
  const { width, height } = scene
  const share = (points: number, whole: number) => `${(points / whole) * 100}%`
  return (
    <div
      className="light"
      data-held={isHeld || undefined}
      style={{
        left: share(panel.x + box.rect.x * panel.scale - 4, width),
        top: share(panel.y + box.rect.y * panel.scale - 3, height),
        width: share(box.rect.width * panel.scale + 8, width),
        height: share(box.rect.height * panel.scale + 6, height),
      }}
    />
  )
}
