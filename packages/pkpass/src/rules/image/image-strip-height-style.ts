import { fileRule } from '../rule.ts'

export const imageStripHeightStyle = fileRule({
  id: 'image-strip-height-style',
  severity: 'info',
  effect: 'altered',
  condition: 'Strip drawn for the archived heights (98 for event tickets, 123 for others)',
  onThePhone: 'Scaled and cropped against 144',
  fix: 'Keep the important part in the middle',
  source: 'AN, AR',
})
