import { passRule } from '../rule.ts'
import { LAYOUT_SCHEMES } from './layout-schemes.ts'

export const schemeStyleMismatch = passRule({
  id: 'scheme-style-mismatch',
  severity: 'error',
  effect: 'fallback',
  condition:
    'A scheme whose style dictionary is missing (posterEventTicket without eventTicket, semanticBoardingPass without boardingPass)',
  onThePhone: 'The scheme never validates',
  fix: 'Add the style or remove the scheme',
  source: 'PB, AD',
  check({ pass }, report) {
    if (!pass.preferredStyleSchemes) return
    for (const { scheme, style } of LAYOUT_SCHEMES) {
      const index = pass.preferredStyleSchemes.indexOf(scheme)
      if (index < 0 || pass[style]) continue
      report(`${scheme} is a layout of ${style}, which the pass does not have`, ['preferredStyleSchemes', index])
    }
  },
})
