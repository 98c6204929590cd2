import { describeValue } from '../../findings/describe-value.ts'
import { updateRule } from '../rule.ts'

export const updateServiceUrlChanged = updateRule({
  id: 'update-service-url-changed',
  severity: 'warning',
  effect: 'update',
  condition: 'webServiceURL points elsewhere',
  onThePhone: 'Devices register at the new place after the update; the old one must answer until all have moved',
  fix: 'Run both',
  source: 'K',
  check({ before, after }, report) {
    if (before.webServiceURL === undefined || after.webServiceURL === undefined) return
    if (before.webServiceURL === after.webServiceURL) return
    report(`Was ${describeValue(before.webServiceURL)}, is ${describeValue(after.webServiceURL)}`, ['webServiceURL'])
  },
})
