import { passRule } from '../rule.ts'
import { goesOnAfterBase } from './base-address.ts'

export const wsUrlHasVersion = passRule({
  id: 'ws-url-has-version',
  severity: 'warning',
  effect: 'update',
  condition: 'webServiceURL already ends in /v1, or has a query',
  onThePhone: 'The phone appends /v1/… again',
  fix: 'Give the base address only, without /v1 and without a query',
  source: 'AR',
  check({ pass: { webServiceURL } }, report) {
    const rest = webServiceURL === undefined ? undefined : goesOnAfterBase(webServiceURL)
    if (!rest) return
    // A query may hold a secret: it is not repeated.
    report(rest === 'query' ? 'webServiceURL has a query' : 'webServiceURL already ends in /v1', ['webServiceURL'])
  },
})
