import { updateRule } from '../rule.ts'

export const updateTypeIdChanged = updateRule({
  id: 'update-type-id-changed',
  severity: 'error',
  effect: 'update',
  condition: 'passTypeIdentifier differs',
  onThePhone: 'Refused: another pass',
  fix: 'Never change it',
  source: 'AR, AD',
  check({ before, after }, report) {
    if (before.passTypeIdentifier === after.passTypeIdentifier) return
    report(`Was ${before.passTypeIdentifier}, is ${after.passTypeIdentifier}`, ['passTypeIdentifier'])
  },
})
