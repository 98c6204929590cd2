import * as z from 'zod'
import { date, flag, localized, optional, text } from './key.ts'
import {
  currencyAmountSchema,
  eventDateInfoSchema,
  personNameComponentsSchema,
  seatSchema,
  semanticLocationSchema,
  wifiNetworkSchema,
} from './semantic-types.ts'
import { EVENT_TYPES, PASSENGER_CAPABILITIES, SECURITY_PROGRAMS } from './semantic-values.ts'

// What a pass is about, for machines. Spec: pass-json section 8.

const event = { appliesTo: ['event'] } as const
const sports = { appliesTo: ['sports'] } as const
const boarding = { appliesTo: ['boarding'] } as const
const airline = { appliesTo: ['airline'] } as const
const rail = { appliesTo: ['rail'] } as const
const boardingOrEvent = { appliesTo: ['boarding', 'event'] } as const

const neededByPoster = { requiredFor: ['posterEventTicket'] } as const
const neededBySportsPoster = { requiredFor: ['posterEventTicket:PKEventTypeSports'] } as const
const neededByFlight = { requiredFor: ['semanticBoardingPass'] } as const
/** Spellings of Apple's builder, where its reference has another: nobody has shown which one a device reads. */
const spelledByBuilder = { ...airline, documented: 'pass-builder' } as const
const securityPrograms = { knownValues: SECURITY_PROGRAMS } as const

const texts = z.array(z.string())
const MUSIC = 'ids of Apple Music, most important first'

const anyPassTags = {
  totalPrice: optional(currencyAmountSchema, '12.0', 'Price of what the pass stands for', { appliesTo: ['any'] }),
  wifiAccess: optional(z.array(wifiNetworkSchema), '12.0', 'Wireless networks the holder may use', {
    appliesTo: ['any'],
  }),
  balance: optional(currencyAmountSchema, '12.0', 'Balance that can be redeemed', { appliesTo: ['storeCard'] }),
  seats: optional(z.array(seatSchema), '12.0', 'Seats of the holder', boardingOrEvent),
  duration: optional(z.number(), '12.0', 'Length of the event or journey in seconds', boardingOrEvent),
  silenceRequested: flag('12.0', 'Asks for silence during the event; the system may decide otherwise', boardingOrEvent),
}

const eventTags = {
  eventName: localized('12.0', 'Name of the event', { ...event, ...neededByPoster }),
  eventType: text('12.0', 'Kind of event, which chooses the poster’s template: general, sports or live performance', {
    ...event,
    knownValues: EVENT_TYPES,
  }),
  eventStartDate: date('12.0', 'Start of the event; recommended for posters', event),
  eventStartDateInfo: optional(eventDateInfoSchema, '18.0', 'How the start of the event is shown', event),
  eventEndDate: date('12.0', 'End of the event', event),
  eventLiveMessage: localized('18.0', 'Message during the event', { ...event, documented: 'community' }),
  genre: localized('12.0', 'Genre of the performance', event),
  performerNames: optional(texts, '12.0', 'Names of the performers, most important first', {
    ...event,
    localizable: true,
    requiredFor: ['posterEventTicket:PKEventTypeLivePerformance'],
  }),
  artistIDs: optional(texts, '12.0', `Performers: ${MUSIC}`, { ...event, localizable: true }),
  albumIDs: optional(texts, '18.0', `Albums: ${MUSIC}`, { ...event, localizable: true }),
  playlistIDs: optional(texts, '18.0', `Playlists: ${MUSIC}`, { ...event, localizable: true }),
  airplay: optional(z.array(z.looseObject({})), '18.0', 'Objects with an airPlayDeviceGroupToken', {
    ...event,
    documented: 'community',
  }),
  attendeeName: localized('18.0', 'Name of the person the ticket is for', event),
  admissionLevel: localized('18.0', 'Level of admission, such as General Admission', event),
  admissionLevelAbbreviation: localized('18.0', 'Level of admission in short, such as GA', event),
  additionalTicketAttributes: localized('18.0', 'What no other tag says, in few words: it stands in the footer', event),
  entranceDescription: localized('18.0', 'How to get in, in full', event),
  tailgatingAllowed: flag('18.0', 'Whether tailgating is allowed', event),
  venueName: localized('12.0', 'Name of the venue', { ...event, ...neededByPoster }),
  venueRegionName: localized('18.0', 'City or region of the venue', { ...event, ...neededByPoster }),
  venueRoom: localized('12.0', 'Room of the venue; posters are seen to appear without it', {
    ...event,
    ...neededByPoster,
  }),
  venueLocation: optional(semanticLocationSchema, '12.0', 'Where the venue is', event),
  venuePlaceID: text('26.0', 'MapKit place id of the venue, shown in the semantics of an upcoming entry', {
    ...event,
    documented: 'wwdc',
  }),
  venuePhoneNumber: localized('12.0', 'Telephone number of the venue', event),
  venueEntrance: localized('12.0', 'Full name of the entrance', event),
  venueEntranceDoor: localized('18.0', 'Door to enter by', event),
  venueEntranceGate: localized('18.0', 'Gate to enter by', event),
  venueEntrancePortal: localized('18.0', 'Portal to enter by', event),
  venueOpenDate: date('18.0', 'When the venue opens; only where no opening below says it better', event),
  venueCloseDate: date('18.0', 'When the venue closes', event),
  venueBoxOfficeOpenDate: date('18.0', 'When the box office opens', event),
  venueDoorsOpenDate: date('18.0', 'When the doors open', event),
  venueFanZoneOpenDate: date('18.0', 'When the fan zone opens', event),
  venueGatesOpenDate: date('18.0', 'When the gates open', event),
  venueParkingLotsOpenDate: date('18.0', 'When the parking places open', event),
}

const sportsTags = {
  sportName: localized('12.0', 'Name of the sport', sports),
  leagueName: localized('12.0', 'Name of the league', sports),
  leagueAbbreviation: localized('12.0', 'The league in short', sports),
  homeTeamName: localized('12.0', 'Name of the home team', sports),
  homeTeamAbbreviation: localized('12.0', 'The home team in short', { ...sports, ...neededBySportsPoster }),
  homeTeamLocation: localized('12.0', 'Where the home team is from', sports),
  awayTeamName: localized('12.0', 'Name of the visiting team', sports),
  awayTeamAbbreviation: localized('12.0', 'The visiting team in short', { ...sports, ...neededBySportsPoster }),
  awayTeamLocation: localized('12.0', 'Where the visiting team is from', sports),
}

const boardingTags = {
  passengerName: optional(
    personNameComponentsSchema,
    '12.0',
    'Name of the passenger; missing when all its parts are empty',
    {
      ...boarding,
      ...neededByFlight,
    },
  ),
  transitProvider: localized('12.0', 'Name of the company that carries', boarding),
  transitStatus: localized('12.0', 'Status such as On Time; with a delay give the current dates too', boarding),
  transitStatusReason: localized('12.0', 'Why the status is what it is', boarding),
  vehicleName: localized('12.0', 'Name of the vehicle', boarding),
  vehicleNumber: localized('12.0', 'Number of the vehicle', boarding),
  vehicleType: localized('12.0', 'Type of the vehicle', boarding),
  confirmationNumber: localized('12.0', 'Number of the booking', boarding),
  boardingGroup: localized('12.0', 'Group that boards together, as issued: live data never replaces it', boarding),
  boardingSequenceNumber: localized('12.0', 'Place in the order of boarding, as issued', boarding),
  boardingZone: localized('26.0', 'Zone that boards together, without the word zone', boarding),
  priorityStatus: localized('12.0', 'Priority of the passenger, such as Gold', boarding),
  securityScreening: localized('12.0', 'Kind of security screening', boarding),
  membershipProgramName: localized('12.0', 'Name of the frequent traveller program', boarding),
  membershipProgramNumber: localized('12.0', 'Number of the passenger in the program', boarding),
  membershipProgramStatus: localized('26.0', 'Status of the passenger in the program', boarding),
  originalBoardingDate: date(
    '12.0',
    'Planned boarding; its distance to the planned departure is kept when that moves',
    {
      ...boarding,
      ...neededByFlight,
    },
  ),
  originalDepartureDate: date('12.0', 'Planned departure, which flight tracking needs', {
    ...boarding,
    ...neededByFlight,
  }),
  originalArrivalDate: date('12.0', 'Planned arrival', { ...boarding, ...neededByFlight }),
  currentBoardingDate: date('12.0', 'Boarding, where it is not the planned one', boarding),
  currentDepartureDate: date('12.0', 'Departure, where it is not the planned one', boarding),
  currentArrivalDate: date('12.0', 'Arrival, where it is not the planned one', boarding),
  departureLocation: optional(semanticLocationSchema, '12.0', 'Place of departure, as precisely as possible', boarding),
  departureLocationDescription: localized('12.0', 'The place of departure in words', boarding),
  departureGate: localized('12.0', 'Gate of departure, without the word gate', boarding),
  destinationLocation: optional(semanticLocationSchema, '12.0', 'Place of arrival', boarding),
  destinationLocationDescription: localized('12.0', 'The place of arrival in words', boarding),
}

const railTags = {
  carNumber: localized('12.0', 'Number of the car', rail),
  departureStationName: localized('12.0', 'Station of departure', rail),
  departurePlatform: localized('12.0', 'Platform of departure, without the word platform', rail),
  destinationStationName: localized('12.0', 'Station of arrival', rail),
  destinationPlatform: localized('12.0', 'Platform of arrival, without the word platform', rail),
}

const airlineTags = {
  airlineCode: localized('12.0', 'IATA code of the carrier, which flight tracking needs', {
    ...airline,
    ...neededByFlight,
  }),
  flightNumber: optional(z.int(), '12.0', 'Number of the flight without the carrier, which flight tracking needs', {
    ...airline,
    ...neededByFlight,
  }),
  flightCode: localized('12.0', 'Carrier code and number of the flight together', airline),
  ticketFareClass: localized('26.0', 'Fare class such as Economy, shown as a badge', airline),
  departureAirportCode: localized('12.0', 'IATA code of the airport of departure', { ...airline, ...neededByFlight }),
  departureAirportName: localized('12.0', 'Name of the airport of departure', airline),
  departureCityName: localized('26.0', 'City of departure', { ...airline, ...neededByFlight }),
  departureTerminal: localized('12.0', 'Terminal of departure, without the word terminal', airline),
  departureLocationTimeZone: text('26.0', 'Zone in which times of departure are shown', {
    ...airline,
    ...neededByFlight,
    format: 'iana-timezone',
  }),
  departureAirportTimeZone: text('26.0', 'Builder’s spelling of departureLocationTimeZone', {
    ...spelledByBuilder,
    format: 'iana-timezone',
    aliasOf: 'departureLocationTimeZone',
  }),
  departureLocationSecurityPrograms: optional(
    texts,
    '26.0',
    'Security programs at the departure; a badge appears for those the passenger is eligible for',
    { ...airline, ...securityPrograms },
  ),
  departureAirportSecurityPrograms: optional(texts, '26.0', 'Builder’s spelling of departureLocationSecurityPrograms', {
    ...spelledByBuilder,
    ...securityPrograms,
    aliasOf: 'departureLocationSecurityPrograms',
  }),
  destinationAirportCode: localized('12.0', 'IATA code of the airport of arrival', { ...airline, ...neededByFlight }),
  destinationAirportName: localized('12.0', 'Name of the airport of arrival', airline),
  destinationCityName: localized('26.0', 'City of arrival', { ...airline, ...neededByFlight }),
  destinationTerminal: localized('12.0', 'Terminal of arrival, without the word terminal', airline),
  destinationGate: localized('12.0', 'Gate of arrival, without the word gate', airline),
  destinationLocationTimeZone: text('26.0', 'Zone in which times of arrival are shown', {
    ...airline,
    ...neededByFlight,
    format: 'iana-timezone',
  }),
  destinationAirportTimeZone: text('26.0', 'Builder’s spelling of destinationLocationTimeZone', {
    ...spelledByBuilder,
    format: 'iana-timezone',
    aliasOf: 'destinationLocationTimeZone',
  }),
  destinationLocationSecurityPrograms: optional(
    texts,
    '26.0',
    'Security programs at the destination; a badge appears for those the passenger is eligible for',
    { ...airline, ...securityPrograms },
  ),
  destinationAirportSecurityPrograms: optional(
    texts,
    '26.0',
    'Builder’s spelling of destinationLocationSecurityPrograms',
    {
      ...spelledByBuilder,
      ...securityPrograms,
      aliasOf: 'destinationLocationSecurityPrograms',
    },
  ),
  passengerEligibleSecurityPrograms: optional(texts, '26.0', 'Security programs the passenger is eligible for', {
    ...airline,
    ...securityPrograms,
  }),
  passengerCapabilities: optional(texts, '26.0', 'What the passenger may do or bring, shown as badges', {
    ...airline,
    knownValues: PASSENGER_CAPABILITIES,
  }),
  passengerInformationSSRs: optional(texts, '26.0', 'IATA information codes; Wallet understands INFT', airline),
  passengerServiceSSRs: optional(texts, '26.0', 'IATA service codes, some of which Wallet shows as badges', airline),
  passengerAirlineSSRs: optional(texts, '26.0', 'Service codes of the carrier', airline),
  internationalDocumentsAreVerified: flag('26.0', 'Shows a badge with the name of the declaration', airline),
  internationalDocumentsVerifiedDeclarationName: localized('26.0', 'Text of that badge, such as DOCS OK', airline),
  loungePlaceIDs: optional(texts, '26.0', 'MapKit place ids of lounges', airline),
  airlineLoungePlaceID: text('26.0', 'Builder’s spelling of loungePlaceIDs, for one lounge', {
    ...spelledByBuilder,
    aliasOf: 'loungePlaceIDs',
  }),
}

const declaredSemanticTags = z.looseObject({
  ...anyPassTags,
  ...eventTags,
  ...sportsTags,
  ...boardingTags,
  ...railTags,
  ...airlineTags,
})
/** A name for the type: written out wherever it is held, the types of a pass fill half a megabyte of declarations. */
export interface SemanticTagsSchema extends DeclaredSemanticTags {}
type DeclaredSemanticTags = typeof declaredSemanticTags

/** Machine-readable facts, for the whole pass, for a field or for an upcoming entry; the place changes nothing. */
export const semanticTagsSchema: SemanticTagsSchema = declaredSemanticTags
export type SemanticTags = z.infer<typeof semanticTagsSchema>
