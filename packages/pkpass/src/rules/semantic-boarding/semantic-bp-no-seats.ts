import { passRule } from '../rule.ts'
import { requireTag } from '../semantic/tags.ts'

export const semanticBpNoSeats = passRule({
  id: 'semantic-bp-no-seats',
  severity: 'warning',
  effect: 'altered',
  condition: 'A semantic boarding pass has no seats',
  onThePhone: 'No seat is shown',
  fix: 'Add the semantic tag seats, or leave it out where seats are free',
  source: 'PB',
  check(context, report) {
    if (context.isSemanticBoardingPass) requireTag(context, 'seats', report)
  },
})
