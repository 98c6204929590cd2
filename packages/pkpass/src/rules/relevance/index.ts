import { beaconCount } from './beacon-count.ts'
import { beaconRange } from './beacon-range.ts'
import { beaconUuid } from './beacon-uuid.ts'
import { locationCoordinates } from './location-coordinates.ts'
import { locationCount } from './location-count.ts'
import { locationMaxDistance } from './location-max-distance.ts'
import { locationStyleNeedsPlace } from './location-style-needs-place.ts'
import { locationTextLong } from './location-text-long.ts'
import { locationTextMissing } from './location-text-missing.ts'
import { locationZero } from './location-zero.ts'
import { relevantDateDeprecated } from './relevant-date-deprecated.ts'
import { relevantDatesEntry } from './relevant-dates-entry.ts'
import { relevantDatesIos18Name } from './relevant-dates-ios18-name.ts'
import { relevantDatesLong } from './relevant-dates-long.ts'
import { relevantDatesOrder } from './relevant-dates-order.ts'

export const RELEVANCE_RULES = [
  locationCount,
  locationCoordinates,
  locationZero,
  locationTextLong,
  locationTextMissing,
  locationMaxDistance,
  locationStyleNeedsPlace,
  beaconCount,
  beaconUuid,
  beaconRange,
  relevantDateDeprecated,
  relevantDatesEntry,
  relevantDatesOrder,
  relevantDatesLong,
  relevantDatesIos18Name,
] as const
