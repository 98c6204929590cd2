import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { everyField } from './every-field.ts'

export const fieldCurrencyAndNumberStyle = passRule({
  id: 'field-currency-and-number-style',
  severity: 'warning',
  effect: 'altered',
  condition: 'Both currencyCode and numberStyle',
  onThePhone: 'One of the two formats wins',
  fix: "Keep one. (Apple's Pass Builder warns too, except in additionalInfoFields.)",
  source: 'PB, AR',
  check(context, report) {
    for (const { field, path } of everyField(context)) {
      // On a text neither of them can be kept, and each says so.
      if (field.currencyCode === undefined || field.numberStyle === undefined || typeof field.value !== 'number')
        continue
      report(`Found numberStyle ${field.numberStyle} beside currencyCode ${describeValue(field.currencyCode)}`, [
        ...path,
        'numberStyle',
      ])
    }
  },
})
