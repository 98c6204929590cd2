import { passRule } from '../rule.ts'

export const posterEventNoPrimaryLogo = passRule({
  id: 'poster-event-no-primary-logo',
  severity: 'info',
  effect: 'altered',
  condition: 'A poster event ticket has no primaryLogo',
  onThePhone: 'No mark in the header',
  fix: 'Add primaryLogo to the bundle',
  source: 'HIG',
  check({ images, isPosterEventTicket }, report) {
    if (isPosterEventTicket && images && !images.has('primaryLogo')) report('The poster ticket has no primaryLogo')
  },
})
