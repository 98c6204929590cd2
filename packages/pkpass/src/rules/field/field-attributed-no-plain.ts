import { passRule } from '../rule.ts'
import { everyField } from './every-field.ts'

export const fieldAttributedNoPlain = passRule({
  id: 'field-attributed-no-plain',
  severity: 'warning',
  effect: 'altered',
  condition: 'attributedValue beside a value without text',
  onThePhone: 'Apple Watch and older systems show value',
  fix: 'Say the same in value, without links',
  source: 'AD, PB',
  check(context, report) {
    for (const { field, path } of everyField(context)) {
      if (field.attributedValue === undefined || typeof field.value !== 'string' || field.value.trim() !== '') continue
      report('Found attributedValue beside a value without text', [...path, 'value'])
    }
  },
})
