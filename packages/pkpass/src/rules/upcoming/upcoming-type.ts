import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'

export const upcomingType = passRule({
  id: 'upcoming-type',
  severity: 'error',
  effect: 'dropped',
  condition: 'type of an entry of upcomingPassInformation is not event',
  onThePhone: 'The entry is dropped',
  fix: 'Write event as type of the entry',
  source: 'AD, PB',
  check({ pass: { upcomingPassInformation: entries } }, report) {
    if (!entries) return
    for (const [index, { type }] of entries.entries()) {
      if (type === 'event' || type === '') continue
      const place = ['upcomingPassInformation', index, 'type']
      const isMeant = type.toLowerCase() === 'event'
      report(
        `type is ${describeValue(type)}; expected event`,
        place,
        isMeant ? [{ op: 'replace', pointer: jsonPointer(place), value: 'event' }] : undefined,
      )
    }
  },
})
