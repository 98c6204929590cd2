import { passRule } from '../rule.ts'

export const semanticType = passRule({
  id: 'semantic-type',
  severity: 'error',
  effect: 'refused',
  condition:
    'Wrong type: flightNumber or duration as text, amount as number, seats or performerNames not an array, dates not in date form',
  onThePhone: 'Refused or scheme fallback; the builder refuses the file',
  fix: 'Use the type of the table',
  source: 'AD, PB',
})
