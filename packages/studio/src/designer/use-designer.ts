import type { Finding } from '@billfold/pkpass/findings'
import type { Pass } from '@billfold/pkpass/schema'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { PassDocument } from '../document/pass-document.ts'
import { valueAt } from '../document/pointer.ts'
import type { JsonFault } from '../document/read-json.ts'
import type { Checks } from './checks.ts'
import type { Pointed, Pointing } from './pointing.ts'
import type { DesignSession } from './session.ts'
import type { Sight, Sights } from './sights.ts'

/**
 * What everything in the designer shares. It is the same for as long as a design is open: what changes is heard of by the hooks
 * below, each of which draws its component again only when what it looks at has changed.
 */
export interface Designer {
  readonly session: DesignSession
  readonly pointing: Pointing
  readonly checks: Checks
  readonly sights: Sights
}

const DesignerContext = createContext<Designer | undefined>(undefined)
export const DesignerProvider = DesignerContext.Provider

export function useDesigner(): Designer {
  const designer = useContext(DesignerContext)
  if (!designer) throw new TypeError('Expected a DesignerProvider around the designer')
  return designer
}

/** The whole document. */
export function useDocument(): PassDocument {
  const { session } = useDesigner()
  return useSyncExternalStore(session.subscribe, () => session.history().document)
}

/** The value at a pointer of the pass. */
export function useValue(pointer: string): unknown {
  const { session } = useDesigner()
  return useSyncExternalStore(session.subscribe, () => valueAt(session.history().document.content, pointer))
}

/** Something short that follows from the pass. */
export function useContent<T extends boolean | number | string | undefined>(choose: (content: unknown) => T): T {
  const { session } = useDesigner()
  return useSyncExternalStore(session.subscribe, () => choose(session.history().document.content))
}

/** The images; the very same while only texts change. */
export function useImages(): PassDocument['images'] {
  const { session } = useDesigner()
  return useSyncExternalStore(session.subscribe, () => session.history().document.images)
}

/** The translations; the very same while only the pass changes. */
export function useLocalizations(): PassDocument['localizations'] {
  const { session } = useDesigner()
  return useSyncExternalStore(session.subscribe, () => session.history().document.localizations)
}

/** Why `pass.json` is no JSON. */
export function useFault(): JsonFault | undefined {
  const { session } = useDesigner()
  return useSyncExternalStore(session.subscribe, () => {
    const { reading } = session.history().document
    return reading.ok ? undefined : reading.fault
  })
}

/** Whether the form can be edited: not while `pass.json` is no JSON. */
export function useIsEditable(): boolean {
  const { session } = useDesigner()
  return useSyncExternalStore(session.subscribe, () => session.history().document.reading.ok)
}

/** Everything that was found. Absent until the rules have arrived. */
export function useFindings(): readonly Finding[] | undefined {
  const { checks } = useDesigner()
  return useSyncExternalStore(checks.subscribe, () => checks.latest()?.findings)
}

/** What Wallet could read of the pass. */
export function useReadablePass(): Pass | undefined {
  const { checks } = useDesigner()
  return useSyncExternalStore(checks.subscribe, () => checks.latest()?.pass)
}

/** What was found at one place. */
export function useFindingsAt(place: string): readonly Finding[] {
  const { checks } = useDesigner()
  return useSyncExternalStore(checks.subscribe, () => checks.at(place))
}

/** What becomes of something on the front; nothing where all of it is shown. */
export function useSightAt(place: string): Sight | undefined {
  const { sights } = useDesigner()
  return useSyncExternalStore(sights.subscribe, () => sights.at(place))
}

/** Something of what is pointed at; a component is drawn again only when that changes. */
export function usePointed<T extends boolean | number | string | undefined>(choose: (pointed: Pointed) => T): T {
  const { pointing } = useDesigner()
  return useSyncExternalStore(pointing.subscribe, () => choose(pointing.pointed()))
}
