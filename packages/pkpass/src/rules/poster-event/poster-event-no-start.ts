import { passRule } from '../rule.ts'

export const posterEventNoStart = passRule({
  id: 'poster-event-no-start',
  severity: 'warning',
  effect: 'altered',
  condition: 'No eventStartDate',
  onThePhone: 'No date on the face',
  fix: 'Add it, or eventStartDateInfo for TBA/TBD',
  source: 'PB, AD',
})
