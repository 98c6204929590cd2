import type { Face } from './face.ts'
import type { Reason } from './pass-layout.ts'
import { type PlacedTags, placedTags } from './semantic-tags.ts'

const NAME_PARTS = ['namePrefix', 'givenName', 'middleName', 'familyName', 'nameSuffix'] as const

/** Why a boarding pass that asks for the semantic layout stays classic; nothing where it gets it. */
export function semanticBoardingObstacle(face: Face): Reason | undefined {
  const { tags } = placedTags(face)
  const isMissing = (value: string | number | undefined) => value === undefined || value === ''
  if (face.pass.boardingPass?.transitType !== 'PKTransitTypeAir') return 'semantic-bp-not-air'
  if (isMissing(tags.airlineCode)) return 'semantic-bp-airline-code'
  if (isMissing(tags.flightNumber)) return 'semantic-bp-flight-number'
  if (isMissing(tags.originalDepartureDate)) return 'semantic-bp-departure-date'
  if (isMissing(tags.originalBoardingDate)) return 'semantic-bp-boarding-date'
  if (isMissing(tags.originalArrivalDate)) return 'semantic-bp-arrival-date'
  if (isMissing(tags.departureAirportTimeZone ?? tags.departureLocationTimeZone)) return 'semantic-bp-departure-zone'
  if (isMissing(tags.departureAirportCode)) return 'semantic-bp-departure-airport'
  if (isMissing(tags.destinationAirportCode)) return 'semantic-bp-destination-airport'
  return isMissing(passengerNameOf(tags)) ? 'semantic-bp-passenger' : undefined
}

/** A passenger's name in the order of its parts; the nickname where there is no other. */
export function passengerNameOf({ passengerName }: PlacedTags['tags']): string {
  const parts = NAME_PARTS.flatMap(part => passengerName?.[part] ?? []).filter(part => part.trim() !== '')
  return parts.length > 0 ? parts.join(' ') : (passengerName?.nickname ?? '')
}
