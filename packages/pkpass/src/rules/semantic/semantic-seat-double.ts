import { passRule } from '../rule.ts'

export const semanticSeatDouble = passRule({
  id: 'semantic-seat-double',
  severity: 'info',
  effect: 'altered',
  condition: 'On a boarding pass seatRow disagrees with the row inside seatNumber, or repeats it',
  onThePhone: 'Reported to print doubled seats ("3838")',
  fix: 'Give the row once',
  source: 'D',
})
