import '../../styles/designer/form.css'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { isWithin } from '../../document/pointer.ts'
import { FindingLine } from '../finding-line.tsx'
import { litPlace, type Place } from '../pointing.ts'
import { useDesigner, useFindingsAt, usePointed } from '../use-designer.ts'
import { SightLine } from './sight-line.tsx'

interface ControlProps {
  readonly place: Place
  readonly title: string
  /** Label and control in one line. */
  readonly isInline?: boolean
  readonly children: (id: string) => ReactNode
}

/** A labelled control for one place, with what was found there. */
export function Control({ place, title, isInline = false, children }: ControlProps) {
  const id = useId()
  const findings = useFindingsAt(place)
  return (
    <Spot place={place} className={isInline ? 'control control-inline' : 'control'}>
      <label htmlFor={id}>{title}</label>
      {children(id)}
      <SightLine place={place} />
      {findings.map((finding, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what a finding says changes with every letter; its line need not be made anew.
        <FindingLine key={index} finding={finding} isInForm />
      ))}
    </Spot>
  )
}

interface SpotProps {
  readonly place: Place
  readonly className?: string
  /** Whether what lies in it lights it too. */
  readonly isArea?: boolean
  readonly children: ReactNode
}

/** A part of the form that stands for a place: lit when that is pointed at anywhere, and pointing at it itself. */
export function Spot({ place, className = '', isArea = false, children }: SpotProps) {
  const { pointing } = useDesigner()
  const lit = usePointed(pointed => {
    const at = litPlace(pointed)
    return at !== undefined && (at === place || (isArea && isWithin(at, place)))
  })
  const element = useRef<HTMLDivElement>(null)
  const reveals = usePointed(({ selected, by, reveals: count }) => (selected === place && by !== 'form' ? count : 0))
  useEffect(() => {
    if (reveals === 0) return
    if (element.current) reveal(element.current, pointing.pointed().by !== 'json')
  }, [reveals, pointing])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing shows where it is; everything in it can be reached without.
    <div
      ref={element}
      className={`spot ${className}`}
      data-lit={lit || undefined}
      data-pointer={place}
      onPointerOver={event => {
        event.stopPropagation()
        pointing.hover(place)
      }}
      onPointerLeave={() => pointing.hover(undefined)}
      onFocus={event => {
        event.stopPropagation()
        pointing.select(place, 'form')
      }}
    >
      {children}
    </div>
  )
}

/** Opens what is folded around a spot and brings it into view. Who writes in the JSON goes on writing there. */
function reveal(spot: HTMLElement, hasFocus: boolean): void {
  for (let at = spot.parentElement; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true
  spot.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  if (!hasFocus) return
  const first =
    spot.querySelector<HTMLElement>('[data-focus-first]') ??
    spot.querySelector<HTMLElement>('input, textarea, select, button')
  first?.focus({ preventScroll: true })
}
