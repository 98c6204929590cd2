import { passRule } from '../rule.ts'

export const semanticAliasSpelling = passRule({
  id: 'semantic-alias-spelling',
  severity: 'info',
  effect: 'none',
  condition:
    'Only one of two spellings is present: reference …LocationTimeZone, …LocationSecurityPrograms, loungePlaceIDs; builder …AirportTimeZone, …AirportSecurityPrograms, airlineLoungePlaceID',
  onThePhone: 'Which one a given system reads is unconfirmed',
  fix: 'Write both with the same value; unknown keys are ignored',
  source: 'AD, PB',
})
