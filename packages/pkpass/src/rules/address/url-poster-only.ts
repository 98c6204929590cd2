import { passRule } from '../rule.ts'

export const urlPosterOnly = passRule({
  id: 'url-poster-only',
  severity: 'info',
  effect: 'dropped',
  condition: 'Event-guide keys (bagPolicyURL, orderFoodURL, transferURL …) without a poster event ticket',
  onThePhone: 'Ignored',
  fix: 'Remove, or add the scheme',
  source: 'AD, PB',
})
