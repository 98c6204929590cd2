import { passRule } from '../rule.ts'

export const wsUrlHasVersion = passRule({
  id: 'ws-url-has-version',
  severity: 'warning',
  effect: 'update',
  condition: 'webServiceURL already ends in /v1, or has a query',
  onThePhone: 'The phone appends /v1/… again',
  fix: 'Give the base address only',
  source: 'AR',
})
