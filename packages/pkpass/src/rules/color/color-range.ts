import { passRule } from '../rule.ts'

export const colorRange = passRule({
  id: 'color-range',
  severity: 'error',
  effect: 'altered',
  condition: 'A component outside 0 to 255 or not an integer. The builder does not check the range',
  onThePhone: 'Ignored or clamped',
  fix: 'Clamp',
  source: 'AD',
})
