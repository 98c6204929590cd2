import { describeValue } from '../../findings/describe-value.ts'
import { updateRule } from '../rule.ts'

export const updateNoMessage = updateRule({
  id: 'update-no-message',
  severity: 'info',
  effect: 'update',
  condition: 'A visible value changes without changeMessage',
  onThePhone: 'Silent update ("Pass updated" at most)',
  fix: 'Add changeMessage where people should know',
  source: 'AN',
  check({ kept }, report) {
    for (const { after, isChanged } of kept) {
      const { group, field, path } = after
      const isVisible = group !== 'backFields' && group !== 'additionalInfoFields'
      if (!isChanged || !isVisible || field.changeMessage !== undefined) continue
      report(`${describeValue(field.key)} changes to ${describeValue(field.value)} without a changeMessage`, path)
    }
  },
})
