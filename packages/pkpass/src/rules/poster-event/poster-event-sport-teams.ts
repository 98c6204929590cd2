import { passRule } from '../rule.ts'
import { requireTag, tagsOfPass } from '../semantic/tags.ts'

export const posterEventSportTeams = passRule({
  id: 'poster-event-sport-teams',
  severity: 'error',
  effect: 'fallback',
  condition: 'A poster ticket of a sports event has no awayTeamAbbreviation or no homeTeamAbbreviation',
  onThePhone: 'Drawn as a classic ticket',
  fix: 'Add the semantic tags awayTeamAbbreviation and homeTeamAbbreviation',
  source: 'PB, AD',
  check(context, report) {
    if (!context.isPosterEventTicket || tagsOfPass(context).eventType !== 'PKEventTypeSports') return
    requireTag(context, 'awayTeamAbbreviation', report)
    requireTag(context, 'homeTeamAbbreviation', report)
  },
})
