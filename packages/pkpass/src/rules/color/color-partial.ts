import { passRule } from '../rule.ts'

export const colorPartial = passRule({
  id: 'color-partial',
  severity: 'info',
  effect: 'altered',
  condition: 'Background given, foreground or label left out',
  onThePhone: 'The rest is derived by the system',
  fix: 'Give all three for a predictable result',
  source: 'AN',
})
