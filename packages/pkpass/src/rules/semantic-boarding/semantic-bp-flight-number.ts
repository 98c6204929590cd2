import { passRule } from '../rule.ts'
import { requireTag } from '../semantic/tags.ts'

export const semanticBpFlightNumber = passRule({
  id: 'semantic-bp-flight-number',
  severity: 'error',
  effect: 'fallback',
  condition: 'A semantic boarding pass has no flightNumber',
  onThePhone: 'Drawn as a classic boarding pass',
  fix: 'Add the semantic tag flightNumber as a number',
  source: 'PB, AD',
  check(context, report) {
    if (context.isSemanticBoardingPass) requireTag(context, 'flightNumber', report)
  },
})
