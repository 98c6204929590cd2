import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'

export const fieldChangeMessagePlaceholders = passRule({
  id: 'field-change-message-placeholders',
  severity: 'warning',
  effect: 'update',
  condition: 'changeMessage has more than one %@ or another format mark',
  onThePhone: 'Only one value is available; the rest prints badly',
  fix: 'Write exactly one %@, and %% for a percent sign',
  source: 'K',
  check({ fields }, report) {
    for (const { field, path } of fields) {
      const { changeMessage } = field
      // Without any %@ a rule of its own tells.
      if (!changeMessage?.includes('%@')) continue
      const marks = (changeMessage.match(FORMAT_MARKS) ?? []).filter(mark => mark !== '%%')
      const other = marks.find(mark => mark !== '%@')
      const place = [...path, 'changeMessage']
      if (other !== undefined) report(`Found the format mark ${describeValue(other)} beside %@`, place)
      else if (marks.length > 1) report(`Found %@ ${marks.length} times, expected once`, place)
    }
  },
})

// printf: flags, width, precision, length and conversion, or an escaped percent sign.
const FORMAT_MARKS = /%(?:%|[-+ #0]{0,5}\d{0,9}\$?\d{0,9}(?:\.\d{0,9})?(?:hh?|ll?|[qLzjt])?[@dDiuUxXoOfFeEgGaAcCsSp])/g
