import { passRule } from '../rule.ts'

export const fieldLineBreakFront = passRule({
  id: 'field-line-break-front',
  severity: 'warning',
  effect: 'altered',
  condition: 'A front field holds a line break',
  onThePhone: 'The front does not wrap; the rest is lost',
  fix: 'Move long text to the back',
  source: 'AN',
})
