import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import { PASSENGER_CAPABILITIES, SECURITY_PROGRAMS } from '../../schema/semantic-values.ts'
import { passRule } from '../rule.ts'
import { placedTags } from './tags.ts'

const LISTS = [
  ['departureLocationSecurityPrograms', SECURITY_PROGRAMS],
  ['departureAirportSecurityPrograms', SECURITY_PROGRAMS],
  ['destinationLocationSecurityPrograms', SECURITY_PROGRAMS],
  ['destinationAirportSecurityPrograms', SECURITY_PROGRAMS],
  ['passengerEligibleSecurityPrograms', SECURITY_PROGRAMS],
  ['passengerCapabilities', PASSENGER_CAPABILITIES],
] as const

export const semanticProgramUnknown = passRule({
  id: 'semantic-program-unknown',
  severity: 'warning',
  effect: 'dropped',
  condition: 'A security program or passenger capability is none that Apple documents',
  onThePhone: 'No badge; Apple’s Pass Builder does not check these texts',
  fix: 'Use the documented names, such as PKTransitSecurityProgramTSAPreCheck or PKPassengerCapabilityCarryon',
  source: 'AD',
  check(context, report) {
    for (const { tags, path } of placedTags(context)) {
      for (const [tag, known] of LISTS) {
        for (const [index, name] of (tags[tag] ?? []).entries()) {
          if (known.some(each => each === name)) continue
          const place = [...path, tag, index]
          const meant = known.find(each => each.toLowerCase() === name.toLowerCase())
          report(
            `${tag} names ${describeValue(name)}, which Wallet does not know`,
            place,
            meant && [{ op: 'replace', pointer: jsonPointer(place), value: meant }],
          )
        }
      }
    }
  },
})
