import { passRule } from '../rule.ts'

export const styleChanged = passRule({
  id: 'style-changed',
  severity: 'warning',
  effect: 'altered',
  condition: 'An update changes the style of an issued pass',
  onThePhone:
    'Layout, field matching and relevance rules change under the holder; one source advises against it outright',
  fix: 'Issue another pass instead',
  source: 'AN',
})
