import { passRule } from '../rule.ts'

export const fieldDateUnstyled = passRule({
  id: 'field-date-unstyled',
  severity: 'warning',
  effect: 'altered',
  condition: 'The value is an ISO date and no date style is set',
  onThePhone:
    'The raw text is shown. (The builder takes any text that is a valid date-time for a date and rewrites it in UTC.)',
  fix: 'Add dateStyle and/or timeStyle, or word it differently',
  source: 'AR, PB',
})
