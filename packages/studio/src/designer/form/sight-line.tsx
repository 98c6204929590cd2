import { useSyncExternalStore } from 'react'
import { useDesigner, useFindingsAt, useSightAt } from '../use-designer.ts'

const SIGHTS = { hidden: 'Not seen on the front', cut: 'Cut short on the front' } as const

/** What the front shows of a field or text, where that is not all of it, by which rule, and what helps; a finding of that rule says so itself. */
export function SightLine({ place }: { readonly place: string }) {
  const { sights } = useDesigner()
  const sight = useSightAt(place)
  const whyNot = useSyncExternalStore(sights.subscribe, sights.whyNot)
  const findings = useFindingsAt(place)
  if (!sight) return null
  const { reason, state } = sight
  const isTold = findings.some(({ rule }) => rule === reason)
  const why = reason === undefined || isTold ? undefined : whyNot?.(reason)
  return (
    <p className="sight" data-state={state}>
      <strong>{SIGHTS[state]}.</strong> {why !== undefined && `${why}.`}{' '}
      {!isTold && reason !== undefined && <code>{reason}</code>}
    </p>
  )
}
