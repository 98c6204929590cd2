import { passRule } from '../rule.ts'
import { isLikeStringsKey } from './strings-key.ts'

export const fieldChangeMessageNoPlaceholder = passRule({
  id: 'field-change-message-no-placeholder',
  severity: 'warning',
  effect: 'update',
  condition: 'changeMessage without %@',
  onThePhone: 'A generic line instead of the text',
  fix: 'Add %@ where the new value goes',
  source: 'AD, PB',
  check({ fields }, report) {
    for (const { field, path } of fields) {
      const { changeMessage } = field
      if (changeMessage === undefined || changeMessage.includes('%@') || isLikeStringsKey(changeMessage)) continue
      report('changeMessage has no %@: the phone shows a generic line instead', [...path, 'changeMessage'])
    }
  },
})
