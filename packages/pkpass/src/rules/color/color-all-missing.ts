import { passRule } from '../rule.ts'

export const colorAllMissing = passRule({
  id: 'color-all-missing',
  severity: 'info',
  effect: 'altered',
  condition: 'No colour at all',
  onThePhone: 'Derived; often acceptable, never predictable',
  fix: 'Set them',
  source: 'AN',
})
