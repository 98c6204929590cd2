import { passRule } from '../rule.ts'
import { requireTag } from '../semantic/tags.ts'

export const semanticBpDestinationCity = passRule({
  id: 'semantic-bp-destination-city',
  severity: 'warning',
  effect: 'fallback',
  condition:
    'A semantic boarding pass has no destinationCityName, which Apple’s article requires and its Pass Builder recommends',
  onThePhone: 'Perhaps drawn as a classic boarding pass',
  fix: 'Add the semantic tag destinationCityName',
  source: 'PB, AD',
  check(context, report) {
    if (context.isSemanticBoardingPass) requireTag(context, 'destinationCityName', report)
  },
})
