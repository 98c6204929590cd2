import { passRule } from '../rule.ts'

export const colorAutomaticConflict = passRule({
  id: 'color-automatic-conflict',
  severity: 'info',
  effect: 'dropped',
  condition: 'useAutomaticColors: true together with foregroundColor or labelColor',
  onThePhone: 'The two are ignored on poster event tickets',
  fix: 'Keep them only for the fallback',
  source: 'AD, PB',
})
