import { describeValue } from '../../findings/describe-value.ts'
import { nearestKey } from '../../findings/nearest-key.ts'
import { STYLE_SCHEMES } from '../../schema/pass.ts'
import { passRule } from '../rule.ts'

/** That posterGeneric is none is told by a rule of its own. */
const KNOWN: ReadonlySet<string> = new Set([...STYLE_SCHEMES, 'posterGeneric'])

export const schemeUnknown = passRule({
  id: 'scheme-unknown',
  severity: 'warning',
  effect: 'fallback',
  condition:
    'preferredStyleSchemes holds a value other than posterEventTicket, eventTicket, semanticBoardingPass, boardingPass',
  onThePhone: 'Ignored',
  fix: 'Correct the name (beta-time names such as BoardingPassEnhancements are dead)',
  source: 'AD, passkit-generator#249',
  check({ pass: { preferredStyleSchemes } }, report) {
    if (!preferredStyleSchemes) return
    for (const [index, scheme] of preferredStyleSchemes.entries()) {
      if (KNOWN.has(scheme)) continue
      const nearest = nearestKey(scheme, STYLE_SCHEMES)
      const guess = nearest === undefined ? '' : `; did you mean ${nearest}?`
      report(`There is no scheme ${describeValue(scheme)}${guess}`, ['preferredStyleSchemes', index])
    }
  },
})
