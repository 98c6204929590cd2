import { passRule } from '../rule.ts'

export const fieldAttributedMarkup = passRule({
  id: 'field-attributed-markup',
  severity: 'warning',
  effect: 'altered',
  condition: 'attributedValue holds tags other than <a href>, or an unescaped & inside href',
  onThePhone: 'Other tags are dropped; a broken link loses its anchor',
  fix: 'Only <a href="…">text</a>, with &amp;',
  source: 'AD, D',
})
