import { passRule } from '../rule.ts'

export const fieldRowMisplaced = passRule({
  id: 'field-row-misplaced',
  severity: 'info',
  effect: 'dropped',
  condition: 'row outside the auxiliary fields of an event ticket, or not 0 or 1',
  onThePhone: 'Ignored',
  fix: 'Remove it. (The builder drops the key when it rewrites a pass.)',
  source: 'AD, PB',
})
