import { type DocumentEdit, editDocument, type PassDocument } from './pass-document.ts'

/** A step of work, and what came before it. */
interface Step {
  readonly before: PassDocument
  /** What was done, as it follows "Undo": "change the label". */
  readonly label: string
  /** Steps of the same kind at the same place, in a row and in haste, are one. */
  readonly mergeKey: string | undefined
  readonly at: number
}

/** A document with what was done to it. Never changed. */
export interface History {
  readonly document: PassDocument
  readonly past: readonly Step[]
  readonly future: readonly Step[]
}

export interface EditNote {
  readonly label: string
  readonly mergeKey?: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Typing that rests longer is another step. */
const MERGE_WITHIN_MS = 1500
/** Texts and images are shared between steps: a step is some 10 KB. */
const MAX_STEPS = 300

export function startHistory(document: PassDocument): History {
  return { document, past: [], future: [] }
}

/** Makes an edit, which can be undone. */
export function edit(history: History, change: DocumentEdit, { label, mergeKey, at }: EditNote): History {
  const document = editDocument(history.document, change)
  if (document === history.document) return history
  const last = history.past.at(-1)
  const isSameStep =
    last !== undefined &&
    mergeKey !== undefined &&
    last.mergeKey === mergeKey &&
    history.future.length === 0 &&
    at - last.at < MERGE_WITHIN_MS
  const step: Step = { before: isSameStep ? last.before : history.document, label, mergeKey, at }
  const kept = isSameStep ? history.past.slice(0, -1) : history.past.slice(1 - MAX_STEPS)
  return { document, past: [...kept, step], future: [] }
}

/** Takes the last step back; the same history when there is none. */
export function undo(history: History): History {
  const step = history.past.at(-1)
  if (!step) return history
  const redone: Step = { ...step, before: history.document, mergeKey: undefined }
  return { document: step.before, past: history.past.slice(0, -1), future: [...history.future, redone] }
}

/** Makes the step that was last taken back again; the same history when there is none. */
export function redo(history: History): History {
  const step = history.future.at(-1)
  if (!step) return history
  const done: Step = { ...step, before: history.document }
  return { document: step.before, past: [...history.past, done], future: history.future.slice(0, -1) }
}
