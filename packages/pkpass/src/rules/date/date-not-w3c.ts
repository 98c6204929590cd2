import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { dateRepair, visitDates } from './date-form.ts'

/** Every key that is declared as a date; the one at the top level of this name has a rule of its own. */
const DATE_KEYS = [
  'relevantDate',
  'expirationDate',
  'date',
  'startDate',
  'endDate',
  'eventStartDate',
  'eventEndDate',
  'venueOpenDate',
  'venueCloseDate',
  'venueBoxOfficeOpenDate',
  'venueDoorsOpenDate',
  'venueFanZoneOpenDate',
  'venueGatesOpenDate',
  'venueParkingLotsOpenDate',
  'originalBoardingDate',
  'originalDepartureDate',
  'originalArrivalDate',
  'currentBoardingDate',
  'currentDepartureDate',
  'currentArrivalDate',
] as const

export const dateNotW3c = passRule({
  id: 'date-not-w3c',
  severity: 'error',
  effect: 'refused',
  condition: 'Date only, missing minutes, space instead of T, lower-case t, locale format, epoch number',
  onThePhone: 'Refused, or the key is dropped',
  fix: 'Write day, time and zone in full, as in 2026-10-02T19:30:00+02:00',
  source: 'AD, PB',
  form: DATE_KEYS.map(key => ({
    at: key === 'relevantDate' ? '/relevantDates/*/relevantDate' : `**/${key}`,
    faults: ['type'],
  })),
  check(context, report) {
    visitDates(context, 'not-w3c', ({ text, key, path }) => {
      const message = `${key}: expected a date with time and zone, as 2026-10-02T19:30:00+02:00, found ${describeValue(text)}`
      report(message, path, dateRepair(text, path))
    })
  },
})
