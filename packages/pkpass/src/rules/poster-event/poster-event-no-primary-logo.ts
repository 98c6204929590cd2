import { passRule } from '../rule.ts'

export const posterEventNoPrimaryLogo = passRule({
  id: 'poster-event-no-primary-logo',
  severity: 'info',
  effect: 'altered',
  condition: 'No primaryLogo',
  onThePhone: 'No mark in the header',
  fix: 'Add it',
  source: 'HIG',
})
