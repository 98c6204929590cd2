import { fileRule } from '../rule.ts'

export const imageSizeMaximum = fileRule({
  id: 'image-size-maximum',
  severity: 'warning',
  effect: 'altered',
  condition:
    'Larger than a maximum slot (logo 160 × 50, primaryLogo 126 × 30, secondaryLogo 135 × 12, footer 286 × 15)',
  onThePhone: 'Scaled down; hard to read when the proportions differ',
  fix: 'Fit into the box',
  source: 'PB, HIG',
})
