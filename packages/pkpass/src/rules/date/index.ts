import { dateExpiryBeforeEvent } from './date-expiry-before-event.ts'
import { dateFraction } from './date-fraction.ts'
import { dateGenericNoExpiry } from './date-generic-no-expiry.ts'
import { dateImplausible } from './date-implausible.ts'
import { dateImpossible } from './date-impossible.ts'
import { dateNoZone } from './date-no-zone.ts'
import { dateNotW3c } from './date-not-w3c.ts'
import { dateRelevantBad } from './date-relevant-bad.ts'
import { dateSpaceForPlus } from './date-space-for-plus.ts'
import { dateUtcWithIgnoresZone } from './date-utc-with-ignores-zone.ts'

export const DATE_RULES = [
  dateNoZone,
  dateSpaceForPlus,
  dateNotW3c,
  dateFraction,
  dateImpossible,
  dateImplausible,
  dateUtcWithIgnoresZone,
  dateRelevantBad,
  dateExpiryBeforeEvent,
  dateGenericNoExpiry,
] as const
