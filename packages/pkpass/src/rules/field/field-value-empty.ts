import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { dateKeyOf } from './date-value.ts'
import { isOnFront } from './front-groups.ts'

export const fieldValueEmpty = passRule({
  id: 'field-value-empty',
  severity: 'info',
  effect: 'altered',
  condition: 'The value of a field on the front is empty or only white space',
  onThePhone:
    'A label above nothing. (In a back field, one space is a common way to prepare a field for messages, and accepted.)',
  fix: 'Remove the field',
  source: 'K',
  check({ fields }, report) {
    for (const { group, field, path } of fields) {
      if (typeof field.value !== 'string' || !isOnFront(group) || field.value.trim() !== '') continue
      // What else is wrong without a value says so itself.
      if (field.attributedValue !== undefined || dateKeyOf(field) || field.numberStyle || field.currencyCode) continue
      const found = field.value === '' ? 'is empty' : 'is only white space'
      report(`The value of the field ${describeValue(field.key)} on the front ${found}`, [...path, 'value'])
    }
  },
})
