import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { everyField } from './every-field.ts'

export const fieldSemanticsLost = passRule({
  id: 'field-semantics-lost',
  severity: 'info',
  effect: 'none',
  condition: 'A field carries its own semantics',
  onThePhone: "Used as if at the top level; lost when the pass goes through Apple's Pass Builder",
  fix: 'Move the tags to semantics at the top level',
  source: 'AD, PB',
  check(context, report) {
    for (const { field, path } of everyField(context)) {
      if (!field.semantics) continue
      report(`The field ${describeValue(field.key)} has semantics of its own`, [...path, 'semantics'])
    }
  },
})
