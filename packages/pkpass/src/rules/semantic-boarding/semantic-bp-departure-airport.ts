import { passRule } from '../rule.ts'
import { requireTag } from '../semantic/tags.ts'

export const semanticBpDepartureAirport = passRule({
  id: 'semantic-bp-departure-airport',
  severity: 'error',
  effect: 'fallback',
  condition: 'A semantic boarding pass has no departureAirportCode',
  onThePhone: 'Drawn as a classic boarding pass',
  fix: 'Add the semantic tag departureAirportCode',
  source: 'PB, AD',
  check(context, report) {
    if (context.isSemanticBoardingPass) requireTag(context, 'departureAirportCode', report)
  },
})
