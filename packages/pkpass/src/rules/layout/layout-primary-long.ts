import { passRule } from '../rule.ts'

export const layoutPrimaryLong = passRule({
  id: 'layout-primary-long',
  severity: 'warning',
  effect: 'altered',
  condition: 'A primary value longer than about 25 characters (from 20: info)',
  onThePhone: 'Shrunk, then cut; with too much text fields vanish altogether',
  fix: 'Keep it under 20',
  source: 'AN',
})
