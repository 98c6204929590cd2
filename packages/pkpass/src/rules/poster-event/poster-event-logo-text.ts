import { passRule } from '../rule.ts'

export const posterEventLogoText = passRule({
  id: 'poster-event-logo-text',
  severity: 'info',
  effect: 'dropped',
  condition: 'logoText without eventLogoText',
  onThePhone: 'Not drawn on the poster',
  fix: 'Add eventLogoText',
  source: 'AD, PB',
})
