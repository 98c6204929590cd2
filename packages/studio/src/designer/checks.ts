import type { Finding } from '@billfold/pkpass/findings'
import type { CheckedDocument } from '../document/check-document.ts'

const NOTHING: readonly Finding[] = []

/** What was found in the document, for those who show all of it and for those who show what is at one place. */
export class Checks {
  readonly #listeners = new Set<() => void>()
  #latest: CheckedDocument | undefined
  #byPlace: ReadonlyMap<string, readonly Finding[]> = new Map()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly latest = (): CheckedDocument | undefined => this.#latest

  /** Findings at exactly one place; the very list from before while they are the same. */
  at(place: string): readonly Finding[] {
    return this.#byPlace.get(place) ?? NOTHING
  }

  take(checked: CheckedDocument): void {
    const byPlace = Map.groupBy(checked.findings, ({ pointer = '' }) => pointer)
    this.#byPlace = new Map([...byPlace].map(([place, findings]) => [place, this.#sameAt(place, findings)]))
    this.#latest = checked
    for (const listener of this.#listeners) listener()
  }

  #sameAt(place: string, findings: readonly Finding[]): readonly Finding[] {
    const before = this.at(place)
    const isSame =
      before.length === findings.length &&
      before.every(({ rule, message }, index) => rule === findings[index]?.rule && message === findings[index].message)
    return isSame ? before : findings
  }
}
