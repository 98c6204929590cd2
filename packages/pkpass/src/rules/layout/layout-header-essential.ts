import { passRule } from '../rule.ts'

export const layoutHeaderEssential = passRule({
  id: 'layout-header-essential',
  severity: 'info',
  effect: 'none',
  condition: 'No header field',
  onThePhone: 'In the stack only logo and logo text are visible',
  fix: 'Put the one changing fact there',
  source: 'AN, HIG',
})
