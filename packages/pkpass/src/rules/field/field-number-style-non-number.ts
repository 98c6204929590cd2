import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { everyField } from './every-field.ts'
import { unquoteNumber } from './number-value.ts'

export const fieldNumberStyleNonNumber = passRule({
  id: 'field-number-style-non-number',
  severity: 'error',
  effect: 'altered',
  condition: 'numberStyle on a value that is not a JSON number',
  onThePhone: "Ignored; Apple's Pass Builder removes the key",
  fix: 'Write the value as a number, without quotation marks',
  source: 'AD, PB',
  check(context, report) {
    for (const { field, path } of everyField(context)) {
      const { numberStyle, value } = field
      if (numberStyle === undefined || typeof value === 'number') continue
      const message = `numberStyle asks for a number, found the text ${describeValue(value)}`
      report(message, [...path, 'value'], unquoteNumber(value, path))
    }
  },
})
