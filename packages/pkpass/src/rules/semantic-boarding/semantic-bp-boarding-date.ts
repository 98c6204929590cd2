import { passRule } from '../rule.ts'

export const semanticBpBoardingDate = passRule({
  id: 'semantic-bp-boarding-date',
  severity: 'error',
  effect: 'fallback',
  condition: 'No originalBoardingDate',
  onThePhone: 'Classic boarding pass',
  fix: 'Add it',
  source: 'PB, AD',
})
