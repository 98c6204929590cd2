// The constants that semantic tags take. Only the type of an event changes the layout; what Wallet does not know of the others
// it does not draw, and the pass stays what it is.

/** Kinds of pass a semantic tag may be meant for. */
export type PassKind = 'airline' | 'any' | 'boarding' | 'event' | 'rail' | 'sports' | 'storeCard'

export const EVENT_TYPES = [
  'PKEventTypeGeneric',
  'PKEventTypeLivePerformance',
  'PKEventTypeMovie',
  'PKEventTypeSports',
  'PKEventTypeConference',
  'PKEventTypeConvention',
  'PKEventTypeWorkshop',
  'PKEventTypeSocialGathering',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

export const SECURITY_PROGRAMS = [
  'PKTransitSecurityProgramTSAPreCheck',
  'PKTransitSecurityProgramTSAPreCheckTouchlessID',
  'PKTransitSecurityProgramOSS',
  'PKTransitSecurityProgramITI',
  'PKTransitSecurityProgramITD',
  'PKTransitSecurityProgramGlobalEntry',
  'PKTransitSecurityProgramCLEAR',
] as const

export const PASSENGER_CAPABILITIES = [
  'PKPassengerCapabilityPreboarding',
  'PKPassengerCapabilityPriorityBoarding',
  'PKPassengerCapabilityCarryon',
  'PKPassengerCapabilityPersonalItem',
  'PKPassengerCapabilityLapInfant',
] as const

/** IATA information codes with a badge: an infant with a seat. */
export const PASSENGER_INFORMATION_SSRS = ['INFT'] as const

/**
 * IATA service codes with a badge: pet in cabin, service animal, unaccompanied minor, and wheelchairs by battery (`WCBD` dry,
 * `WCBW` wet, `WCLB` lithium, `WCMP` none) and by need (`WCHC` throughout, `WCHR` long ways, `WCHS` stairs, `WCOB` on board).
 */
export const PASSENGER_SERVICE_SSRS = [
  'PETC',
  'SVAN',
  'UMNR',
  'WCBD',
  'WCBW',
  'WCHC',
  'WCHR',
  'WCHS',
  'WCLB',
  'WCMP',
  'WCOB',
] as const
