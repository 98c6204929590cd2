import { passRule } from '../rule.ts'
import { goesOnAfterBase } from './base-address.ts'

export const wsUrlTrailingSlash = passRule({
  id: 'ws-url-trailing-slash',
  severity: 'info',
  effect: 'update',
  condition: 'webServiceURL ends in /',
  onThePhone: 'Requests may show //v1',
  fix: 'Let the server accept both /v1 and //v1, or leave the slash out in new passes',
  source: 'AR',
  check({ pass: { webServiceURL } }, report) {
    if (!webServiceURL?.endsWith('/') || goesOnAfterBase(webServiceURL)) return
    report('webServiceURL ends in a slash', ['webServiceURL'])
  },
})
