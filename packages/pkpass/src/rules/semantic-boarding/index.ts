import { semanticBpAirlineCode } from './semantic-bp-airline-code.ts'
import { semanticBpArrivalDate } from './semantic-bp-arrival-date.ts'
import { semanticBpBoardingDate } from './semantic-bp-boarding-date.ts'
import { semanticBpDateOrder } from './semantic-bp-date-order.ts'
import { semanticBpDelayWithoutDates } from './semantic-bp-delay-without-dates.ts'
import { semanticBpDepartureAirport } from './semantic-bp-departure-airport.ts'
import { semanticBpDepartureCity } from './semantic-bp-departure-city.ts'
import { semanticBpDepartureDate } from './semantic-bp-departure-date.ts'
import { semanticBpDepartureZone } from './semantic-bp-departure-zone.ts'
import { semanticBpDestinationAirport } from './semantic-bp-destination-airport.ts'
import { semanticBpDestinationCity } from './semantic-bp-destination-city.ts'
import { semanticBpDestinationZone } from './semantic-bp-destination-zone.ts'
import { semanticBpDocuments } from './semantic-bp-documents.ts'
import { semanticBpFlightNumber } from './semantic-bp-flight-number.ts'
import { semanticBpNoSeats } from './semantic-bp-no-seats.ts'
import { semanticBpNotAir } from './semantic-bp-not-air.ts'
import { semanticBpPassenger } from './semantic-bp-passenger.ts'
import { semanticBpProgramsUnmatched } from './semantic-bp-programs-unmatched.ts'

export const SEMANTIC_BOARDING_RULES = [
  semanticBpNotAir,
  semanticBpAirlineCode,
  semanticBpFlightNumber,
  semanticBpDepartureDate,
  semanticBpBoardingDate,
  semanticBpArrivalDate,
  semanticBpDepartureZone,
  semanticBpDestinationZone,
  semanticBpDepartureAirport,
  semanticBpDestinationAirport,
  semanticBpDepartureCity,
  semanticBpDestinationCity,
  semanticBpPassenger,
  semanticBpNoSeats,
  semanticBpDateOrder,
  semanticBpDelayWithoutDates,
  semanticBpProgramsUnmatched,
  semanticBpDocuments,
] as const
