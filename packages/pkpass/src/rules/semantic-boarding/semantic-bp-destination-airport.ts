import { passRule } from '../rule.ts'
import { requireTag } from '../semantic/tags.ts'

export const semanticBpDestinationAirport = passRule({
  id: 'semantic-bp-destination-airport',
  severity: 'error',
  effect: 'fallback',
  condition: 'A semantic boarding pass has no destinationAirportCode',
  onThePhone: 'Drawn as a classic boarding pass',
  fix: 'Add the semantic tag destinationAirportCode',
  source: 'PB, AD',
  check(context, report) {
    if (context.isSemanticBoardingPass) requireTag(context, 'destinationAirportCode', report)
  },
})
