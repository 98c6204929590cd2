import { passRule } from '../rule.ts'

export const schemeMisplaced = passRule({
  id: 'scheme-misplaced',
  severity: 'error',
  effect: 'fallback',
  condition: 'preferredStyleSchemes inside the style dictionary',
  onThePhone: 'Ignored',
  fix: 'Put it at the top level',
  source: 'AD',
})
