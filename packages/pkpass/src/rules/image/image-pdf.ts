import { fileRule } from '../rule.ts'

export const imagePdf = fileRule({
  id: 'image-pdf',
  severity: 'warning',
  effect: 'dropped',
  condition: 'An image slot is filled with a .pdf. The builder accepts PDF and prefers it over PNG',
  onThePhone: 'Undocumented on devices',
  fix: 'Ship PNG',
  source: 'PB, HIG',
})
