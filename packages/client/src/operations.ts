// Made by scripts/generate-docs.ts from the OpenAPI document: change the operations of the server, then run `npm run docs`.
import type { Answer, Call, CallOptions } from './call.ts'

/** Every code that a problem document can have. */
export const PROBLEM_CODES = [
  'ERR_JSON_MALFORMED',
  'ERR_REQUEST_INVALID',
  'ERR_IMAGE_INVALID',
  'ERR_API_KEY_MISSING',
  'ERR_API_KEY_UNKNOWN',
  'ERR_SESSION_MISSING',
  'ERR_CROSS_SITE',
  'ERR_SCOPE_MISSING',
  'ERR_PASS_NOT_FOUND',
  'ERR_IDENTITY_NOT_FOUND',
  'ERR_KEY_NOT_FOUND',
  'ERR_HOLDER_NOT_FOUND',
  'ERR_PROJECT_NOT_FOUND',
  'ERR_SIMULATOR_NOT_FOUND',
  'ERR_ROUTE_NOT_FOUND',
  'ERR_METHOD_NOT_ALLOWED',
  'ERR_IDENTITY_MISSING',
  'ERR_IDENTITY_TAKEN',
  'ERR_TEST_IDENTITY_MISSING',
  'ERR_EXTERNAL_ID_TAKEN',
  'ERR_PROJECT_TAKEN',
  'ERR_IDEMPOTENT_CALL_UNDER_WAY',
  'ERR_PRECONDITION_FAILED',
  'ERR_BODY_TOO_LARGE',
  'ERR_PASS_REFUSED',
  'ERR_PASS_TOO_LARGE',
  'ERR_IDEMPOTENCY_KEY_REUSED',
  'ERR_IDENTITY_REFUSED',
  'ERR_QUOTA_EXCEEDED',
  'ERR_RATE_LIMITED',
  'ERR_MESSAGE_CEILING',
  'ERR_SIMULATOR_UNAVAILABLE',
  'ERR_INSPECT_BUSY',
  'ERR_PREVIEW_BUSY',
  'ERR_INTERNAL',
  'ERR_IMAGE_BUSY',
  'ERR_STORAGE_UNAVAILABLE',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

export type ApiKey = {
  /** Names the key in calls and in the log */
  readonly id: string
  readonly name: string
  /** A test key signs with a sandbox identity, and is not counted */
  readonly kind: 'live' | 'test'
  /** What it may do */
  readonly scopes: readonly ('issue' | 'update' | 'read' | 'admin')[]
  readonly createdAt: string
  /** To within five minutes */
  readonly lastUsedAt: string | null
  /** May lie ahead, for a key that was rotated */
  readonly revokedAt: string | null
}

export type AuxiliaryFieldRequest = {
  /** Matches old and new values in an update; derived from the label when absent; 1 to 64 characters */
  readonly key?: string | undefined
  /** Stands above the value; at most 64 characters */
  readonly label?: string | undefined
  /** Text, ISO 8601 date with zone, or number */
  readonly value: string | number
  /** Shown on the Lock Screen when the value changes; %@ becomes the new value; at most 128 characters */
  readonly changeMessage?: string | undefined
  /** Shown instead of the value on iPhone, with links as <a href> */
  readonly attributedValue?: string | number | undefined
  /** Shows the number as an amount of this currency; not together with numberStyle */
  readonly currencyCode?: string | undefined
  /** What becomes a link on the back: all kinds when left out, none when empty */
  readonly dataDetectorTypes?:
    | readonly (
        | 'PKDataDetectorTypePhoneNumber'
        | 'PKDataDetectorTypeLink'
        | 'PKDataDetectorTypeAddress'
        | 'PKDataDetectorTypeCalendarEvent'
      )[]
    | undefined
  /** How the day of a date is written; give timeStyle as well */
  readonly dateStyle?:
    | 'PKDateStyleNone'
    | 'PKDateStyleShort'
    | 'PKDateStyleMedium'
    | 'PKDateStyleLong'
    | 'PKDateStyleFull'
    | undefined
  /** How the time of a date is written; give dateStyle as well */
  readonly timeStyle?:
    | 'PKDateStyleNone'
    | 'PKDateStyleShort'
    | 'PKDateStyleMedium'
    | 'PKDateStyleLong'
    | 'PKDateStyleFull'
    | undefined
  /** Shows the time in the zone written in the value, not in the device’s */
  readonly ignoresTimeZone?: boolean | undefined
  /** Shows the date relative to now */
  readonly isRelative?: boolean | undefined
  /** How a number is written; not together with currencyCode */
  readonly numberStyle?:
    | 'PKNumberStyleDecimal'
    | 'PKNumberStylePercent'
    | 'PKNumberStyleScientific'
    | 'PKNumberStyleSpellOut'
    | undefined
  /** Alignment of the field; ignored on primary and back fields */
  readonly textAlignment?:
    | 'PKTextAlignmentLeft'
    | 'PKTextAlignmentCenter'
    | 'PKTextAlignmentRight'
    | 'PKTextAlignmentNatural'
    | undefined
  /** Semantic tags written beside the value they belong to */
  readonly semantics?:
    | {
        /** Price of what the pass stands for */
        readonly totalPrice?:
          | {
              /** Amount as a decimal number in a text */
              readonly amount?: string | undefined
              /** Currency of the amount */
              readonly currencyCode?: string | undefined
              readonly [name: string]: unknown
            }
          | undefined
        /** Wireless networks the holder may use */
        readonly wifiAccess?:
          | readonly {
              /** Password of the network */
              readonly password: string
              /** Name of the network */
              readonly ssid: string
              /** Token for the network’s captive portal */
              readonly captiveToken?: string | undefined
              /** Address at which the captive portal takes the token */
              readonly captiveTokenAuthURL?: string | undefined
              readonly [name: string]: unknown
            }[]
          | undefined
        /** Balance that can be redeemed */
        readonly balance?:
          | {
              /** Amount as a decimal number in a text */
              readonly amount?: string | undefined
              /** Currency of the amount */
              readonly currencyCode?: string | undefined
              readonly [name: string]: unknown
            }
          | undefined
        /** Seats of the holder */
        readonly seats?:
          | readonly {
              /** Aisle of the seat */
              readonly seatAisle?: string | undefined
              /** What kind of place it is, such as a flat bed seat */
              readonly seatDescription?: string | undefined
              /** Identifier of the seat */
              readonly seatIdentifier?: string | undefined
              /** Level of the seat */
              readonly seatLevel?: string | undefined
              /** Number of the seat, as a text */
              readonly seatNumber?: string | undefined
              /** Row of the seat */
              readonly seatRow?: string | undefined
              /** Section of the seat */
              readonly seatSection?: string | undefined
              /** Colour of the section, drawn at the foot of a poster event ticket to find the way */
              readonly seatSectionColor?: string | undefined
              /** Class of the seat, such as reserved seating */
              readonly seatType?: string | undefined
              /** Handle of the item in Apple’s design tools: Wallet does not read it */
              readonly _id?: unknown | undefined
              readonly [name: string]: unknown
            }[]
          | undefined
        /** Length of the event or journey in seconds */
        readonly duration?: number | undefined
        /** Asks for silence during the event; the system may decide otherwise */
        readonly silenceRequested?: boolean | undefined
        /** Name of the event */
        readonly eventName?: string | undefined
        /** Kind of event, which chooses the poster’s template: general, sports or live performance */
        readonly eventType?: string | undefined
        /** Start of the event; recommended for posters */
        readonly eventStartDate?: string | undefined
        /** How the start of the event is shown */
        readonly eventStartDateInfo?:
          | {
              /** Start of the event */
              readonly date?: string | undefined
              /** Shows the day without the time */
              readonly ignoreTimeComponents?: boolean | undefined
              /** Zone in which the start is shown */
              readonly timeZone?: string | undefined
              /** Shows TBA instead of the date */
              readonly unannounced?: boolean | undefined
              /** Shows TBD instead of the date */
              readonly undetermined?: boolean | undefined
              readonly [name: string]: unknown
            }
          | undefined
        /** End of the event */
        readonly eventEndDate?: string | undefined
        /** Message during the event */
        readonly eventLiveMessage?: string | undefined
        /** Genre of the performance */
        readonly genre?: string | undefined
        /** Names of the performers, most important first */
        readonly performerNames?: readonly string[] | undefined
        /** Performers: ids of Apple Music, most important first */
        readonly artistIDs?: readonly string[] | undefined
        /** Albums: ids of Apple Music, most important first */
        readonly albumIDs?: readonly string[] | undefined
        /** Playlists: ids of Apple Music, most important first */
        readonly playlistIDs?: readonly string[] | undefined
        /** Objects with an airPlayDeviceGroupToken */
        readonly airplay?:
          | readonly {
              readonly [name: string]: unknown
            }[]
          | undefined
        /** Name of the person the ticket is for */
        readonly attendeeName?: string | undefined
        /** Level of admission, such as General Admission */
        readonly admissionLevel?: string | undefined
        /** Level of admission in short, such as GA */
        readonly admissionLevelAbbreviation?: string | undefined
        /** What no other tag says, in few words: it stands in the footer */
        readonly additionalTicketAttributes?: string | undefined
        /** How to get in, in full */
        readonly entranceDescription?: string | undefined
        /** Whether tailgating is allowed */
        readonly tailgatingAllowed?: boolean | undefined
        /** Name of the venue */
        readonly venueName?: string | undefined
        /** City or region of the venue */
        readonly venueRegionName?: string | undefined
        /** Room of the venue; posters are seen to appear without it */
        readonly venueRoom?: string | undefined
        /** Where the venue is */
        readonly venueLocation?:
          | {
              /** Degrees north of the equator; -90 to 90 */
              readonly latitude: number
              /** Degrees east of Greenwich; -180 to 180 */
              readonly longitude: number
              /** Metres above the sea */
              readonly altitude?: number | undefined
              /** Comes with the one location type of Apple’s builder; no effect is known here */
              readonly relevantText?: string | undefined
              readonly [name: string]: unknown
            }
          | undefined
        /** MapKit place id of the venue, shown in the semantics of an upcoming entry */
        readonly venuePlaceID?: string | undefined
        /** Telephone number of the venue */
        readonly venuePhoneNumber?: string | undefined
        /** Full name of the entrance */
        readonly venueEntrance?: string | undefined
        /** Door to enter by */
        readonly venueEntranceDoor?: string | undefined
        /** Gate to enter by */
        readonly venueEntranceGate?: string | undefined
        /** Portal to enter by */
        readonly venueEntrancePortal?: string | undefined
        /** When the venue opens; only where no opening below says it better */
        readonly venueOpenDate?: string | undefined
        /** When the venue closes */
        readonly venueCloseDate?: string | undefined
        /** When the box office opens */
        readonly venueBoxOfficeOpenDate?: string | undefined
        /** When the doors open */
        readonly venueDoorsOpenDate?: string | undefined
        /** When the fan zone opens */
        readonly venueFanZoneOpenDate?: string | undefined
        /** When the gates open */
        readonly venueGatesOpenDate?: string | undefined
        /** When the parking places open */
        readonly venueParkingLotsOpenDate?: string | undefined
        /** Name of the sport */
        readonly sportName?: string | undefined
        /** Name of the league */
        readonly leagueName?: string | undefined
        /** The league in short */
        readonly leagueAbbreviation?: string | undefined
        /** Name of the home team */
        readonly homeTeamName?: string | undefined
        /** The home team in short */
        readonly homeTeamAbbreviation?: string | undefined
        /** Where the home team is from */
        readonly homeTeamLocation?: string | undefined
        /** Name of the visiting team */
        readonly awayTeamName?: string | undefined
        /** The visiting team in short */
        readonly awayTeamAbbreviation?: string | undefined
        /** Where the visiting team is from */
        readonly awayTeamLocation?: string | undefined
        /** Name of the passenger; missing when all its parts are empty */
        readonly passengerName?:
          | {
              /** Family name */
              readonly familyName?: string | undefined
              /** Given name */
              readonly givenName?: string | undefined
              /** Middle name */
              readonly middleName?: string | undefined
              /** What stands before the name, such as Dr. */
              readonly namePrefix?: string | undefined
              /** What stands behind the name, such as Jr. */
              readonly nameSuffix?: string | undefined
              /** Nickname */
              readonly nickname?: string | undefined
              /** How the name is spoken */
              readonly phoneticRepresentation?: string | undefined
              readonly [name: string]: unknown
            }
          | undefined
        /** Name of the company that carries */
        readonly transitProvider?: string | undefined
        /** Status such as On Time; with a delay give the current dates too */
        readonly transitStatus?: string | undefined
        /** Why the status is what it is */
        readonly transitStatusReason?: string | undefined
        /** Name of the vehicle */
        readonly vehicleName?: string | undefined
        /** Number of the vehicle */
        readonly vehicleNumber?: string | undefined
        /** Type of the vehicle */
        readonly vehicleType?: string | undefined
        /** Number of the booking */
        readonly confirmationNumber?: string | undefined
        /** Group that boards together, as issued: live data never replaces it */
        readonly boardingGroup?: string | undefined
        /** Place in the order of boarding, as issued */
        readonly boardingSequenceNumber?: string | undefined
        /** Zone that boards together, without the word zone */
        readonly boardingZone?: string | undefined
        /** Priority of the passenger, such as Gold */
        readonly priorityStatus?: string | undefined
        /** Kind of security screening */
        readonly securityScreening?: string | undefined
        /** Name of the frequent traveller program */
        readonly membershipProgramName?: string | undefined
        /** Number of the passenger in the program */
        readonly membershipProgramNumber?: string | undefined
        /** Status of the passenger in the program */
        readonly membershipProgramStatus?: string | undefined
        /** Planned boarding; its distance to the planned departure is kept when that moves */
        readonly originalBoardingDate?: string | undefined
        /** Planned departure, which flight tracking needs */
        readonly originalDepartureDate?: string | undefined
        /** Planned arrival */
        readonly originalArrivalDate?: string | undefined
        /** Boarding, where it is not the planned one */
        readonly currentBoardingDate?: string | undefined
        /** Departure, where it is not the planned one */
        readonly currentDepartureDate?: string | undefined
        /** Arrival, where it is not the planned one */
        readonly currentArrivalDate?: string | undefined
        /** Place of departure, as precisely as possible */
        readonly departureLocation?:
          | {
              /** Degrees north of the equator; -90 to 90 */
              readonly latitude: number
              /** Degrees east of Greenwich; -180 to 180 */
              readonly longitude: number
              /** Metres above the sea */
              readonly altitude?: number | undefined
              /** Comes with the one location type of Apple’s builder; no effect is known here */
              readonly relevantText?: string | undefined
              readonly [name: string]: unknown
            }
          | undefined
        /** The place of departure in words */
        readonly departureLocationDescription?: string | undefined
        /** Gate of departure, without the word gate */
        readonly departureGate?: string | undefined
        /** Place of arrival */
        readonly destinationLocation?:
          | {
              /** Degrees north of the equator; -90 to 90 */
              readonly latitude: number
              /** Degrees east of Greenwich; -180 to 180 */
              readonly longitude: number
              /** Metres above the sea */
              readonly altitude?: number | undefined
              /** Comes with the one location type of Apple’s builder; no effect is known here */
              readonly relevantText?: string | undefined
              readonly [name: string]: unknown
            }
          | undefined
        /** The place of arrival in words */
        readonly destinationLocationDescription?: string | undefined
        /** Number of the car */
        readonly carNumber?: string | undefined
        /** Station of departure */
        readonly departureStationName?: string | undefined
        /** Platform of departure, without the word platform */
        readonly departurePlatform?: string | undefined
        /** Station of arrival */
        readonly destinationStationName?: string | undefined
        /** Platform of arrival, without the word platform */
        readonly destinationPlatform?: string | undefined
        /** IATA code of the carrier, which flight tracking needs */
        readonly airlineCode?: string | undefined
        /** Number of the flight without the carrier, which flight tracking needs */
        readonly flightNumber?: number | undefined
        /** Carrier code and number of the flight together */
        readonly flightCode?: string | undefined
        /** Fare class such as Economy, shown as a badge */
        readonly ticketFareClass?: string | undefined
        /** IATA code of the airport of departure */
        readonly departureAirportCode?: string | undefined
        /** Name of the airport of departure */
        readonly departureAirportName?: string | undefined
        /** City of departure */
        readonly departureCityName?: string | undefined
        /** Terminal of departure, without the word terminal */
        readonly departureTerminal?: string | undefined
        /** Zone in which times of departure are shown */
        readonly departureLocationTimeZone?: string | undefined
        /** Builder’s spelling of departureLocationTimeZone */
        readonly departureAirportTimeZone?: string | undefined
        /** Security programs at the departure; a badge appears for those the passenger is eligible for */
        readonly departureLocationSecurityPrograms?: readonly string[] | undefined
        /** Builder’s spelling of departureLocationSecurityPrograms */
        readonly departureAirportSecurityPrograms?: readonly string[] | undefined
        /** IATA code of the airport of arrival */
        readonly destinationAirportCode?: string | undefined
        /** Name of the airport of arrival */
        readonly destinationAirportName?: string | undefined
        /** City of arrival */
        readonly destinationCityName?: string | undefined
        /** Terminal of arrival, without the word terminal */
        readonly destinationTerminal?: string | undefined
        /** Gate of arrival, without the word gate */
        readonly destinationGate?: string | undefined
        /** Zone in which times of arrival are shown */
        readonly destinationLocationTimeZone?: string | undefined
        /** Builder’s spelling of destinationLocationTimeZone */
        readonly destinationAirportTimeZone?: string | undefined
        /** Security programs at the destination; a badge appears for those the passenger is eligible for */
        readonly destinationLocationSecurityPrograms?: readonly string[] | undefined
        /** Builder’s spelling of destinationLocationSecurityPrograms */
        readonly destinationAirportSecurityPrograms?: readonly string[] | undefined
        /** Security programs the passenger is eligible for */
        readonly passengerEligibleSecurityPrograms?: readonly string[] | undefined
        /** What the passenger may do or bring, shown as badges */
        readonly passengerCapabilities?: readonly string[] | undefined
        /** IATA information codes; Wallet understands INFT */
        readonly passengerInformationSSRs?: readonly string[] | undefined
        /** IATA service codes, some of which Wallet shows as badges */
        readonly passengerServiceSSRs?: readonly string[] | undefined
        /** Service codes of the carrier */
        readonly passengerAirlineSSRs?: readonly string[] | undefined
        /** Shows a badge with the name of the declaration */
        readonly internationalDocumentsAreVerified?: boolean | undefined
        /** Text of that badge, such as DOCS OK */
        readonly internationalDocumentsVerifiedDeclarationName?: string | undefined
        /** MapKit place ids of lounges */
        readonly loungePlaceIDs?: readonly string[] | undefined
        /** Builder’s spelling of loungePlaceIDs, for one lounge */
        readonly airlineLoungePlaceID?: string | undefined
        readonly [name: string]: unknown
      }
    | undefined
  /** Row of the field, on event tickets; 0 to 1 */
  readonly row?: number | undefined
}

/** How a device that holds a pass stands with it */
export type Device = {
  /** Short name of the device, the same wherever it is told of */
  readonly device: string
  readonly registeredAt: string
  /** True until APNs has accepted the push for the last change */
  readonly wakeUpPending: boolean
  readonly pushedAt?: string | undefined
  /** When it last came to ask or fetch */
  readonly seenAt?: string | undefined
  /** Accepted pushes after which it has not come */
  readonly unansweredPushes: number
  /** The same in words */
  readonly sentence: string
}

export type FieldRequest = {
  /** Matches old and new values in an update; derived from the label when absent; 1 to 64 characters */
  readonly key?: string | undefined
  /** Stands above the value; at most 64 characters */
  readonly label?: string | undefined
  /** Text, ISO 8601 date with zone, or number */
  readonly value: string | number
  /** Shown on the Lock Screen when the value changes; %@ becomes the new value; at most 128 characters */
  readonly changeMessage?: string | undefined
  /** Shown instead of the value on iPhone, with links as <a href> */
  readonly attributedValue?: string | number | undefined
  /** Shows the number as an amount of this currency; not together with numberStyle */
  readonly currencyCode?: string | undefined
  /** What becomes a link on the back: all kinds when left out, none when empty */
  readonly dataDetectorTypes?:
    | readonly (
        | 'PKDataDetectorTypePhoneNumber'
        | 'PKDataDetectorTypeLink'
        | 'PKDataDetectorTypeAddress'
        | 'PKDataDetectorTypeCalendarEvent'
      )[]
    | undefined
  /** How the day of a date is written; give timeStyle as well */
  readonly dateStyle?:
    | 'PKDateStyleNone'
    | 'PKDateStyleShort'
    | 'PKDateStyleMedium'
    | 'PKDateStyleLong'
    | 'PKDateStyleFull'
    | undefined
  /** How the time of a date is written; give dateStyle as well */
  readonly timeStyle?:
    | 'PKDateStyleNone'
    | 'PKDateStyleShort'
    | 'PKDateStyleMedium'
    | 'PKDateStyleLong'
    | 'PKDateStyleFull'
    | undefined
  /** Shows the time in the zone written in the value, not in the device’s */
  readonly ignoresTimeZone?: boolean | undefined
  /** Shows the date relative to now */
  readonly isRelative?: boolean | undefined
  /** How a number is written; not together with currencyCode */
  readonly numberStyle?:
    | 'PKNumberStyleDecimal'
    | 'PKNumberStylePercent'
    | 'PKNumberStyleScientific'
    | 'PKNumberStyleSpellOut'
    | undefined
  /** Alignment of the field; ignored on primary and back fields */
  readonly textAlignment?:
    | 'PKTextAlignmentLeft'
    | 'PKTextAlignmentCenter'
    | 'PKTextAlignmentRight'
    | 'PKTextAlignmentNatural'
    | undefined
  /** Semantic tags written beside the value they belong to */
  readonly semantics?:
    | {
        /** Price of what the pass stands for */
        readonly totalPrice?:
          | {
              /** Amount as a decimal number in a text */
              readonly amount?: string | undefined
              /** Currency of the amount */
              readonly currencyCode?: string | undefined
              readonly [name: string]: unknown
            }
          | undefined
        /** Wireless networks the holder may use */
        readonly wifiAccess?:
          | readonly {
              /** Password of the network */
              readonly password: string
              /** Name of the network */
              readonly ssid: string
              /** Token for the network’s captive portal */
              readonly captiveToken?: string | undefined
              /** Address at which the captive portal takes the token */
              readonly captiveTokenAuthURL?: string | undefined
              readonly [name: string]: unknown
            }[]
          | undefined
        /** Balance that can be redeemed */
        readonly balance?:
          | {
              /** Amount as a decimal number in a text */
              readonly amount?: string | undefined
              /** Currency of the amount */
              readonly currencyCode?: string | undefined
              readonly [name: string]: unknown
            }
          | undefined
        /** Seats of the holder */
        readonly seats?:
          | readonly {
              /** Aisle of the seat */
              readonly seatAisle?: string | undefined
              /** What kind of place it is, such as a flat bed seat */
              readonly seatDescription?: string | undefined
              /** Identifier of the seat */
              readonly seatIdentifier?: string | undefined
              /** Level of the seat */
              readonly seatLevel?: string | undefined
              /** Number of the seat, as a text */
              readonly seatNumber?: string | undefined
              /** Row of the seat */
              readonly seatRow?: string | undefined
              /** Section of the seat */
              readonly seatSection?: string | undefined
              /** Colour of the section, drawn at the foot of a poster event ticket to find the way */
              readonly seatSectionColor?: string | undefined
              /** Class of the seat, such as reserved seating */
              readonly seatType?: string | undefined
              /** Handle of the item in Apple’s design tools: Wallet does not read it */
              readonly _id?: unknown | undefined
              readonly [name: string]: unknown
            }[]
          | undefined
        /** Length of the event or journey in seconds */
        readonly duration?: number | undefined
        /** Asks for silence during the event; the system may decide otherwise */
        readonly silenceRequested?: boolean | undefined
        /** Name of the event */
        readonly eventName?: string | undefined
        /** Kind of event, which chooses the poster’s template: general, sports or live performance */
        readonly eventType?: string | undefined
        /** Start of the event; recommended for posters */
        readonly eventStartDate?: string | undefined
        /** How the start of the event is shown */
        readonly eventStartDateInfo?:
          | {
              /** Start of the event */
              readonly date?: string | undefined
              /** Shows the day without the time */
              readonly ignoreTimeComponents?: boolean | undefined
              /** Zone in which the start is shown */
              readonly timeZone?: string | undefined
              /** Shows TBA instead of the date */
              readonly unannounced?: boolean | undefined
              /** Shows TBD instead of the date */
              readonly undetermined?: boolean | undefined
              readonly [name: string]: unknown
            }
          | undefined
        /** End of the event */
        readonly eventEndDate?: string | undefined
        /** Message during the event */
        readonly eventLiveMessage?: string | undefined
        /** Genre of the performance */
        readonly genre?: string | undefined
        /** Names of the performers, most important first */
        readonly performerNames?: readonly string[] | undefined
        /** Performers: ids of Apple Music, most important first */
        readonly artistIDs?: readonly string[] | undefined
        /** Albums: ids of Apple Music, most important first */
        readonly albumIDs?: readonly string[] | undefined
        /** Playlists: ids of Apple Music, most important first */
        readonly playlistIDs?: readonly string[] | undefined
        /** Objects with an airPlayDeviceGroupToken */
        readonly airplay?:
          | readonly {
              readonly [name: string]: unknown
            }[]
          | undefined
        /** Name of the person the ticket is for */
        readonly attendeeName?: string | undefined
        /** Level of admission, such as General Admission */
        readonly admissionLevel?: string | undefined
        /** Level of admission in short, such as GA */
        readonly admissionLevelAbbreviation?: string | undefined
        /** What no other tag says, in few words: it stands in the footer */
        readonly additionalTicketAttributes?: string | undefined
        /** How to get in, in full */
        readonly entranceDescription?: string | undefined
        /** Whether tailgating is allowed */
        readonly tailgatingAllowed?: boolean | undefined
        /** Name of the venue */
        readonly venueName?: string | undefined
        /** City or region of the venue */
        readonly venueRegionName?: string | undefined
        /** Room of the venue; posters are seen to appear without it */
        readonly venueRoom?: string | undefined
        /** Where the venue is */
        readonly venueLocation?:
          | {
              /** Degrees north of the equator; -90 to 90 */
              readonly latitude: number
              /** Degrees east of Greenwich; -180 to 180 */
              readonly longitude: number
              /** Metres above the sea */
              readonly altitude?: number | undefined
              /** Comes with the one location type of Apple’s builder; no effect is known here */
              readonly relevantText?: string | undefined
              readonly [name: string]: unknown
            }
          | undefined
        /** MapKit place id of the venue, shown in the semantics of an upcoming entry */
        readonly venuePlaceID?: string | undefined
        /** Telephone number of the venue */
        readonly venuePhoneNumber?: string | undefined
        /** Full name of the entrance */
        readonly venueEntrance?: string | undefined
        /** Door to enter by */
        readonly venueEntranceDoor?: string | undefined
        /** Gate to enter by */
        readonly venueEntranceGate?: string | undefined
        /** Portal to enter by */
        readonly venueEntrancePortal?: string | undefined
        /** When the venue opens; only where no opening below says it better */
        readonly venueOpenDate?: string | undefined
        /** When the venue closes */
        readonly venueCloseDate?: string | undefined
        /** When the box office opens */
        readonly venueBoxOfficeOpenDate?: string | undefined
        /** When the doors open */
        readonly venueDoorsOpenDate?: string | undefined
        /** When the fan zone opens */
        readonly venueFanZoneOpenDate?: string | undefined
        /** When the gates open */
        readonly venueGatesOpenDate?: string | undefined
        /** When the parking places open */
        readonly venueParkingLotsOpenDate?: string | undefined
        /** Name of the sport */
        readonly sportName?: string | undefined
        /** Name of the league */
        readonly leagueName?: string | undefined
        /** The league in short */
        readonly leagueAbbreviation?: string | undefined
        /** Name of the home team */
        readonly homeTeamName?: string | undefined
        /** The home team in short */
        readonly homeTeamAbbreviation?: string | undefined
        /** Where the home team is from */
        readonly homeTeamLocation?: string | undefined
        /** Name of the visiting team */
        readonly awayTeamName?: string | undefined
        /** The visiting team in short */
        readonly awayTeamAbbreviation?: string | undefined
        /** Where the visiting team is from */
        readonly awayTeamLocation?: string | undefined
        /** Name of the passenger; missing when all its parts are empty */
        readonly passengerName?:
          | {
              /** Family name */
              readonly familyName?: string | undefined
              /** Given name */
              readonly givenName?: string | undefined
              /** Middle name */
              readonly middleName?: string | undefined
              /** What stands before the name, such as Dr. */
              readonly namePrefix?: string | undefined
              /** What stands behind the name, such as Jr. */
              readonly nameSuffix?: string | undefined
              /** Nickname */
              readonly nickname?: string | undefined
              /** How the name is spoken */
              readonly phoneticRepresentation?: string | undefined
              readonly [name: string]: unknown
            }
          | undefined
        /** Name of the company that carries */
        readonly transitProvider?: string | undefined
        /** Status such as On Time; with a delay give the current dates too */
        readonly transitStatus?: string | undefined
        /** Why the status is what it is */
        readonly transitStatusReason?: string | undefined
        /** Name of the vehicle */
        readonly vehicleName?: string | undefined
        /** Number of the vehicle */
        readonly vehicleNumber?: string | undefined
        /** Type of the vehicle */
        readonly vehicleType?: string | undefined
        /** Number of the booking */
        readonly confirmationNumber?: string | undefined
        /** Group that boards together, as issued: live data never replaces it */
        readonly boardingGroup?: string | undefined
        /** Place in the order of boarding, as issued */
        readonly boardingSequenceNumber?: string | undefined
        /** Zone that boards together, without the word zone */
        readonly boardingZone?: string | undefined
        /** Priority of the passenger, such as Gold */
        readonly priorityStatus?: string | undefined
        /** Kind of security screening */
        readonly securityScreening?: string | undefined
        /** Name of the frequent traveller program */
        readonly membershipProgramName?: string | undefined
        /** Number of the passenger in the program */
        readonly membershipProgramNumber?: string | undefined
        /** Status of the passenger in the program */
        readonly membershipProgramStatus?: string | undefined
        /** Planned boarding; its distance to the planned departure is kept when that moves */
        readonly originalBoardingDate?: string | undefined
        /** Planned departure, which flight tracking needs */
        readonly originalDepartureDate?: string | undefined
        /** Planned arrival */
        readonly originalArrivalDate?: string | undefined
        /** Boarding, where it is not the planned one */
        readonly currentBoardingDate?: string | undefined
        /** Departure, where it is not the planned one */
        readonly currentDepartureDate?: string | undefined
        /** Arrival, where it is not the planned one */
        readonly currentArrivalDate?: string | undefined
        /** Place of departure, as precisely as possible */
        readonly departureLocation?:
          | {
              /** Degrees north of the equator; -90 to 90 */
              readonly latitude: number
              /** Degrees east of Greenwich; -180 to 180 */
              readonly longitude: number
              /** Metres above the sea */
              readonly altitude?: number | undefined
              /** Comes with the one location type of Apple’s builder; no effect is known here */
              readonly relevantText?: string | undefined
              readonly [name: string]: unknown
            }
          | undefined
        /** The place of departure in words */
        readonly departureLocationDescription?: string | undefined
        /** Gate of departure, without the word gate */
        readonly departureGate?: string | undefined
        /** Place of arrival */
        readonly destinationLocation?:
          | {
              /** Degrees north of the equator; -90 to 90 */
              readonly latitude: number
              /** Degrees east of Greenwich; -180 to 180 */
              readonly longitude: number
              /** Metres above the sea */
              readonly altitude?: number | undefined
              /** Comes with the one location type of Apple’s builder; no effect is known here */
              readonly relevantText?: string | undefined
              readonly [name: string]: unknown
            }
          | undefined
        /** The place of arrival in words */
        readonly destinationLocationDescription?: string | undefined
        /** Number of the car */
        readonly carNumber?: string | undefined
        /** Station of departure */
        readonly departureStationName?: string | undefined
        /** Platform of departure, without the word platform */
        readonly departurePlatform?: string | undefined
        /** Station of arrival */
        readonly destinationStationName?: string | undefined
        /** Platform of arrival, without the word platform */
        readonly destinationPlatform?: string | undefined
        /** IATA code of the carrier, which flight tracking needs */
        readonly airlineCode?: string | undefined
        /** Number of the flight without the carrier, which flight tracking needs */
        readonly flightNumber?: number | undefined
        /** Carrier code and number of the flight together */
        readonly flightCode?: string | undefined
        /** Fare class such as Economy, shown as a badge */
        readonly ticketFareClass?: string | undefined
        /** IATA code of the airport of departure */
        readonly departureAirportCode?: string | undefined
        /** Name of the airport of departure */
        readonly departureAirportName?: string | undefined
        /** City of departure */
        readonly departureCityName?: string | undefined
        /** Terminal of departure, without the word terminal */
        readonly departureTerminal?: string | undefined
        /** Zone in which times of departure are shown */
        readonly departureLocationTimeZone?: string | undefined
        /** Builder’s spelling of departureLocationTimeZone */
        readonly departureAirportTimeZone?: string | undefined
        /** Security programs at the departure; a badge appears for those the passenger is eligible for */
        readonly departureLocationSecurityPrograms?: readonly string[] | undefined
        /** Builder’s spelling of departureLocationSecurityPrograms */
        readonly departureAirportSecurityPrograms?: readonly string[] | undefined
        /** IATA code of the airport of arrival */
        readonly destinationAirportCode?: string | undefined
        /** Name of the airport of arrival */
        readonly destinationAirportName?: string | undefined
        /** City of arrival */
        readonly destinationCityName?: string | undefined
        /** Terminal of arrival, without the word terminal */
        readonly destinationTerminal?: string | undefined
        /** Gate of arrival, without the word gate */
        readonly destinationGate?: string | undefined
        /** Zone in which times of arrival are shown */
        readonly destinationLocationTimeZone?: string | undefined
        /** Builder’s spelling of destinationLocationTimeZone */
        readonly destinationAirportTimeZone?: string | undefined
        /** Security programs at the destination; a badge appears for those the passenger is eligible for */
        readonly destinationLocationSecurityPrograms?: readonly string[] | undefined
        /** Builder’s spelling of destinationLocationSecurityPrograms */
        readonly destinationAirportSecurityPrograms?: readonly string[] | undefined
        /** Security programs the passenger is eligible for */
        readonly passengerEligibleSecurityPrograms?: readonly string[] | undefined
        /** What the passenger may do or bring, shown as badges */
        readonly passengerCapabilities?: readonly string[] | undefined
        /** IATA information codes; Wallet understands INFT */
        readonly passengerInformationSSRs?: readonly string[] | undefined
        /** IATA service codes, some of which Wallet shows as badges */
        readonly passengerServiceSSRs?: readonly string[] | undefined
        /** Service codes of the carrier */
        readonly passengerAirlineSSRs?: readonly string[] | undefined
        /** Shows a badge with the name of the declaration */
        readonly internationalDocumentsAreVerified?: boolean | undefined
        /** Text of that badge, such as DOCS OK */
        readonly internationalDocumentsVerifiedDeclarationName?: string | undefined
        /** MapKit place ids of lounges */
        readonly loungePlaceIDs?: readonly string[] | undefined
        /** Builder’s spelling of loungePlaceIDs, for one lounge */
        readonly airlineLoungePlaceID?: string | undefined
        readonly [name: string]: unknown
      }
    | undefined
}

/** Something that a phone would refuse, drop or draw otherwise than meant */
export type Finding = {
  /** Name of the rule, such as field-value-empty */
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'info'
  /** What a phone does: refuse the pass, drop a field, draw it otherwise */
  readonly effect: string
  /** Place in pass.json, a JSON pointer */
  readonly pointer?: string | undefined
  /** File of the bundle */
  readonly file?: string | undefined
  readonly line?: number | undefined
  readonly column?: number | undefined
  /** What was expected, and what was found */
  readonly message: string
  /** What a holder sees of it */
  readonly onThePhone: string
  /** What to do */
  readonly fix: string
  /** The fix as steps */
  readonly changes?: readonly unknown[] | undefined
}

export type Identity = {
  readonly passTypeIdentifier: string
  readonly teamIdentifier: string
  readonly organizationName: string
  /** Whether Apple lets its passes do NFC */
  readonly nfc: boolean
  readonly notBefore: string
  readonly notAfter: string
  /** When the first certificate of the chain does */
  readonly expiresAt: string
  readonly daysLeft: number
  /** SHA-256 of the certificate, hex */
  readonly fingerprint: string
  /** Whose certificate stands between it and the root */
  readonly intermediate: string
  /** Imported, or named by settings */
  readonly source: 'stored' | 'files'
  readonly findings: readonly Finding[]
}

export type ListedPass = {
  /** Names the pass, for good */
  readonly serialNumber: string
  readonly passTypeIdentifier: string
  /** Your own name of the pass */
  readonly externalId?: string | undefined
  /** Your own name of its holder */
  readonly holderId?: string | undefined
  readonly status: 'active' | 'revoked'
  readonly createdAt: string
  /** Milliseconds since the epoch */
  readonly lastUpdated: number
  readonly revokedAt?: string | undefined
  /** Page from which a holder adds the pass */
  readonly shareUrl: string
  /** What the pass says of itself first */
  readonly name: string
}

/** A pass as its issuer asks for it. Unknown fields are refused */
export type PassRequest = {
  /** Whose identity signs, where the project has several; the first otherwise. A pass keeps it for good; at most 255 characters */
  readonly passTypeIdentifier?: string | undefined
  /** Your own name of the pass; each once in a project; 1 to 255 characters */
  readonly externalId?: string | undefined
  /** Your own name of the person who holds it: their data is exported and erased by it; 1 to 255 characters */
  readonly holderId?: string | undefined
  /** Heads every banner of the pass; 1 to 64 characters */
  readonly organizationName?: string | undefined
  /** What VoiceOver says the pass is; 1 to 128 characters */
  readonly description?: string | undefined
  /** Text beside the logo; 1 to 64 characters */
  readonly logoText?: string | undefined
  /** Top right, seen in the pile too; at most 10 elements */
  readonly headerFields?: readonly FieldRequest[] | undefined
  /** What the pass is about, largest; at most 10 elements */
  readonly primaryFields?: readonly FieldRequest[] | undefined
  /** Below the primary fields; at most 10 elements */
  readonly secondaryFields?: readonly FieldRequest[] | undefined
  /** Below or beside the secondary fields; at most 10 elements */
  readonly auxiliaryFields?: readonly AuxiliaryFieldRequest[] | undefined
  /** In the details of the pass; at most 10 elements */
  readonly backFields?: readonly FieldRequest[] | undefined
  /** At the foot of a poster; at most 10 elements */
  readonly footerFields?: readonly FieldRequest[] | undefined
  /** Further facts, where the style has a place for them; at most 10 elements */
  readonly additionalInfoFields?: readonly FieldRequest[] | undefined
  /** Absent or empty: no barcode; at most 512 characters */
  readonly barcodeValue?: string | undefined
  /** Required with barcodeValue */
  readonly barcodeFormat?: 'QR' | 'PDF417' | 'Aztec' | 'Code128' | undefined
  /** Stands below the barcode; at most 128 characters */
  readonly barcodeAltText?: string | undefined
  /** Background and text colours that fit */
  readonly colorPreset?: 'dark' | 'blue' | 'green' | 'red' | 'purple' | 'orange' | undefined
  /** Background as #RRGGBB or #RGB; the text colours are derived. Wins over the preset */
  readonly color?: string | undefined
  /** On the Lock Screen and in banners; a monogram otherwise; 1 to 1,400,100 characters */
  readonly iconURL?: string | undefined
  /** Top left on the pass; 1 to 1,400,100 characters */
  readonly logoURL?: string | undefined
  /** Stands in for logoURL where that is absent; 1 to 1,400,100 characters */
  readonly wideLogoURL?: string | undefined
  /** Makes the pass a store card, where no style is given; 1 to 1,400,100 characters */
  readonly stripURL?: string | undefined
  /** Beside the fields; 1 to 1,400,100 characters */
  readonly thumbnailURL?: string | undefined
  /** Makes the pass a poster, where no style is given; 1 to 1,400,100 characters */
  readonly backgroundURL?: string | undefined
  /** Places near which the pass shows itself on the Lock Screen; at most 10 elements */
  readonly locations?:
    | readonly {
        /** Degrees; -90 to 90 */
        readonly latitude: number
        /** Degrees; -180 to 180 */
        readonly longitude: number
        /** Metres */
        readonly altitude?: number | undefined
        /** Shown on the Lock Screen there; at most 128 characters */
        readonly relevantText?: string | undefined
      }[]
    | undefined
  /** Counted from the issue; 1 to 3,650 */
  readonly expirationDays?: number | undefined
  /** Default: true */
  readonly sharingProhibited?: boolean | undefined
  /** Older form: value of the first primary field; 1 to 64 characters */
  readonly title?: string | undefined
  /** Older form: label of the first primary field; at most 32 characters */
  readonly cardLabel?: string | undefined
  /** Older form: label of the first secondary field; at most 64 characters */
  readonly label?: string | undefined
  /** Older form: value of the first secondary field; at most 256 characters */
  readonly value?: string | undefined
  /** Default: what the images make of it, or generic */
  readonly style?: 'boardingPass' | 'coupon' | 'eventTicket' | 'generic' | 'storeCard' | 'posterGeneric' | undefined
  /** Means of travel of a boarding pass */
  readonly transitType?:
    | 'PKTransitTypeAir'
    | 'PKTransitTypeBoat'
    | 'PKTransitTypeBus'
    | 'PKTransitTypeGeneric'
    | 'PKTransitTypeTrain'
    | undefined
  /** An https address or data URI for each slot */
  readonly images?:
    | {
        readonly [Name in
          | 'icon'
          | 'logo'
          | 'primaryLogo'
          | 'secondaryLogo'
          | 'strip'
          | 'thumbnail'
          | 'background'
          | 'artwork'
          | 'footer'
          | 'venueMap'
          | 'personalizationLogo']?: string | undefined
      }
    | undefined
  /** Translations and images, by language tag */
  readonly localizations?:
    | Readonly<
        Record<
          string,
          {
            /** Translations, by the text as it stands in the pass */
            readonly strings?: Readonly<Record<string, string>> | undefined
            /** Images of this language, by slot */
            readonly images?:
              | {
                  readonly [Name in
                    | 'icon'
                    | 'logo'
                    | 'primaryLogo'
                    | 'secondaryLogo'
                    | 'strip'
                    | 'thumbnail'
                    | 'background'
                    | 'artwork'
                    | 'footer'
                    | 'venueMap'
                    | 'personalizationLogo']?: string | undefined
                }
              | undefined
          }
        >
      >
    | undefined
  /** Any keys of pass.json, merged over what the other fields make (RFC 7396) */
  readonly pass?: Readonly<Record<string, unknown>> | undefined
}

export type SigningRequest = {
  readonly requestId: string
  readonly commonName: string
  /** PKCS #10, PEM */
  readonly request: string
  readonly createdAt: string
}

/** One thing that happened to a pass */
export type TimelineEntry = {
  readonly at: string
  readonly kind:
    | 'issued'
    | 'registered'
    | 'unregistered'
    | 'changed'
    | 'pushed'
    | 'not-fetched'
    | 'listed'
    | 'fetched'
    | 'confirmed'
    | 'complained'
  /** Short name of the device, the same wherever it is told of */
  readonly device?: string | undefined
  readonly updateTag?: number | undefined
  /** Of the answer of APNs, or of ours to the device */
  readonly status?: number | undefined
  /** Why APNs refused the push */
  readonly reason?: string | undefined
  readonly apnsId?: string | undefined
  /** Changed fields that show a message */
  readonly announcedFields?: number | undefined
  readonly pushes?: number | undefined
  readonly cause?: string | undefined
  /** The log line of a device */
  readonly message?: string | undefined
  /** What it followed from, and how long after */
  readonly since?:
    | {
        readonly kind:
          | 'issued'
          | 'registered'
          | 'unregistered'
          | 'changed'
          | 'pushed'
          | 'not-fetched'
          | 'listed'
          | 'fetched'
          | 'confirmed'
          | 'complained'
        readonly ms: number
      }
    | undefined
  /** The same in words */
  readonly sentence: string
}

export type IssuePassFileInput = {
  /** Refuse every error, not only what Wallet refuses */
  readonly strict?: boolean | undefined
  /** A name for this call. Made again with the same key within 24 hours, the call is answered as the first time and done once; at most 255 characters */
  readonly idempotencyKey?: string | undefined
  readonly body: PassRequest
}
export type IssuePassFileAnswer =
  /** The pass, as JSON or as the file itself */
  Answer<200, Uint8Array, 'serialNumber' | 'passUrl' | 'etag'>

export type IssuePassInput = {
  /** Refuse every error, not only what Wallet refuses */
  readonly strict?: boolean | undefined
  /** A name for this call. Made again with the same key within 24 hours, the call is answered as the first time and done once; at most 255 characters */
  readonly idempotencyKey?: string | undefined
  readonly body: PassRequest
}
export type IssuePassAnswer =
  /** The pass, as JSON or as the file itself */
  Answer<
    200,
    {
      /** Names the pass, for good */
      readonly serialNumber: string
      /** Page from which a holder adds the pass */
      readonly shareUrl: string
      /** The .pkpass in Base64 */
      readonly applePass: string
      /** Worst first; none of them kept the call */
      readonly findings: readonly Finding[]
    },
    'serialNumber' | 'passUrl' | 'etag'
  >

export type ListPassesInput = {
  /** Words that all occur in what the pass says; at most 256 characters */
  readonly q?: string | undefined
  /** Only passes in force, or only withdrawn ones */
  readonly status?: 'active' | 'revoked' | undefined
  /** Only passes of this type; at most 255 characters */
  readonly passTypeIdentifier?: string | undefined
  /** Only the pass of this name of yours; 1 to 255 characters */
  readonly externalId?: string | undefined
  /** Only passes of this holder; 1 to 255 characters */
  readonly holderId?: string | undefined
  /** Issued at this instant or later */
  readonly createdSince?: string | undefined
  /** Issued before this instant */
  readonly createdBefore?: string | undefined
  /** Changed at this instant or later */
  readonly updatedSince?: string | undefined
  /** The `nextCursor` of the page before; at most 512 characters */
  readonly cursor?: string | undefined
  /** Passes of a page; 1 to 100; default 25 */
  readonly limit?: number | undefined
}
export type ListPassesAnswer =
  /** A page */
  Answer<
    200,
    {
      readonly passes: readonly ListedPass[]
      /** Gives the next page; null on the last */
      readonly nextCursor: string | null
    }
  >

export type UpsertPassInput = {
  /** Your own name of the pass, 1 to 255 characters */
  readonly externalId: string
  /** Refuse every error, not only what Wallet refuses */
  readonly strict?: boolean | undefined
  /** The ETag of the version that the change is meant for; another version is left alone */
  readonly ifMatch?: string | undefined
  readonly body: PassRequest
}
export type UpsertPassAnswer =
  /** The pass was there */
  | Answer<
      200,
      {
        /** Names the pass, for good */
        readonly serialNumber: string
        /** Milliseconds since the epoch */
        readonly lastUpdated: number
        /** Devices that are told to fetch the pass anew */
        readonly notifiedDevices: number
        /** Whether there was nothing to do */
        readonly unchanged: boolean
        /** Worst first; none of them kept the call */
        readonly findings: readonly Finding[]
      },
      'etag'
    > /** The pass was issued */
  | Answer<
      201,
      {
        /** Names the pass, for good */
        readonly serialNumber: string
        /** Page from which a holder adds the pass */
        readonly shareUrl: string
        /** The .pkpass in Base64 */
        readonly applePass: string
        /** Worst first; none of them kept the call */
        readonly findings: readonly Finding[]
      },
      'serialNumber' | 'passUrl' | 'etag'
    >

export type ShowPassInput = {
  /** Serial number of the pass */
  readonly serialNumber: string
}
export type ShowPassAnswer =
  /** The pass */
  Answer<
    200,
    {
      /** Names the pass, for good */
      readonly serialNumber: string
      readonly passTypeIdentifier: string
      /** Your own name of the pass */
      readonly externalId?: string | undefined
      /** Your own name of its holder */
      readonly holderId?: string | undefined
      readonly status: 'active' | 'revoked'
      readonly createdAt: string
      /** Milliseconds since the epoch */
      readonly lastUpdated: number
      readonly revokedAt?: string | undefined
      /** Page from which a holder adds the pass */
      readonly shareUrl: string
      /** The request as it was taken */
      readonly content: unknown
      readonly devices: readonly Device[]
      /** What happened to the pass, oldest first */
      readonly timeline: readonly TimelineEntry[]
    },
    'etag'
  >

export type UpdatePassInput = {
  /** Serial number of the pass */
  readonly serialNumber: string
  /** Refuse every error, not only what Wallet refuses */
  readonly strict?: boolean | undefined
  /** The ETag of the version that the change is meant for; another version is left alone */
  readonly ifMatch?: string | undefined
  readonly body: PassRequest
}
export type UpdatePassAnswer =
  /** What became of it */
  Answer<
    200,
    {
      /** Names the pass, for good */
      readonly serialNumber: string
      /** Milliseconds since the epoch */
      readonly lastUpdated: number
      /** Devices that are told to fetch the pass anew */
      readonly notifiedDevices: number
      /** Whether there was nothing to do */
      readonly unchanged: boolean
      /** Worst first; none of them kept the call */
      readonly findings: readonly Finding[]
    },
    'etag'
  >

export type PatchPassInput = {
  /** Serial number of the pass */
  readonly serialNumber: string
  /** Refuse every error, not only what Wallet refuses */
  readonly strict?: boolean | undefined
  /** The ETag of the version that the change is meant for; another version is left alone */
  readonly ifMatch?: string | undefined
  readonly body: Readonly<Record<string, unknown>>
}
export type PatchPassAnswer =
  /** What became of it */
  Answer<
    200,
    {
      /** Names the pass, for good */
      readonly serialNumber: string
      /** Milliseconds since the epoch */
      readonly lastUpdated: number
      /** Devices that are told to fetch the pass anew */
      readonly notifiedDevices: number
      /** Whether there was nothing to do */
      readonly unchanged: boolean
      /** Worst first; none of them kept the call */
      readonly findings: readonly Finding[]
    },
    'etag'
  >

export type RevokePassInput = {
  /** Serial number of the pass */
  readonly serialNumber: string
  /** The ETag of the version that the change is meant for; another version is left alone */
  readonly ifMatch?: string | undefined
}
export type RevokePassAnswer =
  /** What became of it */
  Answer<
    200,
    {
      /** Names the pass, for good */
      readonly serialNumber: string
      readonly deleted: true
      /** It was withdrawn before */
      readonly alreadyDeleted?: true | undefined
      /** Devices that are told to fetch the pass anew */
      readonly notifiedDevices: number
      /** Milliseconds since the epoch */
      readonly lastUpdated: number
    },
    'etag'
  >

export type PreviewDrawingInput = {
  /** Serial number of the pass */
  readonly serialNumber: string
  /** Which part of Wallet shows it; default front */
  readonly view?: 'front' | 'back' | 'stack' | 'watch' | 'share' | 'all' | undefined
  /** As which system draws it; default ios27 */
  readonly styleSet?: 'ios18' | 'ios27' | undefined
  /** Language of the device; at most 64 characters; default en */
  readonly locale?: string | undefined
  /** Time zone of the device; at most 64 characters; default UTC */
  readonly timeZone?: string | undefined
}
export type PreviewDrawingAnswer = /** The drawing */ Answer<200, Uint8Array>

export type PreviewPictureInput = {
  /** Serial number of the pass */
  readonly serialNumber: string
  /** Which part of Wallet shows it; default front */
  readonly view?: 'front' | 'back' | 'stack' | 'watch' | 'share' | 'all' | undefined
  /** As which system draws it; default ios27 */
  readonly styleSet?: 'ios18' | 'ios27' | undefined
  /** Language of the device; at most 64 characters; default en */
  readonly locale?: string | undefined
  /** Time zone of the device; at most 64 characters; default UTC */
  readonly timeZone?: string | undefined
  /** Pixels per point; 0.5 to 4; default 2 */
  readonly scale?: number | undefined
}
export type PreviewPictureAnswer = /** The picture */ Answer<200, Uint8Array>

export type ReactivatePassInput = {
  /** Serial number of the pass */
  readonly serialNumber: string
  /** The ETag of the version that the change is meant for; another version is left alone */
  readonly ifMatch?: string | undefined
  /** A name for this call. Made again with the same key within 24 hours, the call is answered as the first time and done once; at most 255 characters */
  readonly idempotencyKey?: string | undefined
}
export type ReactivatePassAnswer =
  /** What became of it */
  Answer<
    200,
    {
      /** Names the pass, for good */
      readonly serialNumber: string
      readonly status: 'active'
      /** Whether there was nothing to do */
      readonly unchanged: boolean
      /** Devices that are told to fetch the pass anew */
      readonly notifiedDevices: number
      /** Milliseconds since the epoch */
      readonly lastUpdated: number
    },
    'etag'
  >

export type InspectPassFileInput = {
  readonly body: Uint8Array
}
export type InspectPassFileAnswer =
  /** The report */
  Answer<
    200,
    {
      /** Whether Wallet would accept the file */
      readonly isValid: boolean
      readonly verdicts: {
        /** The archive can be read whole */
        readonly zip: 'ok' | 'failed' | 'unchecked'
        /** Every file is listed with the digest of its bytes */
        readonly manifest: 'ok' | 'failed' | 'unchecked'
        /** The manifest was signed, by the key of the signer’s certificate */
        readonly signature: 'ok' | 'failed' | 'unchecked'
        /** The certificate is a pass certificate for this pass type and team */
        readonly identity: 'ok' | 'failed' | 'unchecked'
        /** The certificate leads to a trusted root, and the dates hold */
        readonly chain: 'ok' | 'failed' | 'unchecked'
      }
      /** Worst first */
      readonly findings: readonly {
        /** Name of the rule, such as manifest-hash-mismatch */
        readonly rule: string
        readonly severity: 'error' | 'warning' | 'info'
        /** What becomes of the pass */
        readonly effect: 'refused' | 'fallback' | 'dropped' | 'altered' | 'update' | 'delivery' | 'none'
        /** Whether Wallet refuses the pass for this alone */
        readonly isRefusal: boolean
        /** File of the bundle */
        readonly file?: string | undefined
        /** JSON pointer into the file, or into pass.json */
        readonly pointer?: string | undefined
        /** In the text of the file, from 1 */
        readonly line?: number | undefined
        /** In UTF-16 units, from 1 */
        readonly column?: number | undefined
        /** What is wrong, with what was found */
        readonly message: string
        /** What a holder sees of it */
        readonly onThePhone: string
        /** What to do */
        readonly fix: string
        /** Whether billfold inspect --fix mends it */
        readonly isMendable: boolean
        /** What the catalogue of rules says */
        readonly documentation: {
          /** When the rule is broken */
          readonly condition: string
          /** Where it is known from */
          readonly source: string
        }
      }[]
      /** Bytes of the file as it was sent */
      readonly size: number
      /** Without the folder that all of them may wrongly lie in */
      readonly files: readonly {
        readonly path: string
        /** Bytes, unpacked */
        readonly size: number
        /** Lower-case hex, as the manifest has it */
        readonly sha1: string
        /** By its first bytes png, jpeg, … empty or other; by its name json, strings or signature */
        readonly kind: string
        /** exempt: the manifest and the signature, which come after it; unchecked: the manifest is unreadable */
        readonly manifest: 'agrees' | 'differs' | 'unlisted' | 'exempt' | 'unchecked'
      }[]
      /** Listed in the manifest, and not there; the first hundred */
      readonly missingFiles: readonly string[]
      /** The text of pass.json as it was written */
      readonly passJson: string | null
      readonly signature: {
        readonly signingTime: string | null
        /** sha256, as it should be; null when it cannot be told */
        readonly digest: string | null
      }
      /** From the signer’s to the trusted one, then what else lies in the signature */
      readonly certificates: readonly {
        /** issuer: on the way from the signer to what is trusted; other: only lies in the signature */
        readonly role: 'signer' | 'issuer' | 'other'
        /** Whether it is in the signature */
        readonly isEmbedded: boolean
        /** Whether it is an anchor that trust ends at */
        readonly isTrusted: boolean
        readonly isPassCertificate: boolean
        readonly commonName: string | null
        /** User ID of the subject */
        readonly passTypeIdentifier: string | null
        /** Organizational unit of the subject */
        readonly teamIdentifier: string | null
        readonly subject: string
        readonly issuer: string
        /** Lower-case hex */
        readonly serialNumber: string
        readonly notBefore: string
        readonly notAfter: string
        /** SHA-256, lower-case hex */
        readonly fingerprint: string
      }[]
      /** Whose anchor the signer leads to; installation: the sandbox of this server, which no iPhone trusts */
      readonly trustedBy: 'apple' | 'installation' | null
    }
  >

export type NotifyHolderInput = {
  /** Serial number of the pass */
  readonly serialNumber: string
  /** A name for this call. Made again with the same key within 24 hours, the call is answered as the first time and done once; at most 255 characters */
  readonly idempotencyKey?: string | undefined
  readonly body: {
    /** What the banner says; 1 to 256 characters */
    readonly message: string
    /** A line above it; 1 to 64 characters */
    readonly title?: string | undefined
    /** Also past the ceiling of a day */
    readonly force?: boolean | undefined
  }
}
export type NotifyHolderAnswer =
  /** What became of it */
  Answer<
    200,
    {
      readonly serialNumber: string
      /** Milliseconds since the epoch */
      readonly lastUpdated: number
      /** Devices that are told to fetch the pass anew */
      readonly notifiedDevices: number
      /** Visible messages within 24 hours, this one included */
      readonly messagesToday: number
      readonly findings: readonly Finding[]
    }
  >

export type NotifyHoldersInput = {
  /** A name for this call. Made again with the same key within 24 hours, the call is answered as the first time and done once; at most 255 characters */
  readonly idempotencyKey?: string | undefined
  readonly body: {
    /** What the banner says; 1 to 256 characters */
    readonly message: string
    /** A line above it; 1 to 64 characters */
    readonly title?: string | undefined
    /** Also past the ceiling of a day */
    readonly force?: boolean | undefined
    /** at most 255 characters */
    readonly passTypeIdentifier?: string | undefined
    /** at most 500 elements */
    readonly serialNumbers?: readonly string[] | undefined
    readonly style?: 'boardingPass' | 'coupon' | 'eventTicket' | 'generic' | 'storeCard' | 'posterGeneric' | undefined
    /** Changed at this instant or later */
    readonly updatedSince?: string | undefined
    /** The `next` of the answer before; 1 to 255 characters */
    readonly after?: string | undefined
  }
}
export type NotifyHoldersAnswer =
  /** How many it reached */
  Answer<
    200,
    {
      /** Passes that fit, as far as this call looked */
      readonly matched: number
      /** Passes that got the message */
      readonly notified: number
      /** Devices that are told to fetch the pass anew */
      readonly notifiedDevices: number
      /** Passes that had their messages of the day */
      readonly skipped: readonly string[]
      /** To go on with as `after`; null at the end */
      readonly next: string | null
    }
  >

export type ShowUsageInput = Readonly<Record<string, never>>
export type ShowUsageAnswer =
  /** The usage */
  Answer<
    200,
    {
      /** Passes issued or changed this month */
      readonly count: number
      /** null: any number */
      readonly limit: number | null
      /** null: any number */
      readonly remaining: number | null
      /** When counting begins anew */
      readonly resetDate: string
      /** Whose credentials sign: here always your own */
      readonly plan: 'byok'
    }
  >

export type ListKeysInput = Readonly<Record<string, never>>
export type ListKeysAnswer =
  /** The keys, oldest first */
  Answer<
    200,
    {
      readonly keys: readonly ApiKey[]
    }
  >

export type CreateKeyInput = {
  readonly body: {
    /** What it is for, for people; 1 to 64 characters */
    readonly name: string
    /** Default: that of the key it is made with */
    readonly kind?: 'live' | 'test' | undefined
    /** What it may do; admin may do all of it; 1 to 4 elements; default issue, update, read */
    readonly scopes?: readonly ('issue' | 'update' | 'read' | 'admin')[] | undefined
  }
}
export type CreateKeyAnswer =
  /** The key */
  Answer<
    201,
    {
      /** Names the key in calls and in the log */
      readonly id: string
      readonly name: string
      /** A test key signs with a sandbox identity, and is not counted */
      readonly kind: 'live' | 'test'
      /** What it may do */
      readonly scopes: readonly ('issue' | 'update' | 'read' | 'admin')[]
      readonly createdAt: string
      /** To within five minutes */
      readonly lastUsedAt: string | null
      /** May lie ahead, for a key that was rotated */
      readonly revokedAt: string | null
      /** Told this once, and never again */
      readonly apiKey: string
    }
  >

export type RotateKeyInput = {
  /** Id of the key */
  readonly id: string
  readonly body: {
    /** How long the former key goes on; 0 to 2,592,000; default 86400 */
    readonly graceSeconds?: number | undefined
  }
}
export type RotateKeyAnswer =
  /** The new key */
  Answer<
    201,
    {
      /** Names the key in calls and in the log */
      readonly id: string
      readonly name: string
      /** A test key signs with a sandbox identity, and is not counted */
      readonly kind: 'live' | 'test'
      /** What it may do */
      readonly scopes: readonly ('issue' | 'update' | 'read' | 'admin')[]
      readonly createdAt: string
      /** To within five minutes */
      readonly lastUsedAt: string | null
      /** May lie ahead, for a key that was rotated */
      readonly revokedAt: string | null
      /** Told this once, and never again */
      readonly apiKey: string
    }
  >

export type RevokeKeyInput = {
  /** Id of the key */
  readonly id: string
}
export type RevokeKeyAnswer = /** The key */ Answer<200, ApiKey>

export type ListAuditInput = {
  /** Id of an entry: only older ones; at least 1 */
  readonly before?: number | undefined
  /** Entries of a page; 1 to 100; default 100 */
  readonly limit?: number | undefined
}
export type ListAuditAnswer =
  /** Entries */
  Answer<
    200,
    {
      readonly entries: readonly {
        readonly id: number
        readonly at: string
        /** Id of a key; studio: and the id, for who signed in with it; or operator */
        readonly actor: string
        /** Such as pass.issued or key.revoked */
        readonly action: string
        /** Serial number, id or pass type of what was changed */
        readonly subject: string
      }[]
    }
  >

export type ExportHolderInput = {
  /** Your own name of the person: all their passes; 1 to 255 characters */
  readonly holderId?: string | undefined
  /** One pass; 1 to 255 characters */
  readonly serialNumber?: string | undefined
  /** One pass, by your own name for it; 1 to 255 characters */
  readonly externalId?: string | undefined
}
export type ExportHolderAnswer =
  /** The data */
  Answer<
    200,
    {
      readonly passes: readonly {
        readonly serialNumber: string
        readonly passTypeIdentifier: string
        readonly externalId?: string | undefined
        readonly holderId?: string | undefined
        readonly createdAt: string
        /** Milliseconds since the epoch */
        readonly lastUpdated: number
        readonly revokedAt?: string | undefined
        /** The request as it was taken */
        readonly content: unknown
        readonly latestMessage?: string | undefined
        /** What the holder entered when signing up */
        readonly personalization?:
          | {
              readonly receivedAt: string
              readonly requiredPersonalizationInfo: unknown
            }
          | undefined
        readonly devices: readonly Device[]
      }[]
    }
  >

export type EraseHolderInput = {
  /** Your own name of the person: all their passes; 1 to 255 characters */
  readonly holderId?: string | undefined
  /** One pass; 1 to 255 characters */
  readonly serialNumber?: string | undefined
  /** One pass, by your own name for it; 1 to 255 characters */
  readonly externalId?: string | undefined
}
export type EraseHolderAnswer =
  /** What was forgotten */
  Answer<
    200,
    {
      /** How many there were */
      readonly erasedPasses: number
    }
  >

export type ListIdentitiesInput = Readonly<Record<string, never>>
export type ListIdentitiesAnswer =
  /** The identities */
  Answer<
    200,
    {
      readonly identities: readonly Identity[]
    }
  >

export type ImportIdentitiesInput = {
  readonly body: {
    /** Certificates, keys and intermediates, in any order; 1 to 20 elements */
    readonly files: readonly {
      /** As which findings name the file; 1 to 255 characters */
      readonly name: string
      /** PEM, DER or PKCS #12, in Base64 */
      readonly content: string
    }[]
    /** Tried on files that are encrypted; not kept; at most 5 elements; default none */
    readonly passphrases?: readonly string[] | undefined
  }
}
export type ImportIdentitiesAnswer =
  /** What became of the files */
  Answer<
    201,
    {
      /** What each file held */
      readonly pieces: readonly {
        readonly file: string
        readonly kind: string
        readonly description: string
      }[]
      readonly identities: readonly Identity[]
      readonly findings: readonly Finding[]
    }
  >

export type ListSigningRequestsInput = Readonly<Record<string, never>>
export type ListSigningRequestsAnswer =
  /** The requests */
  Answer<
    200,
    {
      readonly requests: readonly SigningRequest[]
    }
  >

export type CreateSigningRequestInput = {
  readonly body: {
    /** Name in the request; Apple puts its own into the certificate; at most 64 characters; default Billfold */
    readonly commonName?: string | undefined
  }
}
export type CreateSigningRequestAnswer = /** The request */ Answer<201, SigningRequest>

export type ShowIdentityInput = {
  /** Pass type of the identity, such as pass.com.example.coffee */
  readonly passTypeIdentifier: string
}
export type ShowIdentityAnswer = /** The identity */ Answer<200, Identity>

/** One method for each operation of the API. */
export interface Operations {
  /**
   * Issue a pass; answers the .pkpass.
   *
   * The pass is checked, signed and stored, and comes back ready for Wallet. What Wallet would refuse is refused here, with the rule and the fix; nothing is stored then. The key needs the scope issue.
   *
   * `POST /api/pkpass`
   */
  readonly issuePassFile: (input: IssuePassFileInput, options?: CallOptions) => Promise<IssuePassFileAnswer>
  /**
   * Issue a pass; answers JSON.
   *
   * The same as POST /api/pkpass, with the file in Base64 among what is said of it. The key needs the scope issue.
   *
   * `POST /api/passes`
   */
  readonly issuePass: (input: IssuePassInput, options?: CallOptions) => Promise<IssuePassAnswer>
  /**
   * Passes, newest first, page by page.
   *
   * The key needs the scope read.
   *
   * `GET /api/passes`
   */
  readonly listPasses: (input?: ListPassesInput, options?: CallOptions) => Promise<ListPassesAnswer>
  /**
   * Issue a pass under your own name for it, or replace the content of the one that has the name.
   *
   * Made again, it changes nothing: no serial number has to be kept on your side. Since it may turn out to be an update, the key needs the scope update too. The key needs the scope issue.
   *
   * `PUT /api/passes/by-external-id/{externalId}`
   */
  readonly upsertPass: (input: UpsertPassInput, options?: CallOptions) => Promise<UpsertPassAnswer>
  /**
   * The content of a pass as it stands, and the devices that hold it.
   *
   * The key needs the scope read.
   *
   * `GET /api/passes/{serialNumber}`
   */
  readonly showPass: (input: ShowPassInput, options?: CallOptions) => Promise<ShowPassAnswer>
  /**
   * Replace the content of a pass and wake its devices; the same content again changes nothing.
   *
   * Devices are told within seconds, and fetch the pass as it then is. A field whose `changeMessage` has %@ in it announces its new value on the Lock Screen. The key needs the scope update.
   *
   * `PUT /api/passes/{serialNumber}`
   */
  readonly updatePass: (input: UpdatePassInput, options?: CallOptions) => Promise<UpdatePassAnswer>
  /**
   * Change some of the content of a pass: a JSON merge patch (RFC 7396).
   *
   * Members of the body replace those of the content, null takes one away, arrays are replaced whole. The result has to be a good request by itself. The key needs the scope update.
   *
   * `PATCH /api/passes/{serialNumber}`
   */
  readonly patchPass: (input: PatchPassInput, options?: CallOptions) => Promise<PatchPassAnswer>
  /**
   * Withdraw a pass: marked and expired on every device that holds it.
   *
   * Its content stays, and it can be put in force again. Withdrawn once more, it is no change. The key needs the scope update.
   *
   * `DELETE /api/passes/{serialNumber}`
   */
  readonly revokePass: (input: RevokePassInput, options?: CallOptions) => Promise<RevokePassAnswer>
  /**
   * What Wallet shows of the pass, as SVG.
   *
   * The key needs the scope read.
   *
   * `GET /api/passes/{serialNumber}/preview.svg`
   */
  readonly previewDrawing: (input: PreviewDrawingInput, options?: CallOptions) => Promise<PreviewDrawingAnswer>
  /**
   * What Wallet shows of the pass, as a picture.
   *
   * The key needs the scope read.
   *
   * `GET /api/passes/{serialNumber}/preview.png`
   */
  readonly previewPicture: (input: PreviewPictureInput, options?: CallOptions) => Promise<PreviewPictureAnswer>
  /**
   * Put a withdrawn pass in force again.
   *
   * The key needs the scope update.
   *
   * `POST /api/passes/{serialNumber}/reactivate`
   */
  readonly reactivatePass: (input: ReactivatePassInput, options?: CallOptions) => Promise<ReactivatePassAnswer>
  /**
   * Explain a .pkpass, yours or a stranger’s: whether Wallet would accept it, and if not, why.
   *
   * The body is the file itself, of at most 16 MiB. Nothing of it is stored, and nothing is fetched.
   *
   * `POST /api/inspect`
   */
  readonly inspectPassFile: (input: InspectPassFileInput, options?: CallOptions) => Promise<InspectPassFileAnswer>
  /**
   * Show a message on every device that holds the pass.
   *
   * Counts as a change of the pass: in the usage of the month, and in its quota. The key needs the scope update.
   *
   * `POST /api/passes/{serialNumber}/notify`
   */
  readonly notifyHolder: (input: NotifyHolderInput, options?: CallOptions) => Promise<NotifyHolderAnswer>
  /**
   * Show a message on every device that holds one of the passes that fit, up to 500 of them.
   *
   * Looks at 500 passes at a time: while the answer has a `next`, call again with it as `after`. Each message counts as a change of its pass; when the quota of the month is used up on the way, the answer says where to go on. The key needs the scope update.
   *
   * `POST /api/notify`
   */
  readonly notifyHolders: (input: NotifyHoldersInput, options?: CallOptions) => Promise<NotifyHoldersAnswer>
  /**
   * What the project has used of its month.
   *
   * `GET /api/auth/usage`
   */
  readonly showUsage: (input?: ShowUsageInput, options?: CallOptions) => Promise<ShowUsageAnswer>
  /**
   * API keys of the project, without the keys themselves.
   *
   * The key needs the scope admin.
   *
   * `GET /api/keys`
   */
  readonly listKeys: (input?: ListKeysInput, options?: CallOptions) => Promise<ListKeysAnswer>
  /**
   * Make an API key of the project.
   *
   * The answer is the only one that has the key in it, and no answer is kept for an Idempotency-Key: the call takes none. A test key makes test keys only. The key needs the scope admin.
   *
   * `POST /api/keys`
   */
  readonly createKey: (input: CreateKeyInput, options?: CallOptions) => Promise<CreateKeyAnswer>
  /**
   * Make a key in the place of another, which goes on for a while.
   *
   * The body may be left out. Takes no Idempotency-Key: an answer that is kept would keep the key. The key needs the scope admin.
   *
   * `POST /api/keys/{id}/rotate`
   */
  readonly rotateKey: (input: RotateKeyInput, options?: CallOptions) => Promise<RotateKeyAnswer>
  /**
   * End a key at once.
   *
   * The key needs the scope admin.
   *
   * `DELETE /api/keys/{id}`
   */
  readonly revokeKey: (input: RevokeKeyInput, options?: CallOptions) => Promise<RevokeKeyAnswer>
  /**
   * Who changed what, when; newest first.
   *
   * The key needs the scope admin.
   *
   * `GET /api/audit-log`
   */
  readonly listAudit: (input?: ListAuditInput, options?: CallOptions) => Promise<ListAuditAnswer>
  /**
   * Everything that is kept of one holder.
   *
   * Exactly one of the parameters names the holder. The key needs the scope admin.
   *
   * `GET /api/holder-data`
   */
  readonly exportHolder: (input?: ExportHolderInput, options?: CallOptions) => Promise<ExportHolderAnswer>
  /**
   * Forget everything that is kept of one holder.
   *
   * Passes, their registrations, messages and what was entered when signing up. Devices that hold the passes keep them, and get no more updates. The key needs the scope admin.
   *
   * `DELETE /api/holder-data`
   */
  readonly eraseHolder: (input?: EraseHolderInput, options?: CallOptions) => Promise<EraseHolderAnswer>
  /**
   * Identities of the project, without their keys.
   *
   * The key needs the scope admin.
   *
   * `GET /api/identities`
   */
  readonly listIdentities: (input?: ListIdentitiesInput, options?: CallOptions) => Promise<ListIdentitiesAnswer>
  /**
   * Store certificates with their keys, from files in any form; a renewed one takes over.
   *
   * The same files again change nothing, so that the call may be made again without an Idempotency-Key; it takes none. The key needs the scope admin.
   *
   * `POST /api/identities`
   */
  readonly importIdentities: (input: ImportIdentitiesInput, options?: CallOptions) => Promise<ImportIdentitiesAnswer>
  /**
   * Signing requests that were made here, newest first.
   *
   * The key needs the scope admin.
   *
   * `GET /api/identities/requests`
   */
  readonly listSigningRequests: (
    input?: ListSigningRequestsInput,
    options?: CallOptions,
  ) => Promise<ListSigningRequestsAnswer>
  /**
   * Make a key pair here, and the request that Apple certifies it by.
   *
   * The private key never leaves the server. Made again, there are two requests, and either will do: the call takes no Idempotency-Key. The key needs the scope admin.
   *
   * `POST /api/identities/requests`
   */
  readonly createSigningRequest: (
    input: CreateSigningRequestInput,
    options?: CallOptions,
  ) => Promise<CreateSigningRequestAnswer>
  /**
   * One identity.
   *
   * The key needs the scope admin.
   *
   * `GET /api/identities/{passTypeIdentifier}`
   */
  readonly showIdentity: (input: ShowIdentityInput, options?: CallOptions) => Promise<ShowIdentityAnswer>
}

export function operationsBy(call: Call): Operations {
  return {
    issuePassFile: (input, options) =>
      call(
        {
          id: 'issuePassFile',
          method: 'POST',
          path: '/api/pkpass',
          query: ['strict'],
          bodyType: 'application/json',
          takesIdempotencyKey: true,
          answers: {
            200: { isJson: false, headers: { serialNumber: 'X-Serial-Number', passUrl: 'X-Pass-Url', etag: 'ETag' } },
          },
        },
        input,
        options,
      ),
    issuePass: (input, options) =>
      call(
        {
          id: 'issuePass',
          method: 'POST',
          path: '/api/passes',
          query: ['strict'],
          bodyType: 'application/json',
          takesIdempotencyKey: true,
          answers: {
            200: { isJson: true, headers: { serialNumber: 'X-Serial-Number', passUrl: 'X-Pass-Url', etag: 'ETag' } },
          },
        },
        input,
        options,
      ),
    listPasses: (input = {}, options) =>
      call(
        {
          id: 'listPasses',
          method: 'GET',
          path: '/api/passes',
          query: [
            'q',
            'status',
            'passTypeIdentifier',
            'externalId',
            'holderId',
            'createdSince',
            'createdBefore',
            'updatedSince',
            'cursor',
            'limit',
          ],
          answers: { 200: { isJson: true, headers: {} } },
        },
        input,
        options,
      ),
    upsertPass: (input, options) =>
      call(
        {
          id: 'upsertPass',
          method: 'PUT',
          path: '/api/passes/by-external-id/{externalId}',
          query: ['strict'],
          bodyType: 'application/json',
          answers: {
            200: { isJson: true, headers: { etag: 'ETag' } },
            201: { isJson: true, headers: { serialNumber: 'X-Serial-Number', passUrl: 'X-Pass-Url', etag: 'ETag' } },
          },
        },
        input,
        options,
      ),
    showPass: (input, options) =>
      call(
        {
          id: 'showPass',
          method: 'GET',
          path: '/api/passes/{serialNumber}',
          answers: { 200: { isJson: true, headers: { etag: 'ETag' } } },
        },
        input,
        options,
      ),
    updatePass: (input, options) =>
      call(
        {
          id: 'updatePass',
          method: 'PUT',
          path: '/api/passes/{serialNumber}',
          query: ['strict'],
          bodyType: 'application/json',
          answers: { 200: { isJson: true, headers: { etag: 'ETag' } } },
        },
        input,
        options,
      ),
    patchPass: (input, options) =>
      call(
        {
          id: 'patchPass',
          method: 'PATCH',
          path: '/api/passes/{serialNumber}',
          query: ['strict'],
          bodyType: 'application/json',
          answers: { 200: { isJson: true, headers: { etag: 'ETag' } } },
        },
        input,
        options,
      ),
    revokePass: (input, options) =>
      call(
        {
          id: 'revokePass',
          method: 'DELETE',
          path: '/api/passes/{serialNumber}',
          answers: { 200: { isJson: true, headers: { etag: 'ETag' } } },
        },
        input,
        options,
      ),
    previewDrawing: (input, options) =>
      call(
        {
          id: 'previewDrawing',
          method: 'GET',
          path: '/api/passes/{serialNumber}/preview.svg',
          query: ['view', 'styleSet', 'locale', 'timeZone'],
          answers: { 200: { isJson: false, headers: {} } },
        },
        input,
        options,
      ),
    previewPicture: (input, options) =>
      call(
        {
          id: 'previewPicture',
          method: 'GET',
          path: '/api/passes/{serialNumber}/preview.png',
          query: ['view', 'styleSet', 'locale', 'timeZone', 'scale'],
          answers: { 200: { isJson: false, headers: {} } },
        },
        input,
        options,
      ),
    reactivatePass: (input, options) =>
      call(
        {
          id: 'reactivatePass',
          method: 'POST',
          path: '/api/passes/{serialNumber}/reactivate',
          takesIdempotencyKey: true,
          answers: { 200: { isJson: true, headers: { etag: 'ETag' } } },
        },
        input,
        options,
      ),
    inspectPassFile: (input, options) =>
      call(
        {
          id: 'inspectPassFile',
          method: 'POST',
          path: '/api/inspect',
          bodyType: 'application/vnd.apple.pkpass',
          answers: { 200: { isJson: true, headers: {} } },
        },
        input,
        options,
      ),
    notifyHolder: (input, options) =>
      call(
        {
          id: 'notifyHolder',
          method: 'POST',
          path: '/api/passes/{serialNumber}/notify',
          bodyType: 'application/json',
          takesIdempotencyKey: true,
          answers: { 200: { isJson: true, headers: {} } },
        },
        input,
        options,
      ),
    notifyHolders: (input, options) =>
      call(
        {
          id: 'notifyHolders',
          method: 'POST',
          path: '/api/notify',
          bodyType: 'application/json',
          takesIdempotencyKey: true,
          answers: { 200: { isJson: true, headers: {} } },
        },
        input,
        options,
      ),
    showUsage: (input = {}, options) =>
      call(
        { id: 'showUsage', method: 'GET', path: '/api/auth/usage', answers: { 200: { isJson: true, headers: {} } } },
        input,
        options,
      ),
    listKeys: (input = {}, options) =>
      call(
        { id: 'listKeys', method: 'GET', path: '/api/keys', answers: { 200: { isJson: true, headers: {} } } },
        input,
        options,
      ),
    createKey: (input, options) =>
      call(
        {
          id: 'createKey',
          method: 'POST',
          path: '/api/keys',
          bodyType: 'application/json',
          answers: { 201: { isJson: true, headers: {} } },
        },
        input,
        options,
      ),
    rotateKey: (input, options) =>
      call(
        {
          id: 'rotateKey',
          method: 'POST',
          path: '/api/keys/{id}/rotate',
          bodyType: 'application/json',
          answers: { 201: { isJson: true, headers: {} } },
        },
        input,
        options,
      ),
    revokeKey: (input, options) =>
      call(
        { id: 'revokeKey', method: 'DELETE', path: '/api/keys/{id}', answers: { 200: { isJson: true, headers: {} } } },
        input,
        options,
      ),
    listAudit: (input = {}, options) =>
      call(
        {
          id: 'listAudit',
          method: 'GET',
          path: '/api/audit-log',
          query: ['before', 'limit'],
          answers: { 200: { isJson: true, headers: {} } },
        },
        input,
        options,
      ),
    exportHolder: (input = {}, options) =>
      call(
        {
          id: 'exportHolder',
          method: 'GET',
          path: '/api/holder-data',
          query: ['holderId', 'serialNumber', 'externalId'],
          answers: { 200: { isJson: true, headers: {} } },
        },
        input,
        options,
      ),
    eraseHolder: (input = {}, options) =>
      call(
        {
          id: 'eraseHolder',
          method: 'DELETE',
          path: '/api/holder-data',
          query: ['holderId', 'serialNumber', 'externalId'],
          answers: { 200: { isJson: true, headers: {} } },
        },
        input,
        options,
      ),
    listIdentities: (input = {}, options) =>
      call(
        {
          id: 'listIdentities',
          method: 'GET',
          path: '/api/identities',
          answers: { 200: { isJson: true, headers: {} } },
        },
        input,
        options,
      ),
    importIdentities: (input, options) =>
      call(
        {
          id: 'importIdentities',
          method: 'POST',
          path: '/api/identities',
          bodyType: 'application/json',
          answers: { 201: { isJson: true, headers: {} } },
        },
        input,
        options,
      ),
    listSigningRequests: (input = {}, options) =>
      call(
        {
          id: 'listSigningRequests',
          method: 'GET',
          path: '/api/identities/requests',
          answers: { 200: { isJson: true, headers: {} } },
        },
        input,
        options,
      ),
    createSigningRequest: (input, options) =>
      call(
        {
          id: 'createSigningRequest',
          method: 'POST',
          path: '/api/identities/requests',
          bodyType: 'application/json',
          answers: { 201: { isJson: true, headers: {} } },
        },
        input,
        options,
      ),
    showIdentity: (input, options) =>
      call(
        {
          id: 'showIdentity',
          method: 'GET',
          path: '/api/identities/{passTypeIdentifier}',
          answers: { 200: { isJson: true, headers: {} } },
        },
        input,
        options,
      ),
  }
}
