import { passRule } from '../rule.ts'

export const upcomingNotPoster = passRule({
  id: 'upcoming-not-poster',
  severity: 'warning',
  effect: 'dropped',
  condition: 'upcomingPassInformation on what is no poster event ticket',
  onThePhone: 'The entries are not shown',
  fix: 'Make the pass an event ticket with posterEventTicket in preferredStyleSchemes',
  source: 'AD',
  check({ pass: { upcomingPassInformation: entries }, isPosterEventTicket }, report) {
    if (!entries || entries.length === 0 || isPosterEventTicket) return
    report('upcomingPassInformation is on a pass that is no poster event ticket', ['upcomingPassInformation'])
  },
})
