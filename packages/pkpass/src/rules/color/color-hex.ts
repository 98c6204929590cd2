import { passRule } from '../rule.ts'

export const colorHex = passRule({
  id: 'color-hex',
  severity: 'info',
  effect: 'none',
  condition: '# form',
  onThePhone: 'Read by the builder; the reference documents only the rgb form',
  fix: 'Convert to rgb when writing',
  source: 'PB',
})
