import { fileRule } from '../rule.ts'

export const imageScaleMismatch = fileRule({
  id: 'image-scale-mismatch',
  severity: 'warning',
  effect: 'altered',
  condition: 'The @2x or @3x file is not two or three times the 1x file',
  onThePhone: 'One device class gets another crop',
  fix: 'Derive all scales from one master',
  source: 'K',
})
