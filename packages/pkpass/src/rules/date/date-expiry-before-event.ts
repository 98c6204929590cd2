import type { Pass } from '../../schema/pass.ts'
import { passRule } from '../rule.ts'
import { instantOf } from './date-form.ts'

export const dateExpiryBeforeEvent = passRule({
  id: 'date-expiry-before-event',
  severity: 'warning',
  effect: 'altered',
  condition: 'expirationDate before relevantDate, before the last interval, or before the event or arrival',
  onThePhone: 'Hidden before use',
  fix: 'Let the pass expire after its last use',
  source: 'K',
  check({ pass }, report) {
    const { expirationDate, voided } = pass
    // Whoever withdraws a pass has it expire at once.
    if (expirationDate === undefined || voided) return
    const expiry = instantOf(expirationDate)
    if (!expiry) return
    const later = usesOf(pass).find(([, date]) => {
      const instant = instantOf(date)
      return instant !== undefined && instant > expiry
    })
    if (!later) return
    const [name, date] = later
    report(`The pass expires at ${expirationDate}, before ${name} at ${date}`, ['expirationDate'])
  },
})

/** When the pass is used. Of an interval it is the start: a pass may well expire before the doors close. */
function usesOf({
  relevantDate,
  relevantDates,
  semantics,
}: Pass): (readonly [name: string, date: string | undefined])[] {
  const start = semantics?.eventStartDateInfo
  const isStartKnown = start?.unannounced !== true && start?.undetermined !== true
  return [
    ['relevantDate', relevantDate],
    ...(relevantDates ?? []).map(
      entry => ['a moment of relevance', entry.date ?? entry.startDate ?? entry.relevantDate] as const,
    ),
    ['the event', isStartKnown ? (start?.date ?? semantics?.eventStartDate) : undefined],
    ['the arrival', semantics?.currentArrivalDate ?? semantics?.originalArrivalDate],
  ]
}
