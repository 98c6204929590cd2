import { passRule } from '../rule.ts'

export const colorPosterKeyMisplaced = passRule({
  id: 'color-poster-key-misplaced',
  severity: 'info',
  effect: 'dropped',
  condition: 'footerBackgroundColor, useAutomaticColors or suppressHeaderDarkening without a poster style',
  onThePhone: 'Ignored',
  fix: 'Remove. (On posterGeneric the last one is reported to work.)',
  source: 'AD, D',
})
