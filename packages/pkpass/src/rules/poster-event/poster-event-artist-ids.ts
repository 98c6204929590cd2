import { passRule } from '../rule.ts'
import { requireTag, tagsOfPass } from '../semantic/tags.ts'

export const posterEventArtistIds = passRule({
  id: 'poster-event-artist-ids',
  severity: 'warning',
  effect: 'dropped',
  condition: 'A poster ticket of a live performance has no artistIDs',
  onThePhone: 'No suggestion of music',
  fix: 'Add the semantic tag artistIDs with ids of Apple Music',
  source: 'PB',
  check(context, report) {
    if (!context.isPosterEventTicket || tagsOfPass(context).eventType !== 'PKEventTypeLivePerformance') return
    requireTag(context, 'artistIDs', report)
  },
})
