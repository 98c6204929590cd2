import { passRule } from '../rule.ts'

export const colorPartial = passRule({
  id: 'color-partial',
  severity: 'info',
  effect: 'altered',
  condition: 'Background given, foreground or label left out',
  onThePhone: 'The rest is derived by the system',
  fix: 'Give all three for a predictable result',
  source: 'AN',
  check({ pass, isPosterEventTicket }, report) {
    const { backgroundColor, foregroundColor, labelColor, useAutomaticColors } = pass
    if (backgroundColor === undefined || (foregroundColor !== undefined && labelColor !== undefined)) return
    if (isPosterEventTicket && useAutomaticColors) return
    const missing = foregroundColor === undefined ? 'foregroundColor' : 'labelColor'
    const others = foregroundColor === undefined && labelColor === undefined ? ' and no labelColor' : ''
    report(`backgroundColor is given, but no ${missing}${others}`, [missing])
  },
})
