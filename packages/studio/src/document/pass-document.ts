import type { Strings } from '@billfold/pkpass/display'
import type { Change } from '@billfold/pkpass/findings'
import { editJson, type JsonEdit } from './edit-json.ts'
import { parentOf, valueAt } from './pointer.ts'
import { type JsonReading, readJson } from './read-json.ts'
import { shareStructure } from './share-structure.ts'

/** Everything a pass is made of, as it stands at one moment. Never changed: every edit makes another. */
export interface PassDocument {
  /** `pass.json` as the person has it. */
  readonly text: string
  /** The same, read. */
  readonly reading: JsonReading
  /** What the pass says: of the text, or, while that is no JSON, of the last text that was. */
  readonly content: unknown
  /** Images by path in the bundle: `logo@2x.png`, `de.lproj/logo@2x.png`. */
  readonly images: ReadonlyMap<string, Uint8Array>
  /** Translations by language tag, then by text as it stands in `pass.json`. */
  readonly localizations: Readonly<Record<string, Strings>>
  /** All other files by path, as they came: what the designer has no form for is kept too. */
  readonly otherFiles: ReadonlyMap<string, Uint8Array>
}

/** What can be done to a pass. */
export type DocumentEdit =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'json'; readonly edits: readonly JsonEdit[] }
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  /** Writes images by path; those without bytes are taken out. */
  | { readonly kind: 'images'; readonly images: ReadonlyMap<string, Uint8Array | undefined> }
  /** A language as it should be; without strings it is taken out. */
  | { readonly kind: 'language'; readonly language: string; readonly strings: Strings | undefined }

interface DocumentParts {
  readonly text: string
  readonly images?: ReadonlyMap<string, Uint8Array>
  readonly localizations?: Readonly<Record<string, Strings>>
  readonly otherFiles?: ReadonlyMap<string, Uint8Array>
}

export function createDocument(parts: DocumentParts): PassDocument {
  const { text, images = new Map(), localizations = {}, otherFiles = new Map() } = parts
  const reading = readJson(text)
  return { text, reading, content: reading.ok ? reading.value : {}, images, localizations, otherFiles }
}

/** The text of a pass in the form in which people read JSON. */
export function formatPass(content: unknown): string {
  return `${JSON.stringify(content, null, 2)}\n`
}

/** Makes the edit; the same document when it changes nothing. Edits at a pointer wait until the text is JSON. */
export function editDocument(document: PassDocument, edit: DocumentEdit): PassDocument {
  if (edit.kind === 'text') return withText(document, edit.text)
  if (edit.kind === 'json') return applyJsonEdits(document, edit.edits)
  if (edit.kind === 'changes') return edit.changes.reduce(applyChange, document)
  if (edit.kind === 'images') return withImages(document, edit.images)
  const { [edit.language]: _old, ...others } = document.localizations
  const localizations = edit.strings ? { ...document.localizations, [edit.language]: edit.strings } : others
  return { ...document, localizations }
}

function applyJsonEdits(document: PassDocument, edits: readonly JsonEdit[]): PassDocument {
  const edited = edits.reduce(applyJsonEdit, document)
  return edited.text === document.text ? document : edited
}

function applyJsonEdit(document: PassDocument, edit: JsonEdit): PassDocument {
  return withText(document, editJson(document.text, edit, document.reading))
}

function withText(document: PassDocument, text: string): PassDocument {
  if (text === document.text) return document
  const reading = readJson(text)
  return {
    ...document,
    text,
    reading,
    content: reading.ok ? shareStructure(document.content, reading.value) : document.content,
  }
}

function withImages(document: PassDocument, changes: ReadonlyMap<string, Uint8Array | undefined>): PassDocument {
  const images = new Map(document.images)
  for (const [path, bytes] of changes) {
    if (bytes) images.set(path, bytes)
    else images.delete(path)
  }
  return { ...document, images }
}

function applyChange(document: PassDocument, change: Change): PassDocument {
  if (!('pointer' in change)) return withFile(document, change)
  const holder = valueAt(document.content, parentOf(change.pointer) ?? '')
  if (typeof holder !== 'object' || holder === null) return document
  const op = change.op === 'add' && Array.isArray(holder) ? 'insert' : 'set'
  const edit: JsonEdit =
    change.op === 'remove'
      ? { op: 'remove', pointer: change.pointer }
      : { op, pointer: change.pointer, value: change.value }
  return applyJsonEdit(document, edit)
}

function withFile(document: PassDocument, change: Exclude<Change, { readonly pointer: string }>): PassDocument {
  const bytes = document.images.get(change.file)
  if (change.op === 'writeFile') return withImages(document, new Map([[change.file, change.bytes]]))
  if (change.op === 'removeFile' && document.otherFiles.has(change.file)) {
    return { ...document, otherFiles: new Map([...document.otherFiles].filter(([path]) => path !== change.file)) }
  }
  if (!bytes) return document
  if (change.op === 'removeFile') return withImages(document, new Map([[change.file, undefined]]))
  // A name that is taken already is somebody's file.
  if (document.images.has(change.to)) return document
  return withImages(
    document,
    new Map([
      [change.to, bytes],
      [change.file, undefined],
    ]),
  )
}
