import { passRule } from '../rule.ts'

export const colorAutomaticConflict = passRule({
  id: 'color-automatic-conflict',
  severity: 'info',
  effect: 'dropped',
  condition: 'useAutomaticColors: true together with foregroundColor or labelColor',
  onThePhone: 'The two are ignored on poster event tickets',
  fix: 'Keep the two colours only for systems that draw the classic ticket',
  source: 'AD, PB',
  check({ pass: { foregroundColor, labelColor, useAutomaticColors }, isPosterEventTicket }, report) {
    if (!useAutomaticColors || !isPosterEventTicket) return
    if (foregroundColor === undefined && labelColor === undefined) return
    const given = [foregroundColor && 'foregroundColor', labelColor && 'labelColor'].filter(Boolean).join(' and ')
    report(`useAutomaticColors is true beside ${given}`, ['useAutomaticColors'])
  },
})
