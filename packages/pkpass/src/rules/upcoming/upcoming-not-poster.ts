import { passRule } from '../rule.ts'

export const upcomingNotPoster = passRule({
  id: 'upcoming-not-poster',
  severity: 'warning',
  effect: 'dropped',
  condition: 'upcomingPassInformation without a poster event ticket',
  onThePhone: 'Not shown',
  fix: 'Add the scheme',
  source: 'AD',
})
