import { passRule } from '../rule.ts'

export const wsUrlWithoutToken = passRule({
  id: 'ws-url-without-token',
  severity: 'error',
  effect: 'update',
  condition: 'webServiceURL without authenticationToken',
  onThePhone: 'Refused or never updated',
  fix: 'Add an authenticationToken',
  source: 'AR, AD',
  check({ pass: { webServiceURL, authenticationToken } }, report) {
    if (webServiceURL === undefined || authenticationToken !== undefined) return
    report('webServiceURL without authenticationToken', ['webServiceURL'])
  },
})
