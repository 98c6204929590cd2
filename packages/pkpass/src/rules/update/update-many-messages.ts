import { describeValue } from '../../findings/describe-value.ts'
import { updateRule } from '../rule.ts'

export const updateManyMessages = updateRule({
  id: 'update-many-messages',
  severity: 'warning',
  effect: 'update',
  condition: 'More than one field with changeMessage changes at once',
  onThePhone: 'One generic line instead of the texts',
  fix: 'Change one such field per update',
  source: 'V',
  check({ announced }, report) {
    if (announced.length < 2) return
    const keys = announced.map(({ after }) => describeValue(after.field.key)).join(', ')
    report(`${announced.length} fields with a changeMessage change at once: ${keys}`)
  },
})
