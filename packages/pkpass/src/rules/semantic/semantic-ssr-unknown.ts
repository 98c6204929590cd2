import { passRule } from '../rule.ts'

export const semanticSsrUnknown = passRule({
  id: 'semantic-ssr-unknown',
  severity: 'info',
  effect: 'dropped',
  condition: 'Service code Wallet does not draw',
  onThePhone: 'No badge',
  fix: 'Use the eleven service codes and INFT',
  source: 'AD',
})
