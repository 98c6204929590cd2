import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { isAfter } from '../semantic/instant.ts'
import { pathOfTag, tagsOfPass } from '../semantic/tags.ts'

export const posterEventStartAfterEnd = passRule({
  id: 'poster-event-start-after-end',
  severity: 'warning',
  effect: 'altered',
  condition: 'eventStartDate of a poster event ticket is after eventEndDate',
  onThePhone: 'Wrong times',
  fix: 'Swap eventStartDate and eventEndDate, or correct one of them',
  source: 'PB',
  check(context, report) {
    if (!context.isPosterEventTicket) return
    const { eventStartDate: start, eventEndDate: end } = tagsOfPass(context)
    if (!isAfter(start, end)) return
    const place = pathOfTag(context, 'eventStartDate')
    report(`eventStartDate ${describeValue(start)} is after eventEndDate ${describeValue(end)}`, place)
  },
})
