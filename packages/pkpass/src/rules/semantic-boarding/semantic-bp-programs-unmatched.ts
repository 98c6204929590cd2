import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { pathOfTag, type Tag, tagsOfPass } from '../semantic/tags.ts'

const OF_AIRPORTS = [
  'departureLocationSecurityPrograms',
  'departureAirportSecurityPrograms',
  'destinationLocationSecurityPrograms',
  'destinationAirportSecurityPrograms',
] as const satisfies readonly Tag[]

export const semanticBpProgramsUnmatched = passRule({
  id: 'semantic-bp-programs-unmatched',
  severity: 'info',
  effect: 'dropped',
  condition:
    'A semantic boarding pass names security programs for the passenger that neither airport lists, or for the airports and none for the passenger',
  onThePhone: 'No badge',
  fix: 'List the program on both sides: in passengerEligibleSecurityPrograms, and in those of departure or destination',
  source: 'AD, PB',
  check(context, report) {
    if (!context.isSemanticBoardingPass) return
    const tags = tagsOfPass(context)
    const place = pathOfTag(context, 'passengerEligibleSecurityPrograms')
    const eligible = tags.passengerEligibleSecurityPrograms
    const listing = OF_AIRPORTS.filter(tag => tags[tag]?.length)
    if (eligible) {
      const listed = new Set(listing.flatMap(tag => tags[tag] ?? []))
      for (const [index, program] of eligible.entries()) {
        if (listed.has(program)) continue
        report(`Neither airport lists ${describeValue(program)}, which the passenger is eligible for`, [
          ...place,
          index,
        ])
      }
    } else if (listing[0] !== undefined) {
      // An empty list would say that the passenger is eligible for none.
      report(`${listing[0]} stands without passengerEligibleSecurityPrograms`, place)
    }
  },
})
