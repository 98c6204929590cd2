import { type MouseEvent, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { valueAt } from '../document/pointer.ts'
import { PassPreview, type Scene } from '../preview/pass-preview.tsx'
import { PassEditor } from './pass-editor.tsx'
import { imagePlace, innermost, litPlace, type Place } from './pointing.ts'
import { type PictureText, textNear, textsOf } from './texts-of.ts'
import { useDesigner, usePointed } from './use-designer.ts'

/** Images on the face by what the picture calls them. */
const IMAGE_KINDS: Readonly<Record<string, string>> = {
  logo: 'logo',
  strip: 'strip',
  thumbnail: 'thumbnail',
  background: 'background',
  footerImage: 'footer',
}

interface StagePictureProps {
  readonly scene: Scene
  readonly locale: string
  /** Brings the form up, where a narrow page shows one thing at a time. */
  readonly onChoose: () => void
}

/** A picture of the pass: what is pointed at anywhere is lit, what is clicked is chosen, what is clicked twice is edited there. */
export function StagePicture({ scene, locale, onChoose }: StagePictureProps) {
  const { pointing, session } = useDesigner()
  const { text, texts } = useEdited(scene)
  const edit = (event: MouseEvent) => {
    const { x, y } = pointOf(scene, event)
    const place = placeAt(scene, x, y)
    const near = place && textNear(textsOf(scene, session.history().document.content), place, y)
    if (near) pointing.editOnPass(near.place, 'pass')
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a short way for the mouse; the form, and the ring around what is chosen, are the ways for the keyboard.
    <div
      className="phone-pass"
      onPointerMove={event => {
        const { x, y } = pointOf(scene, event)
        pointing.hover(placeAt(scene, x, y))
      }}
      onPointerLeave={() => pointing.hover(undefined)}
      onClick={event => {
        if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLButtonElement) return
        const { x, y } = pointOf(scene, event)
        const place = placeAt(scene, x, y)
        // At once: what is hidden cannot be brought into view.
        if (place !== undefined) flushSync(onChoose)
        pointing.select(place, 'pass')
      }}
      onDoubleClick={edit}
    >
      <PassPreview scene={scene} />
      <Light scene={scene} />
      {text && <PassEditor key={text.place} scene={scene} text={text} texts={texts} locale={locale} />}
    </div>
  )
}

const NONE: readonly PictureText[] = []

/** The text that is edited in this picture. One that is empty is not drawn, and is where it was. */
function useEdited(scene: Scene) {
  const { session } = useDesigner()
  const place = usePointed(({ edited }) => edited)
  const texts = place === undefined ? NONE : textsOf(scene, session.history().document.content)
  const found = texts.find(text => text.place === place)
  const [held, setHeld] = useState<PictureText>()
  const text = found ?? (held?.place === place ? held : undefined)
  useEffect(() => setHeld(text), [text])
  return { text, texts }
}

function pointOf({ width }: Scene, event: MouseEvent): { readonly x: number; readonly y: number } {
  const frame = event.currentTarget.getBoundingClientRect()
  const toPoints = width / frame.width
  return { x: (event.clientX - frame.left) * toPoints, y: (event.clientY - frame.top) * toPoints }
}

/** What is drawn at a point of the picture: texts before the images they stand on. */
function placeAt({ panels }: Scene, left: number, top: number): Place | undefined {
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

/** A ring around the part of the pass that is pointed at; around a text that was chosen, the way to edit it. */
function Light({ scene }: { readonly scene: Scene }) {
  const { pointing, session } = useDesigner()
  const place = usePointed(pointed => (pointed.edited === undefined ? litPlace(pointed) : undefined))
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
  if (!found || place === undefined) return null
  const { box, panel } = found
  const { width, height } = scene
  const share = (points: number, whole: number) => `${(points / whole) * 100}%`
  const style = {
    left: share(panel.x + box.rect.x * panel.scale - 4, width),
    top: share(panel.y + box.rect.y * panel.scale - 3, height),
    width: share(box.rect.width * panel.scale + 8, width),
    height: share(box.rect.height * panel.scale + 6, height),
  }
  const { content } = session.history().document
  const text = isHeld && pointer !== undefined ? textToEdit(textsOf(scene, content), place, pointer) : undefined
  if (text === undefined) return <div className="light" data-held={isHeld || undefined} style={style} />
  return (
    <button
      type="button"
      className="light"
      data-held
      style={style}
      aria-label={`Edit “${String(valueAt(content, text))}” on the pass`}
      onClick={() => pointing.editOnPass(text, 'pass')}
    />
  )
}

/** The text that was chosen; of a field its value. */
function textToEdit(texts: readonly PictureText[], place: Place, pointer: Place): Place | undefined {
  const places = texts.map(text => text.place)
  return [place, `${pointer}/value`, pointer].find(each => places.includes(each))
}
