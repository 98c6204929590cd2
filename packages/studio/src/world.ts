import { createContext, useContext } from 'react'
import type { Drafts } from './drafts/drafts.ts'
import type { Tour } from './first-run/tour.ts'

/** What the studio has from outside: time, chance and storage. Made in `main.tsx`. */
export interface World {
  readonly now: () => Date
  readonly newId: () => string
  readonly drafts: Drafts
  readonly tour: Tour
}

const WorldContext = createContext<World | undefined>(undefined)
export const WorldProvider = WorldContext.Provider

export function useWorld(): World {
  const world = useContext(WorldContext)
  if (!world) throw new TypeError('Expected a WorldProvider around the studio')
  return world
}
