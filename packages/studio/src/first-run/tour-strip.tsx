import { useSyncExternalStore } from 'react'
import { useWorld } from '../world.ts'
import { TOUR_STEPS, type TourStep } from './tour.ts'

const STEPS: Readonly<Record<TourStep, { readonly title: string; readonly how: string }>> = {
  picked: { title: 'Pick a template', how: 'Any of these. It is yours to change.' },
  issued: { title: 'Issue it', how: 'The button at the top signs the pass and keeps it on the server.' },
  added: { title: 'Add it', how: 'The iPhone at the side has your pass. Tap Add.' },
  updated: { title: 'Change a value', how: 'Change what a field says, then press Update.' },
  seen: { title: 'See the banner', how: 'The phone is woken, fetches the pass and shows what changed.' },
}

/** The way from a template to a banner, one step at a time; gone when it has been walked once. */
export function TourStrip() {
  const { tour } = useWorld()
  const done = useSyncExternalStore(tour.subscribe, tour.done)
  const current = TOUR_STEPS[done]
  if (current === undefined) return null
  return (
    <aside className="tour" aria-label="First steps">
      <ol className="tour-steps">
        {TOUR_STEPS.map((step, number) => (
          <li
            key={step}
            className="tour-step"
            data-state={number < done ? 'done' : step === current ? 'current' : 'to-come'}
            aria-current={step === current ? 'step' : undefined}
          >
            {STEPS[step].title}
            {number < done && <span className="unseen"> (done)</span>}
          </li>
        ))}
      </ol>
      <p className="tour-how" role="status">
        {STEPS[current].how}
      </p>
      <button type="button" className="link" onClick={() => tour.end()}>
        Leave the tour
      </button>
    </aside>
  )
}
