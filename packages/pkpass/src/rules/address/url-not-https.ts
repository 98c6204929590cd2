import { passRule } from '../rule.ts'

export const urlNotHttps = passRule({
  id: 'url-not-https',
  severity: 'warning',
  effect: 'dropped',
  condition: 'An http address in a link key',
  onThePhone: 'Works or is blocked depending on the target',
  fix: 'Use https',
  source: 'K',
})
