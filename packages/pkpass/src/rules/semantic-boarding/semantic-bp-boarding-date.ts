import { passRule } from '../rule.ts'
import { requireDate } from '../semantic/tags.ts'

export const semanticBpBoardingDate = passRule({
  id: 'semantic-bp-boarding-date',
  severity: 'error',
  effect: 'fallback',
  condition: 'A semantic boarding pass has no originalBoardingDate',
  onThePhone: 'Drawn as a classic boarding pass',
  fix: 'Add the semantic tag originalBoardingDate',
  source: 'PB, AD',
  check(context, report) {
    if (context.isSemanticBoardingPass) requireDate(context, 'originalBoardingDate', report)
  },
})
