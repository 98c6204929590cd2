import { passRule } from '../rule.ts'
import { isMissing, requireTag, tagsOfPass } from '../semantic/tags.ts'

export const semanticBpDestinationZone = passRule({
  id: 'semantic-bp-destination-zone',
  severity: 'warning',
  effect: 'fallback',
  condition:
    'A semantic boarding pass has no time zone of the destination under either spelling, which Apple’s article requires and its Pass Builder recommends',
  onThePhone: 'Perhaps drawn as a classic boarding pass',
  fix: 'Add the time zone in both spellings, destinationLocationTimeZone and destinationAirportTimeZone',
  source: 'PB, AD',
  check(context, report) {
    if (!context.isSemanticBoardingPass || !isMissing(tagsOfPass(context).destinationAirportTimeZone)) return
    requireTag(context, 'destinationLocationTimeZone', report)
  },
})
