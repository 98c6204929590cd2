import { describeValue } from '../../findings/describe-value.ts'
import { updateRule } from '../rule.ts'

export const updateServiceUrlRemoved = updateRule({
  id: 'update-service-url-removed',
  severity: 'warning',
  effect: 'update',
  condition: 'webServiceURL removed',
  onThePhone: 'The pass will never update again',
  fix: 'Keep it',
  source: 'K',
  check({ before, after }, report) {
    if (before.webServiceURL === undefined || after.webServiceURL !== undefined) return
    report(`webServiceURL was ${describeValue(before.webServiceURL)} and is gone`, ['webServiceURL'])
  },
})
