import { passRule } from '../rule.ts'

export const fieldDetectorsMisplaced = passRule({
  id: 'field-detectors-misplaced',
  severity: 'info',
  effect: 'none',
  condition: 'dataDetectorTypes on a front field',
  onThePhone: 'Ignored',
  fix: 'Use it on back fields only',
  source: 'AD, PB',
})
