import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { everyField } from './every-field.ts'
import { unquoteNumber } from './number-value.ts'

export const fieldCurrencyNonNumber = passRule({
  id: 'field-currency-non-number',
  severity: 'error',
  effect: 'altered',
  condition: 'currencyCode on a value that is not a JSON number',
  onThePhone: 'Shown raw',
  fix: 'Write the amount as a number, without quotation marks',
  source: 'AD',
  check(context, report) {
    for (const { field, path } of everyField(context)) {
      const { currencyCode, value } = field
      if (currencyCode === undefined || typeof value === 'number') continue
      const message = `currencyCode asks for a number, found the text ${describeValue(value)}`
      report(message, [...path, 'value'], unquoteNumber(value, path))
    }
  },
})
