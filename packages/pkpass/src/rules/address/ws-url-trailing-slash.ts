import { passRule } from '../rule.ts'

export const wsUrlTrailingSlash = passRule({
  id: 'ws-url-trailing-slash',
  severity: 'info',
  effect: 'update',
  condition: 'webServiceURL ends in /',
  onThePhone: 'Requests may show //v1',
  fix: 'Accept both on the server',
  source: 'AR',
})
