import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { isMissing, placedTags } from './tags.ts'

const AIRPORT = /^[A-Z]{3}$/i
const AIRLINE = /^[A-Z0-9]{2,3}$/i
const CODES = [
  ['departureAirportCode', AIRPORT, 'three letters'],
  ['destinationAirportCode', AIRPORT, 'three letters'],
  ['airlineCode', AIRLINE, 'two or three letters and digits'],
] as const

export const semanticAirportCode = passRule({
  id: 'semantic-airport-code',
  severity: 'warning',
  effect: 'fallback',
  condition: 'An airport code is not three letters, or an airline code not two or three letters and digits',
  onThePhone: 'No flight data',
  fix: 'Write the IATA codes of airport and airline',
  source: 'AD',
  check(context, report) {
    for (const { tags, path } of placedTags(context)) {
      for (const [tag, form, expected] of CODES) {
        const code = tags[tag]
        if (code === undefined || isMissing(code) || form.test(code)) continue
        report(`${tag} is ${describeValue(code)}; expected ${expected}`, [...path, tag])
      }
    }
  },
})
