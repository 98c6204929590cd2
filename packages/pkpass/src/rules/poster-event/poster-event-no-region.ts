import { passRule } from '../rule.ts'

export const posterEventNoRegion = passRule({
  id: 'poster-event-no-region',
  severity: 'warning',
  effect: 'fallback',
  condition: 'No venueRegionName',
  onThePhone: 'The article says fallback; the builder does not check it and device reports differ',
  fix: 'Add it',
  source: 'AD',
})
