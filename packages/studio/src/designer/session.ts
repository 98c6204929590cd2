import { edit, type History, redo, startHistory, undo } from '../document/history.ts'
import type { DocumentEdit, PassDocument } from '../document/pass-document.ts'

/** A message that stays for a moment: what was undone or made again. */
export interface Notice {
  readonly text: string
  readonly count: number
}

/** Work on one pass: its history, and who wants to hear of changes. */
export class DesignSession {
  readonly #now: () => Date
  readonly #listeners = new Set<() => void>()
  #history: History
  #notice: Notice | undefined

  constructor(document: PassDocument, now: () => Date) {
    this.#history = startHistory(document)
    this.#now = now
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly history = (): History => this.#history
  readonly notice = (): Notice | undefined => this.#notice

  /** @param label What is done, as it follows "Undo": "change the label". */
  edit(change: DocumentEdit, label: string, mergeKey?: string): void {
    const note = { label, at: this.#now().getTime(), ...(mergeKey !== undefined && { mergeKey }) }
    this.#become(edit(this.#history, change, note))
  }

  undo(): void {
    const label = this.#history.past.at(-1)?.label
    if (label !== undefined) this.#become(undo(this.#history), `Undone: ${label}`)
  }

  redo(): void {
    const label = this.#history.future.at(-1)?.label
    if (label !== undefined) this.#become(redo(this.#history), `Done again: ${label}`)
  }

  #become(history: History, notice?: string): void {
    if (history === this.#history) return
    this.#history = history
    if (notice !== undefined) this.#notice = { text: notice, count: (this.#notice?.count ?? 0) + 1 }
    for (const listener of this.#listeners) listener()
  }
}
