import { isWithin } from '../document/pointer.ts'
import type { View } from '../preview/pass-preview.tsx'

/**
 * A place that form, JSON and picture show: a JSON pointer into `pass.json`, or `image:` with the name of a slot.
 */
export type Place = string

export function imagePlace(slot: string): Place {
  return `image:${slot}`
}

/** The slot that a file of the bundle fills, by its name; nothing for a file that is no image. */
export function placeOfFile(path: string): Place | undefined {
  const slot = /(?:^|\/)([A-Za-z]+)(?:@[23]x)?\.png$/.exec(path)?.[1]
  return slot === undefined ? undefined : imagePlace(slot)
}

/** What the person looks at: hovering shows it, choosing keeps it. */
export interface Pointed {
  readonly hovered: Place | undefined
  readonly selected: Place | undefined
  /** Grows with every choice that asks the others to bring the place into view. */
  readonly reveals: number
  /** Who was asked last: a surface need not move for its own choice. */
  readonly by: Surface | undefined
  /** The text that is edited on the pass itself. */
  readonly edited: Place | undefined
  /** What of the pass is shown. */
  readonly view: View
}

export type Surface = 'form' | 'json' | 'pass' | 'findings'

/** The one place that is pointed at, shared by all surfaces. */
export class Pointing {
  readonly #listeners = new Set<() => void>()
  #pointed: Pointed = {
    hovered: undefined,
    selected: undefined,
    reveals: 0,
    by: undefined,
    edited: undefined,
    view: 'front',
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly pointed = (): Pointed => this.#pointed

  hover(place: Place | undefined): void {
    if (place !== this.#pointed.hovered) this.#become({ ...this.#pointed, hovered: place })
  }

  select(place: Place | undefined, by: Surface): void {
    if (place === this.#pointed.selected && by === this.#pointed.by && by === 'form') return
    this.#become({
      ...this.#pointed,
      hovered: undefined,
      selected: place,
      reveals: this.#pointed.reveals + 1,
      by,
      edited: undefined,
    })
  }

  /** Opens an editor over a text of the pass; from elsewhere, on the side of the pass that has it. */
  editOnPass(place: Place, by: Surface): void {
    const side = /\/(?:backFields|additionalInfoFields)\//.test(place) ? 'back' : 'front'
    const view = by === 'pass' ? this.#pointed.view : side
    this.#become({ ...this.#pointed, hovered: undefined, selected: place, by: 'form', edited: place, view })
  }

  endEdit(): void {
    if (this.#pointed.edited !== undefined) this.#become({ ...this.#pointed, edited: undefined })
  }

  show(view: View): void {
    this.#become({ ...this.#pointed, view, hovered: undefined, edited: undefined })
  }

  #become(pointed: Pointed): void {
    this.#pointed = pointed
    for (const listener of this.#listeners) listener()
  }
}

/** The place to light: what is hovered, else what is selected. */
export function litPlace({ hovered, selected }: Pointed): Place | undefined {
  return hovered ?? selected
}

/** The innermost of some places that a place lies in. */
export function innermost(places: Iterable<Place>, place: Place): Place | undefined {
  let found: Place | undefined
  for (const each of places) if (isWithin(place, each) && each.length >= (found?.length ?? 0)) found = each
  return found
}
