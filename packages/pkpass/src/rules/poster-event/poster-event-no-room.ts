import { passRule } from '../rule.ts'

export const posterEventNoRoom = passRule({
  id: 'poster-event-no-room',
  severity: 'warning',
  effect: 'fallback',
  condition: 'No venueRoom',
  onThePhone: 'As above',
  fix: 'Add it',
  source: 'AD',
})
