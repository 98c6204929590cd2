import { passRule } from '../rule.ts'

export const posterEventArtistIds = passRule({
  id: 'poster-event-artist-ids',
  severity: 'warning',
  effect: 'dropped',
  condition: 'Live performance without artistIDs',
  onThePhone: 'No music suggestion',
  fix: 'Add Apple Music ids',
  source: 'PB',
})
