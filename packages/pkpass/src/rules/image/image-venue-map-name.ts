import { fileRule } from '../rule.ts'
import { firstOf, usesSlot } from './slot-use.ts'

export const imageVenueMapName = fileRule({
  id: 'image-venue-map-name',
  severity: 'info',
  effect: 'dropped',
  condition: 'venueMap is not read by Apple’s Pass Builder',
  onThePhone: 'Named in an announcement only',
  fix: 'Prefer the remote venueMap of upcomingPassInformation',
  source: 'W24, PB',
  check(context, report) {
    const { pass } = context
    const image = firstOf(context, 'venueMap')
    if (image && pass && usesSlot(pass, 'venueMap')) {
      report(`${image.path} is known from an announcement alone`, { file: image.path })
    }
  },
})
