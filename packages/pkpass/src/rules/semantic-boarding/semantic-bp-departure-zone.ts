import { passRule } from '../rule.ts'
import { isMissing, requireTag, tagsOfPass } from '../semantic/tags.ts'

export const semanticBpDepartureZone = passRule({
  id: 'semantic-bp-departure-zone',
  severity: 'error',
  effect: 'fallback',
  condition: 'A semantic boarding pass has no time zone of the departure under either spelling',
  onThePhone: 'Drawn as a classic boarding pass',
  fix: 'Add the time zone in both spellings, departureLocationTimeZone and departureAirportTimeZone',
  source: 'PB, AD',
  check(context, report) {
    if (!context.isSemanticBoardingPass || !isMissing(tagsOfPass(context).departureAirportTimeZone)) return
    requireTag(context, 'departureLocationTimeZone', report)
  },
})
