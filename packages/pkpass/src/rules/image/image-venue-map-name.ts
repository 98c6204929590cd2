import { fileRule } from '../rule.ts'

export const imageVenueMapName = fileRule({
  id: 'image-venue-map-name',
  severity: 'info',
  effect: 'dropped',
  condition: 'venueMap is not read by the builder',
  onThePhone: 'Named in an announcement only',
  fix: 'Prefer remote venueMap in upcoming entries',
  source: 'W24, PB',
})
