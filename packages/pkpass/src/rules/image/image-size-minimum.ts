import { fileRule } from '../rule.ts'

export const imageSizeMinimum = fileRule({
  id: 'image-size-minimum',
  severity: 'info',
  effect: 'altered',
  condition:
    "Smaller than the minimum width (logo 50, primaryLogo 30, secondaryLogo 12, thumbnail 60) or below half the slot's pixels",
  onThePhone: 'Blurred or lost',
  fix: 'Deliver larger',
  source: 'HIG',
})
