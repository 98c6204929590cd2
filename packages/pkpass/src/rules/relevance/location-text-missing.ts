import { passRule } from '../rule.ts'

export const locationTextMissing = passRule({
  id: 'location-text-missing',
  severity: 'info',
  effect: 'altered',
  condition: 'No relevantText',
  onThePhone: 'A generic line is shown',
  fix: 'Add a short one without the company name',
  source: 'HIG, AD',
})
