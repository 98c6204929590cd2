import { passRule } from '../rule.ts'

export const layoutLabelLong = passRule({
  id: 'layout-label-long',
  severity: 'info',
  effect: 'altered',
  condition: 'A front label longer than about 20 characters',
  onThePhone: 'Cut',
  fix: 'Shorten',
  source: 'K',
})
