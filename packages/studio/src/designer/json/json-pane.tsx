import '../../styles/designer/json.css'
import type { Finding } from '@billfold/pkpass/findings'
import { defaultKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { Annotation, type ChangeSpec, EditorState, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { useEffect, useRef, useState } from 'react'
import type { PassDocument } from '../../document/pass-document.ts'
import { pointerOf } from '../../document/pointer.ts'
import { type JsonFault, rangeOf, stepsAtOffset } from '../../document/read-json.ts'
import { litPlace } from '../pointing.ts'
import { type Designer, useDesigner, useDocument, useFindings, usePointed } from '../use-designer.ts'

/** Marks what comes from the model, so that it is not taken for typing. */
const fromModel = Annotation.define<true>()
const light = StateEffect.define<{ readonly from: number; readonly to: number } | undefined>()

const lightField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    let next = decorations.map(transaction.changes)
    for (const effect of transaction.effects) {
      if (effect.is(light)) next = effect.value ? lit(transaction.state, effect.value) : Decoration.none
    }
    return next
  },
  provide: field => EditorView.decorations.from(field),
})

/** A short value is marked, a long one has its lines tinted. */
function lit(state: EditorState, { from, to }: { readonly from: number; readonly to: number }): DecorationSet {
  const end = Math.min(to, state.doc.length)
  const [first, last] = [state.doc.lineAt(Math.min(from, end)), state.doc.lineAt(end)]
  if (first.number === last.number) {
    return from < end ? Decoration.set([Decoration.mark({ class: 'cm-lit' }).range(from, end)]) : Decoration.none
  }
  const lines = Array.from({ length: last.number - first.number + 1 }, (_, index) =>
    state.doc.line(first.number + index),
  )
  return Decoration.set(lines.map(line => Decoration.line({ class: 'cm-lit-line' }).range(line.from)))
}

/** Colours are the page's own: custom properties reach into the shadow tree. */
const colors = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-key)' },
  { tag: tags.string, color: 'var(--code-text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  { tag: [tags.separator, tags.brace, tags.squareBracket], color: 'var(--muted)' },
])

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'transparent', fontSize: '12.5px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { padding: '12px 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 16px 0 6px' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--muted)', border: 'none', paddingLeft: '4px' },
  '.cm-lit': { backgroundColor: 'var(--lit)', borderRadius: '3px', boxShadow: '0 0 0 2px var(--lit)' },
  '.cm-lit-line': { backgroundColor: 'var(--lit)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--selection)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--selection)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    border: '1px solid var(--line)',
    borderRadius: '8px',
    overflow: 'hidden',
    maxWidth: '420px',
    fontFamily: 'var(--sans)',
  },
  '.cm-diagnostic': { padding: '8px 12px', borderLeftWidth: '3px' },
  '.cm-diagnosticAction': {
    backgroundColor: 'var(--accent)',
    color: 'var(--on-accent)',
    borderRadius: '6px',
    padding: '4px 10px',
    margin: '8px 0 0',
    display: 'block',
    fontFamily: 'var(--sans)',
  },
})

/** `pass.json` as text, with findings where they are. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes the default export of a module.
export default function JsonPane() {
  const designer = useDesigner()
  const document = useDocument()
  const findings = useFindings()
  const host = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<EditorView>()

  useEffect(() => {
    if (!host.current) return
    const made = createEditor(host.current, designer)
    setView(made)
    return () => made.destroy()
  }, [designer])

  const place = usePointed(litPlace)
  const marked = useRef<Marked>(undefined)
  useEffect(() => {
    if (!view) return
    const { reading, text } = document
    const changes = difference(view.state.doc.toString(), text)
    const range = place?.startsWith('/') && reading.ok ? rangeOf(reading.root, place) : undefined
    const told = { view, findings, fault: reading.ok ? undefined : reading.fault }
    // Marks move with the text by themselves.
    const areMarked = isSameMarked(marked.current, told)
    marked.current = told
    // One transaction: each makes the browser lay the page out.
    view.dispatch(
      { ...(changes && { changes, annotations: fromModel.of(true) }), effects: light.of(range) },
      areMarked ? {} : setDiagnostics(view.state, diagnosticsOf(document, findings, designer)),
    )
  }, [view, document, place, findings, designer])

  const reveals = usePointed(({ by, reveals: count }) => (by === 'json' ? 0 : count))
  useEffect(() => {
    const { selected } = designer.pointing.pointed()
    const { reading, text } = designer.session.history().document
    if (!view || reveals === 0 || !selected?.startsWith('/') || !reading.ok) return
    if (view.state.doc.length !== text.length) return
    const { from } = rangeOf(reading.root, selected)
    view.dispatch({ effects: EditorView.scrollIntoView(from, { y: 'center' }) })
  }, [view, reveals, designer])

  return <div ref={host} className="json-host" />
}

/** What an editor has marks for. */
interface Marked {
  readonly view: EditorView
  readonly findings: readonly Finding[] | undefined
  readonly fault: JsonFault | undefined
}

function isSameMarked(before: Marked | undefined, { view, findings, fault }: Marked): boolean {
  return (
    before?.view === view &&
    before.findings === findings &&
    before.fault?.message === fault?.message &&
    before.fault?.offset === fault?.offset
  )
}

/**
 * In a shadow tree, where the editor's styles are constructed style sheets: a policy without inline styles lets them pass.
 */
function createEditor(host: HTMLElement, { session, pointing }: Designer): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  root.replaceChildren()
  const parent = window.document.createElement('div')
  parent.className = 'json-root'
  root.append(parent)
  const frame = new CSSStyleSheet()
  frame.replaceSync('.json-root { height: 100% }')
  root.adoptedStyleSheets = [frame]
  const pointerAt = (offset: number) => {
    const { reading } = session.history().document
    return reading.ok ? pointerOf(stepsAtOffset(reading.root, offset)) : undefined
  }
  return new EditorView({
    root,
    parent,
    state: EditorState.create({
      doc: session.history().document.text,
      extensions: [
        lineNumbers(),
        highlightSpecialChars(),
        drawSelection(),
        indentOnInput(),
        indentUnit.of('  '),
        bracketMatching(),
        json(),
        syntaxHighlighting(colors),
        theme,
        lightField,
        lintGutter(),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'pass.json', spellcheck: 'false', tabindex: '0' }),
        // Tab stays the key that leads on; what was done is undone where everything is.
        keymap.of([
          { key: 'Mod-z', run: did(() => session.undo()) },
          { key: 'Mod-y', run: did(() => session.redo()) },
          { key: 'Mod-Shift-z', run: did(() => session.redo()) },
          ...lintKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of(update => {
          const isOurs = update.transactions.some(transaction => transaction.annotation(fromModel))
          if (update.docChanged && !isOurs) {
            session.edit({ kind: 'text', text: update.state.doc.toString() }, 'edit pass.json', 'pass.json')
          }
          if (update.selectionSet && !isOurs && update.view.hasFocus) {
            const place = pointerAt(update.state.selection.main.head)
            pointing.select(place || undefined, 'json')
          }
        }),
        EditorView.domEventHandlers({
          mousemove(event, view) {
            const offset = view.posAtCoords({ x: event.clientX, y: event.clientY })
            pointing.hover(offset === null ? undefined : pointerAt(offset) || undefined)
          },
          mouseleave() {
            pointing.hover(undefined)
          },
        }),
      ],
    }),
  })
}

/** A command that is always the last to see its key. */
function did(act: () => void): () => true {
  return () => {
    act()
    return true
  }
}

function diagnosticsOf(
  { reading, text }: PassDocument,
  findings: readonly Finding[] | undefined,
  { session }: Designer,
): Diagnostic[] {
  if (!reading.ok) {
    const from = Math.min(reading.fault.offset, Math.max(0, text.length - 1))
    return [{ from, to: Math.min(from + 1, text.length), severity: 'error', message: `${reading.fault.message}.` }]
  }
  return (findings ?? []).flatMap(({ changes, file, message, onThePhone, pointer, severity }) => {
    if (pointer === undefined || (file !== undefined && file !== 'pass.json')) return []
    const range = rangeOf(reading.root, pointer)
    // Of a container only the beginning: a wave under forty lines says nothing.
    const end = text.indexOf('\n', range.from)
    const to = Math.min(range.to, end < 0 ? range.to : end)
    const actions = changes
      ? [{ name: 'Fix', apply: () => session.edit({ kind: 'changes', changes }, `fix: ${message}`) }]
      : []
    return [
      { from: range.from, to: Math.max(to, range.from), severity, message: `${message}. ${onThePhone}.`, actions },
    ]
  })
}

/** The one stretch in which two texts differ. */
function difference(before: string, after: string): ChangeSpec | undefined {
  if (before === after) return undefined
  let from = 0
  const least = Math.min(before.length, after.length)
  while (from < least && before[from] === after[from]) from += 1
  let same = 0
  while (same < least - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) }
}
