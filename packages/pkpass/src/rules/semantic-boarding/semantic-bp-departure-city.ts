import { passRule } from '../rule.ts'
import { requireTag } from '../semantic/tags.ts'

export const semanticBpDepartureCity = passRule({
  id: 'semantic-bp-departure-city',
  severity: 'warning',
  effect: 'fallback',
  condition:
    'A semantic boarding pass has no departureCityName, which Apple’s article requires and its Pass Builder recommends',
  onThePhone: 'Perhaps drawn as a classic boarding pass',
  fix: 'Add the semantic tag departureCityName',
  source: 'PB, AD',
  check(context, report) {
    if (context.isSemanticBoardingPass) requireTag(context, 'departureCityName', report)
  },
})
