import { describeValue } from '../../findings/describe-value.ts'
import { updateRule } from '../rule.ts'

export const updateSameValue = updateRule({
  id: 'update-same-value',
  severity: 'info',
  effect: 'update',
  condition: "The message field's value is the same as before",
  onThePhone: 'No message; the same text twice is silent',
  fix: 'Vary the text',
  source: 'WalletWallet docs',
  check({ kept, announced, isSame }, report) {
    if (isSame || announced.length > 0) return
    for (const { after } of kept) {
      const { group, field, path } = after
      // A field on the back that shows nothing but its own change is there to carry messages.
      const carriesMessages = group === 'backFields' && field.changeMessage?.trim() === '%@'
      const isSeed = typeof field.value === 'string' && field.value.trim() === ''
      if (carriesMessages && !isSeed)
        report(`The message ${describeValue(field.value)} is the same as before`, [...path, 'value'])
    }
  },
})
