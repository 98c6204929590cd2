import { passRule } from '../rule.ts'

export const fieldAttributedNoPlain = passRule({
  id: 'field-attributed-no-plain',
  severity: 'warning',
  effect: 'altered',
  condition: 'attributedValue without a useful value',
  onThePhone: 'Apple Watch and older systems show value',
  fix: 'Fill both',
  source: 'AD, PB',
})
