import { passRule } from '../rule.ts'
import { requireTag } from '../semantic/tags.ts'

export const semanticBpAirlineCode = passRule({
  id: 'semantic-bp-airline-code',
  severity: 'error',
  effect: 'fallback',
  condition: 'A semantic boarding pass has no airlineCode',
  onThePhone: 'Drawn as a classic boarding pass',
  fix: 'Add the semantic tag airlineCode',
  source: 'PB, AD',
  check(context, report) {
    if (context.isSemanticBoardingPass) requireTag(context, 'airlineCode', report)
  },
})
