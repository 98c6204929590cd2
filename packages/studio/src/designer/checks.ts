import type { Finding } from '@billfold/pkpass/findings'
import type { CheckedDocument } from '../document/check-document.ts'
import { type Place, placeOfFile } from './pointing.ts'

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
    const findings = sharedWith(this.#latest?.findings ?? NOTHING, checked.findings)
    if (findings !== this.#latest?.findings) {
      const byPlace = Map.groupBy(findings, placeOf)
      this.#byPlace = new Map([...byPlace].map(([place, each]) => [place, sharedWith(this.at(place), each)]))
    }
    this.#latest = { ...checked, findings }
    for (const listener of this.#listeners) listener()
  }
}

/** Where a finding is shown: at its place in `pass.json`, or with the slot of its image. */
function placeOf({ file, pointer }: Finding): Place {
  return pointer ?? (file === undefined ? undefined : placeOfFile(file)) ?? ''
}

/** The next findings, with those that are as before being the very ones from before: who shows them need not draw them again. */
function sharedWith(before: readonly Finding[], next: readonly Finding[]): readonly Finding[] {
  const shared = next.map(each => before.find(other => other === each || isSame(other, each)) ?? each)
  return shared.length === before.length && shared.every((each, index) => each === before[index]) ? before : shared
}

function isSame(a: Finding, b: Finding): boolean {
  return (
    a.rule === b.rule &&
    a.message === b.message &&
    a.pointer === b.pointer &&
    a.file === b.file &&
    haveSameSteps(a.changes, b.changes)
  )
}

/** Steps of a fix carry values of the pass, which may change under the same message. Those that write files are not compared. */
function haveSameSteps(a: Finding['changes'], b: Finding['changes']): boolean {
  const isComparable = !a?.some(({ op }) => op === 'writeFile') && !b?.some(({ op }) => op === 'writeFile')
  return isComparable && JSON.stringify(a) === JSON.stringify(b)
}
