import { passRule } from '../rule.ts'

export const posterEventNoSeats = passRule({
  id: 'poster-event-no-seats',
  severity: 'warning',
  effect: 'altered',
  condition: 'No seats (empty list counts)',
  onThePhone: 'No seat line',
  fix: 'Add, or use admissionLevel',
  source: 'PB',
})
