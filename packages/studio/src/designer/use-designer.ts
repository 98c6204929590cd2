import type { Finding } from '@billfold/pkpass/findings'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { CheckedDocument } from '../document/check-document.ts'
import type { PassDocument } from '../document/pass-document.ts'
import { valueAt } from '../document/pointer.ts'
import type { Checks } from './checks.ts'
import type { Pointed, Pointing } from './pointing.ts'
import type { DesignSession } from './session.ts'

/**
 * What everything in the designer shares. It is the same for as long as a design is open: what changes is heard of by the hooks
 * below, each of which draws its component again only when what it looks at has changed.
 */
export interface Designer {
  readonly session: DesignSession
  readonly pointing: Pointing
  readonly checks: Checks
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

/** Whether the form can be edited: not while `pass.json` is no JSON. */
export function useIsEditable(): boolean {
  const { session } = useDesigner()
  return useSyncExternalStore(session.subscribe, () => session.history().document.reading.ok)
}

/** Everything that was found. Absent until the rules have arrived. */
export function useChecked(): CheckedDocument | undefined {
  const { checks } = useDesigner()
  return useSyncExternalStore(checks.subscribe, checks.latest)
}

/** What was found at one place. */
export function useFindingsAt(place: string): readonly Finding[] {
  const { checks } = useDesigner()
  return useSyncExternalStore(checks.subscribe, () => checks.at(place))
}

/** Something of what is pointed at; a component is drawn again only when that changes. */
export function usePointed<T extends boolean | number | string | undefined>(choose: (pointed: Pointed) => T): T {
  const { pointing } = useDesigner()
  return useSyncExternalStore(pointing.subscribe, () => choose(pointing.pointed()))
}
