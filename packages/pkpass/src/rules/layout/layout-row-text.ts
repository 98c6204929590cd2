import { passRule } from '../rule.ts'

export const layoutRowText = passRule({
  id: 'layout-row-text',
  severity: 'info',
  effect: 'altered',
  condition: 'The texts of one row together exceed about 60 characters, or one value in a full row exceeds about 20',
  onThePhone: 'Values are cut',
  fix: 'Shorten',
  source: 'K',
})
