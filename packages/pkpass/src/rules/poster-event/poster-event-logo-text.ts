import { passRule } from '../rule.ts'

export const posterEventLogoText = passRule({
  id: 'poster-event-logo-text',
  severity: 'info',
  effect: 'dropped',
  condition: 'A poster event ticket has logoText and no eventLogoText',
  onThePhone: 'logoText is not drawn on the poster',
  fix: 'Add eventLogoText',
  source: 'AD, PB',
  check({ pass, isPosterEventTicket }, report) {
    if (!isPosterEventTicket || !pass.logoText || pass.eventLogoText) return
    report('logoText stands without eventLogoText', ['eventLogoText'])
  },
})
