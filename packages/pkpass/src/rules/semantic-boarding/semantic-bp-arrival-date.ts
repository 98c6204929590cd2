import { passRule } from '../rule.ts'
import { requireDate } from '../semantic/tags.ts'

export const semanticBpArrivalDate = passRule({
  id: 'semantic-bp-arrival-date',
  severity: 'error',
  effect: 'fallback',
  condition: 'A semantic boarding pass has no originalArrivalDate',
  onThePhone: 'Drawn as a classic boarding pass',
  fix: 'Add the semantic tag originalArrivalDate',
  source: 'PB, AD',
  check(context, report) {
    if (context.isSemanticBoardingPass) requireDate(context, 'originalArrivalDate', report)
  },
})
