import { passRule } from '../rule.ts'

export const posterEventSportTeams = passRule({
  id: 'poster-event-sport-teams',
  severity: 'error',
  effect: 'fallback',
  condition: 'eventType sports without awayTeamAbbreviation or homeTeamAbbreviation (one finding each)',
  onThePhone: 'Classic ticket',
  fix: 'Add them',
  source: 'PB, AD',
})
