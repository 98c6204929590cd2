import { updateRule } from '../rule.ts'

export const updateServiceUrlRemoved = updateRule({
  id: 'update-service-url-removed',
  severity: 'warning',
  effect: 'update',
  condition: 'webServiceURL removed',
  onThePhone: 'The pass will never update again',
  fix: 'Keep it',
  source: 'K',
  check() {},
})
