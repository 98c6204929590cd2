import { passRule } from '../rule.ts'

export const colorAllMissing = passRule({
  id: 'color-all-missing',
  severity: 'info',
  effect: 'altered',
  condition: 'No colour at all',
  onThePhone: 'Derived; often acceptable, never predictable',
  fix: 'Set backgroundColor, foregroundColor and labelColor',
  source: 'AN',
  check({ pass, isPosterEventTicket }, report) {
    const { backgroundColor, foregroundColor, labelColor, useAutomaticColors } = pass
    if (backgroundColor !== undefined || foregroundColor !== undefined || labelColor !== undefined) return
    if (isPosterEventTicket && useAutomaticColors) return
    report('The pass has no backgroundColor, foregroundColor and labelColor', ['backgroundColor'])
  },
})
