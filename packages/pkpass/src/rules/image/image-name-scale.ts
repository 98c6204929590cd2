import { fileRule } from '../rule.ts'

export const imageNameScale = fileRule({
  id: 'image-name-scale',
  severity: 'error',
  effect: 'dropped',
  condition: 'Wrong scale mark: icon2x.png, icon@2X.png, icon@2x.PNG, icon-2x.png, icon@4x.png',
  onThePhone: 'Ignored in silence',
  fix: 'name@2x.png, name@3x.png, lower case',
  source: 'fossasia/eventyay#5606',
})
