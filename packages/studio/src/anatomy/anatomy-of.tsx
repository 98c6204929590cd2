import { passSchema, type Style } from '@billfold/pkpass/schema'
import { type Rect, readImages } from '@billfold/preview'
import { type CSSProperties, useMemo, useState } from 'react'
import { bundleFiles } from '../document/bundle-files.ts'
import { completed } from '../document/completed.ts'
import type { PassDocument } from '../document/pass-document.ts'
import { PassPreview, type Scene, useScene } from '../preview/pass-preview.tsx'
import { type Callout, placeCallouts } from './callouts.ts'
import { PartDetails } from './part-details.tsx'
import type { PartId } from './part-facts.ts'
import { type Part, partsOf } from './parts.ts'
import type { AnatomyView } from './specimens.ts'
import { useWidth } from './use-width.ts'

interface AnatomyOfProps {
  readonly document: PassDocument
  readonly style: Style
  readonly view: AnatomyView
  readonly now: Date
}

/** CSS pixels: below this there is no room for words beside the pass. */
const WIDE_PX = 800
/** CSS pixels: the least that words and their line take beside the pass. */
const WORDS_PX = 148
/** CSS pixels from the middle of one entry to that of the next. */
const GAP_PX = 48
/** CSS pixels: as large as on the phone; the watch a little larger, to be pointed into. */
const PICTURE_PX = { front: 375, back: 375, nearby: 375, watch: 250 } as const

/** One view of a pass with its parts, and what is known of the one that is chosen. */
export function AnatomyOf({ document, style, view, now }: AnatomyOfProps) {
  const scene = useSceneOf({ document, view, now, style })
  const parts = useMemo(() => partsOf(scene, style), [scene, style])
  const [pageRef, pageWidth] = useWidth<HTMLDivElement>()
  const [stageRef, stageWidth] = useWidth<HTMLDivElement>()
  const [pointed, setPointed] = useState<PartId>()
  const [chosen, setChosen] = useState<PartId>()
  const isWide = pageWidth >= WIDE_PX
  const shown = parts.find(({ id }) => id === chosen) ?? (isWide ? firstOf(parts) : undefined)
  const lit = pointed ?? shown?.id
  const frame = frameOf(scene, parts, isWide, stageWidth, view)
  const choose = (id: PartId) => setChosen(id === chosen && !isWide ? undefined : id)
  const details = (part: Part) => <PartDetails part={part} document={document} style={style} />
  return (
    <div ref={pageRef} className="anatomy-body" data-wide={isWide || undefined}>
      <div className="anatomy-stage" ref={stageRef} style={{ height: isWide ? frame.height : undefined }}>
        <div
          className="anatomy-pass"
          data-view={view}
          style={{ ...frame.picture, background: scene.ground, height: scene.height * frame.scale }}
        >
          <PassPreview scene={scene} />
          {parts
            .toSorted((a, b) => areaOf(b) - areaOf(a))
            .map(part => (
              <button
                key={part.id}
                type="button"
                tabIndex={-1}
                aria-hidden="true"
                className="anatomy-part"
                data-part={part.id}
                data-lit={part.id === lit || undefined}
                style={rectIn(scene, part, view)}
                onPointerEnter={() => setPointed(part.id)}
                onPointerLeave={() => setPointed(undefined)}
                onClick={() => choose(part.id)}
              >
                {!isWide && <span className="anatomy-number">{parts.indexOf(part) + 1}</span>}
              </button>
            ))}
        </div>
        {isWide && <Lines callouts={frame.callouts} lit={lit} frame={frame} />}
        <h2 className="unseen">Parts of the pass</h2>
        <ol className="anatomy-entries" aria-label="Parts of the pass">
          {parts.map((part, index) => {
            const callout = frame.callouts.find(({ of }) => of.id === part.id)
            const isShown = part.id === shown?.id
            return (
              <li
                key={part.id}
                className="anatomy-entry"
                data-side={callout?.side}
                style={callout && { top: callout.y * frame.scale, width: frame.wordsWidth }}
              >
                <button
                  type="button"
                  aria-expanded={isShown}
                  aria-describedby={`sentence-${part.id}`}
                  data-lit={part.id === lit || undefined}
                  onPointerEnter={() => setPointed(part.id)}
                  onPointerLeave={() => setPointed(undefined)}
                  onFocus={() => setPointed(part.id)}
                  onBlur={() => setPointed(undefined)}
                  onClick={() => choose(part.id)}
                >
                  <span className="anatomy-number" aria-hidden="true">
                    {index + 1}
                  </span>
                  <span className="anatomy-title">{part.title}</span>
                  <span className="anatomy-key">{shortKeyOf(part)}</span>
                </button>
                <span id={`sentence-${part.id}`} className="unseen">
                  {part.sentence}
                </span>
                {!isWide && isShown && details(part)}
              </li>
            )
          })}
        </ol>
      </div>
      {isWide && shown && (
        <section className="anatomy-details" aria-label={shown.title}>
          <h2>{shown.title}</h2>
          {details(shown)}
        </section>
      )}
    </div>
  )
}

function useSceneOf({ document, view, now, style }: AnatomyOfProps): Scene {
  const pass = useMemo(() => passSchema.parse(completed(document.content)), [document])
  const images = useMemo(() => readImages(document.images), [document])
  const files = useMemo(() => bundleFiles(document), [document])
  return useScene({ view, pass, images, files, locale: 'en', now, name: `anatomy-${style}` })
}

/** Which part is explained before one is chosen: what nobody can do without. */
function firstOf(parts: readonly Part[]): Part | undefined {
  return parts.find(({ id }) => id === 'primaryFields' || id === 'backFields' || id === 'relevantText') ?? parts[0]
}

function shortKeyOf({ slots, steps }: Part): string {
  if (slots) return slots.map(slot => `${slot}.png`).join(', ')
  return steps?.at(-1) ?? 'by the system'
}

function areaOf({ rect }: Part): number {
  return rect.width * rect.height
}

interface Frame {
  /** CSS pixels for a point of the picture. */
  readonly scale: number
  /** CSS pixels. */
  readonly height: number
  readonly wordsWidth: number
  readonly picture: Pick<CSSProperties, 'left' | 'top' | 'width'>
  /** In points of the picture, from the top of the stage. */
  readonly callouts: readonly Callout<Part>[]
}

function frameOf(scene: Scene, parts: readonly Part[], isWide: boolean, stageWidth: number, view: AnatomyView): Frame {
  const room = isWide ? stageWidth - 2 * WORDS_PX : stageWidth
  const width = Math.max(1, Math.min(PICTURE_PX[view], room))
  const scale = width / scene.width
  const gap = GAP_PX / scale
  if (!isWide) return { scale, height: scene.height * scale, wordsWidth: 0, picture: { width }, callouts: [] }
  const height = Math.max(scene.height, (Math.ceil(parts.length / 2) + 1) * gap)
  const above = (height - scene.height) / 2
  const lowered = (rect: Rect) => ({ ...rect, y: rect.y + above })
  const targets = parts.map(part => ({ ...part, rect: lowered(part.rect), boxes: part.boxes.map(lowered) }))
  const left = (stageWidth - width) / 2
  return {
    scale,
    height: height * scale,
    wordsWidth: left - LINE_PX,
    picture: { left, top: above * scale, width },
    callouts: placeCallouts(targets, { width: scene.width, height }, gap),
  }
}

/** CSS pixels between the words and the pass. */
const LINE_PX = 28

function rectIn(scene: Scene, { rect }: Part, view: AnatomyView): CSSProperties {
  const share = (points: number, whole: number) => `${(points / whole) * 100}%`
  // Beside the front, lines of text touch.
  const room = view === 'front' ? 3 : 1
  return {
    left: share(rect.x - room - 1, scene.width),
    top: share(rect.y - room, scene.height),
    width: share(rect.width + 2 * room + 2, scene.width),
    height: share(rect.height + 2 * room, scene.height),
  }
}

interface LinesProps {
  readonly callouts: readonly Callout<Part>[]
  readonly lit: PartId | undefined
  readonly frame: Frame
}

/** From the words to the edge of the pass, and from there straight to the part. */
function Lines({ callouts, lit, frame: { height, picture, scale, wordsWidth } }: LinesProps) {
  const left = Number(picture.left)
  const right = left + Number(picture.width)
  return (
    <svg className="anatomy-lines" aria-hidden="true" width={right + left} height={height}>
      {callouts.map(({ crossing, end, of, side, y }) => {
        const from = side === 'left' ? wordsWidth : right + LINE_PX
        const edge = side === 'left' ? left : right
        const [x, down] = [left + end.x * scale, end.y * scale]
        return (
          <g key={of.id} data-lit={of.id === lit || undefined}>
            <path d={`M${from} ${y * scale}L${edge} ${crossing * scale}H${x}V${down}`} />
            <circle cx={x} cy={down} r={3} />
          </g>
        )
      })}
    </svg>
  )
}
