import { passRule } from '../rule.ts'
import { requireDate } from '../semantic/tags.ts'

export const semanticBpDepartureDate = passRule({
  id: 'semantic-bp-departure-date',
  severity: 'error',
  effect: 'fallback',
  condition: 'A semantic boarding pass has no originalDepartureDate',
  onThePhone: 'Drawn as a classic boarding pass',
  fix: 'Add the semantic tag originalDepartureDate',
  source: 'PB, AD',
  check(context, report) {
    if (context.isSemanticBoardingPass) requireDate(context, 'originalDepartureDate', report)
  },
})
