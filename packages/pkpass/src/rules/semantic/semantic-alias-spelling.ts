import { passRule } from '../rule.ts'
import { requireBothSpellings, type Spellings } from './spellings.ts'
import { placedTags } from './tags.ts'

const SAME_VALUE: readonly Spellings[] = [
  ['departureLocationTimeZone', 'departureAirportTimeZone'],
  ['destinationLocationTimeZone', 'destinationAirportTimeZone'],
  ['departureLocationSecurityPrograms', 'departureAirportSecurityPrograms'],
  ['destinationLocationSecurityPrograms', 'destinationAirportSecurityPrograms'],
]
const LOUNGES: Spellings = ['loungePlaceIDs', 'airlineLoungePlaceID']

export const semanticAliasSpelling = passRule({
  id: 'semantic-alias-spelling',
  severity: 'info',
  effect: 'none',
  condition:
    'A tag that Apple spells in two ways is there in one only: …LocationTimeZone, …LocationSecurityPrograms and loungePlaceIDs in its reference, …AirportTimeZone, …AirportSecurityPrograms and airlineLoungePlaceID in its Pass Builder',
  onThePhone: 'Nobody has shown which spelling a given system reads',
  fix: 'Write both spellings with the same value: the unknown one is ignored',
  source: 'AD, PB',
  check(context, report) {
    for (const { tags, path } of placedTags(context)) {
      for (const spellings of SAME_VALUE) requireBothSpellings(tags, spellings, path, report)
      requireBothSpellings(tags, LOUNGES, path, report, otherLounges)
    }
  },
})

/** One spelling takes a list, the other a single lounge: of several nobody can say which. */
function otherLounges(value: unknown): unknown {
  if (!Array.isArray(value)) return [value]
  return value.length === 1 ? value[0] : undefined
}
