import { passRule } from '../rule.ts'

export const semanticBpDepartureZone = passRule({
  id: 'semantic-bp-departure-zone',
  severity: 'error',
  effect: 'fallback',
  condition: 'No departure time zone under either spelling',
  onThePhone: 'Classic boarding pass',
  fix: 'Write both spellings',
  source: 'PB, AD',
})
