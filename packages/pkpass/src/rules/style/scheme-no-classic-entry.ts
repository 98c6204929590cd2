import { passRule } from '../rule.ts'
import { LAYOUT_SCHEMES } from './layout-schemes.ts'

export const schemeNoClassicEntry = passRule({
  id: 'scheme-no-classic-entry',
  severity: 'info',
  effect: 'fallback',
  condition: 'The list lacks the classic name after the new one',
  onThePhone: "The phone falls back anyway; Apple's Pass Builder always writes both",
  fix: 'Write ["posterEventTicket","eventTicket"] or ["semanticBoardingPass","boardingPass"]',
  source: 'PB',
  check({ pass }, report) {
    const schemes = pass.preferredStyleSchemes
    if (!schemes) return
    for (const { scheme, style } of LAYOUT_SCHEMES) {
      const index = schemes.indexOf(scheme)
      if (index < 0 || !pass[style] || schemes.includes(style, index)) continue
      // Behind another one of the same name, a second would say nothing.
      const changes = schemes.includes(style)
        ? undefined
        : [{ op: 'add', pointer: '/preferredStyleSchemes/-', value: style } as const]
      report(`preferredStyleSchemes has no ${style} after ${scheme}`, ['preferredStyleSchemes'], changes)
    }
  },
})
