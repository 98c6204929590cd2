import { passRule } from '../rule.ts'
import { classicLayouts } from './rows.ts'

export const layoutHeaderEssential = passRule({
  id: 'layout-header-essential',
  severity: 'info',
  effect: 'none',
  condition: 'No header field',
  onThePhone: 'In the stack only the logo and the logo text are visible',
  fix: 'Put the one fact that changes or matters most into a header field',
  source: 'AN, HIG',
  check({ pass, isPosterEventTicket, isSemanticBoardingPass }, report) {
    // Their header is drawn from semantic tags.
    if (isPosterEventTicket || isSemanticBoardingPass) return
    for (const [style, { headerFields, primaryFields }] of classicLayouts(pass)) {
      // Without both, the front is told to be empty.
      if (headerFields?.length || (!primaryFields?.length && style !== 'boardingPass')) continue
      report(`Found no header field in ${style}`, [style, 'headerFields'])
    }
  },
})
