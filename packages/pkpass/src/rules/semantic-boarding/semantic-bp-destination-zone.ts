import { passRule } from '../rule.ts'

export const semanticBpDestinationZone = passRule({
  id: 'semantic-bp-destination-zone',
  severity: 'warning',
  effect: 'fallback',
  condition: 'No destination time zone under either spelling (builder: recommended; article: required)',
  onThePhone: 'Perhaps classic',
  fix: 'Write both spellings',
  source: 'PB, AD',
})
