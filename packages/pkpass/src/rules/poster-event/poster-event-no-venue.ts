import { passRule } from '../rule.ts'

export const posterEventNoVenue = passRule({
  id: 'poster-event-no-venue',
  severity: 'error',
  effect: 'fallback',
  condition: 'No venueName',
  onThePhone: 'Classic ticket',
  fix: 'Add it',
  source: 'PB, AD',
})
