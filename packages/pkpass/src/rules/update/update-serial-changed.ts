import { describeValue } from '../../findings/describe-value.ts'
import { updateRule } from '../rule.ts'

export const updateSerialChanged = updateRule({
  id: 'update-serial-changed',
  severity: 'error',
  effect: 'update',
  condition: 'serialNumber differs',
  onThePhone: 'Refused: another pass',
  fix: 'Never change it',
  source: 'AR, AD',
  check({ before, after }, report) {
    if (before.serialNumber === after.serialNumber) return
    report(`Was ${describeValue(before.serialNumber)}, is ${describeValue(after.serialNumber)}`, ['serialNumber'])
  },
})
