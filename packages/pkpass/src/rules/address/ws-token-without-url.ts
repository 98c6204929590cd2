import { passRule } from '../rule.ts'

export const wsTokenWithoutUrl = passRule({
  id: 'ws-token-without-url',
  severity: 'warning',
  effect: 'update',
  condition: 'authenticationToken without webServiceURL',
  onThePhone: 'Never updated',
  fix: 'Add a webServiceURL',
  source: 'AR',
  check({ pass: { webServiceURL, authenticationToken } }, report) {
    if (authenticationToken === undefined || webServiceURL !== undefined) return
    report('authenticationToken without webServiceURL', ['authenticationToken'])
  },
})
