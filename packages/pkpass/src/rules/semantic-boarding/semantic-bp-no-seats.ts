import { passRule } from '../rule.ts'

export const semanticBpNoSeats = passRule({
  id: 'semantic-bp-no-seats',
  severity: 'warning',
  effect: 'altered',
  condition: 'No seats',
  onThePhone: 'No seat shown',
  fix: 'Add, or leave for free seating',
  source: 'PB',
})
