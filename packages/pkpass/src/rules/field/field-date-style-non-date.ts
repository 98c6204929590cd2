import { passRule } from '../rule.ts'

export const fieldDateStyleNonDate = passRule({
  id: 'field-date-style-non-date',
  severity: 'error',
  effect: 'altered',
  condition: 'dateStyle, timeStyle, isRelative or ignoresTimeZone on a value that is not a valid date',
  onThePhone: 'Refused or shown raw; the builder silently removes the style key',
  fix: 'Give a full date with zone, or drop the style',
  source: 'AD, PB',
})
