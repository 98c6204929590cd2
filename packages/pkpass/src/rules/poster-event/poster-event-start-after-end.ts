import { passRule } from '../rule.ts'

export const posterEventStartAfterEnd = passRule({
  id: 'poster-event-start-after-end',
  severity: 'warning',
  effect: 'altered',
  condition: 'eventStartDate after eventEndDate',
  onThePhone: 'Wrong times',
  fix: 'Swap',
  source: 'PB',
})
