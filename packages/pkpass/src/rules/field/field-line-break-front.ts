import { passRule } from '../rule.ts'
import { isOnFront } from './front-groups.ts'

export const fieldLineBreakFront = passRule({
  id: 'field-line-break-front',
  severity: 'warning',
  effect: 'altered',
  condition: 'A front field holds a line break',
  onThePhone: 'The front does not wrap; the rest is lost',
  fix: 'Keep it to one line, and move long text to the back',
  source: 'AN',
  check({ fields }, report) {
    for (const { group, field, path } of fields) {
      if (!isOnFront(group)) continue
      for (const key of ['label', 'value'] as const) {
        const text = field[key]
        if (typeof text !== 'string' || !LINE_BREAK.test(text.trimEnd())) continue
        report(`Found a line break in the ${key} of a front field`, [...path, key])
      }
    }
  },
})

const LINE_BREAK = /[\n\r\u2028\u2029]/
