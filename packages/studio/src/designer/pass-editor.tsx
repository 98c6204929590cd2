import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { PassDocument } from '../document/pass-document.ts'
import { stepsOf, valueAt } from '../document/pointer.ts'
import type { Scene } from '../preview/pass-preview.tsx'
import { titleOf } from './form/keys.ts'
import { numberIn } from './form/value-controls.tsx'
import type { Place } from './pointing.ts'
import type { PictureText } from './texts-of.ts'
import { useDesigner, useDocument } from './use-designer.ts'

interface PassEditorProps {
  readonly scene: Scene
  /** What is edited. */
  readonly text: PictureText
  /** Everything that could be, in the order in which it is read. */
  readonly texts: readonly PictureText[]
  /** Of the phone: what is read in it is written in it. */
  readonly locale: string
}

/** Less than this, in points of the picture, holds no word. */
const MIN_WIDTH = 96

/** An editor over a text of the picture. What is typed is the pass at once; Escape takes it back, Enter keeps it, Tab goes on. */
export function PassEditor({ scene, text, texts, locale }: PassEditorProps) {
  const { pointing, session } = useDesigner()
  const document = useDocument()
  const { place } = text
  const input = useRef<HTMLTextAreaElement>(null)
  const [begun] = useState(() => ({
    depth: session.history().past.length,
    mergeKey: `${place} on the pass, ${session.history().past.length}`,
    original: translationOf(document, place, locale),
  }))
  useEffect(() => input.current?.select(), [])
  const title = titleOf(stepsOf(place).at(-1) ?? '')
  const value = valueAt(document.content, place)
  const change = (typed: string) => {
    if (begun.original !== undefined) {
      const strings = { ...document.localizations[locale], [begun.original]: typed }
      session.edit({ kind: 'language', language: locale, strings }, `translate “${title}”`, begun.mergeKey)
      return
    }
    // A field has a value, if only an empty one.
    const isGone = typed === '' && !place.endsWith('/value')
    const op = isGone ? 'remove' : 'set'
    const written = typeof value === 'number' ? numberIn(typed) : typed
    session.edit({ kind: 'json', edits: [{ op, pointer: place, value: written }] }, `change “${title}”`, begun.mergeKey)
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const at = texts.findIndex(each => each.place === place)
    const next = event.key === 'Tab' ? texts[at + (event.shiftKey ? -1 : 1)] : undefined
    if (event.key === 'Escape') {
      while (session.history().past.length > begun.depth) session.undo()
    } else if (!next && (event.key !== 'Enter' || event.shiftKey)) return
    event.preventDefault()
    event.stopPropagation()
    if (next) {
      pointing.editOnPass(next.place, 'pass')
      return
    }
    const picture = event.currentTarget.parentElement
    flushSync(() => pointing.endEdit())
    // The ring that stays is where the keyboard goes on.
    picture?.querySelector<HTMLElement>('button.light')?.focus({ preventScroll: true })
  }
  return (
    <textarea
      ref={input}
      className="pass-editor"
      aria-label={`${title}, on the pass`}
      aria-description="Enter keeps it, Escape takes it back, Tab goes to the next text"
      rows={1}
      spellCheck={false}
      value={begun.original === undefined ? textOf(value) : (document.localizations[locale]?.[begun.original] ?? '')}
      onChange={event => change(event.target.value)}
      onKeyDown={press}
      onBlur={() => pointing.endEdit()}
      style={placedOver(text, scene)}
    />
  )
}

/** The text of the pass that a translation is shown for; nothing where the text stands for itself. */
function translationOf({ content, localizations }: PassDocument, place: Place, locale: string): string | undefined {
  const text = valueAt(content, place)
  if (typeof text !== 'string') return undefined
  const translation = localizations[locale]?.[text]
  return translation === undefined || translation === text ? undefined : text
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** How much of the width that is added goes to the left. */
const SHARE_LEFT = { left: 0, center: 0.5, right: 1 } as const

function placedOver({ alignment, rect, size }: PictureText, { height, width }: Scene) {
  const wide = Math.min(Math.max(rect.width, MIN_WIDTH) + size, width)
  const left = Math.min(Math.max(0, rect.x - (wide - rect.width) * SHARE_LEFT[alignment]), width - wide)
  const share = (points: number, whole: number) => `${(points / whole) * 100}%`
  return {
    left: share(left, width),
    top: share(rect.y, height),
    minWidth: share(wide, width),
    maxWidth: share(width - left, width),
    minHeight: share(rect.height, height),
    fontSize: `max(11px, ${(size / width) * 100}cqw)`,
    textAlign: alignment,
  }
}
