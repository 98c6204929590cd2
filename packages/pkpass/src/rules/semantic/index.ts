import { semanticAirportCode } from './semantic-airport-code.ts'
import { semanticAliasSpelling } from './semantic-alias-spelling.ts'
import { semanticCurrency } from './semantic-currency.ts'
import { semanticEventType } from './semantic-event-type.ts'
import { semanticFlightCode } from './semantic-flight-code.ts'
import { semanticProgramUnknown } from './semantic-program-unknown.ts'
import { semanticSeatDouble } from './semantic-seat-double.ts'
import { semanticSilence } from './semantic-silence.ts'
import { semanticSsrUnknown } from './semantic-ssr-unknown.ts'
import { semanticTimeZone } from './semantic-time-zone.ts'
import { semanticType } from './semantic-type.ts'
import { semanticUnknown } from './semantic-unknown.ts'
import { semanticWifi } from './semantic-wifi.ts'
import { semanticWrongStyle } from './semantic-wrong-style.ts'

export const SEMANTIC_RULES = [
  semanticUnknown,
  semanticType,
  semanticEventType,
  semanticProgramUnknown,
  semanticSsrUnknown,
  semanticWrongStyle,
  semanticTimeZone,
  semanticAirportCode,
  semanticFlightCode,
  semanticAliasSpelling,
  semanticCurrency,
  semanticWifi,
  semanticSeatDouble,
  semanticSilence,
] as const
