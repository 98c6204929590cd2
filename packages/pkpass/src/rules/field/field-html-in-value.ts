import { passRule } from '../rule.ts'

export const fieldHtmlInValue = passRule({
  id: 'field-html-in-value',
  severity: 'warning',
  effect: 'altered',
  condition: 'value holds HTML or Markdown',
  onThePhone: 'Shown literally',
  fix: 'Plain text; links through attributedValue or the detectors',
  source: 'AN',
})
