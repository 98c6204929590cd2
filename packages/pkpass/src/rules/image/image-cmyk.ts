import { fileRule } from '../rule.ts'

export const imageCmyk = fileRule({
  id: 'image-cmyk',
  severity: 'warning',
  effect: 'altered',
  condition: 'Colour type or profile other than 8-bit RGB(A), grey or palette',
  onThePhone: 'Wrong colours or not drawn',
  fix: 'Convert to sRGB or Display P3',
  source: 'K',
})
