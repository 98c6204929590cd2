import { passRule } from '../rule.ts'

export const fieldAlignmentMisplaced = passRule({
  id: 'field-alignment-misplaced',
  severity: 'warning',
  effect: 'dropped',
  condition: 'textAlignment on primary or back fields',
  onThePhone:
    'Not allowed there; ignored. (The builder itself writes natural alignment on fields it creates: do not report that value.)',
  fix: 'Remove it',
  source: 'AD, PB',
})
