import { posterEventArtistIds } from './poster-event-artist-ids.ts'
import { posterEventLogoText } from './poster-event-logo-text.ts'
import { posterEventNfcAuthUnset } from './poster-event-nfc-auth-unset.ts'
import { posterEventNoArt } from './poster-event-no-art.ts'
import { posterEventNoCredential } from './poster-event-no-credential.ts'
import { posterEventNoName } from './poster-event-no-name.ts'
import { posterEventNoNfc } from './poster-event-no-nfc.ts'
import { posterEventNoPrimaryLogo } from './poster-event-no-primary-logo.ts'
import { posterEventNoRegion } from './poster-event-no-region.ts'
import { posterEventNoRelevance } from './poster-event-no-relevance.ts'
import { posterEventNoRoom } from './poster-event-no-room.ts'
import { posterEventNoSeats } from './poster-event-no-seats.ts'
import { posterEventNoStart } from './poster-event-no-start.ts'
import { posterEventNoType } from './poster-event-no-type.ts'
import { posterEventNoVenue } from './poster-event-no-venue.ts'
import { posterEventOneGuideLink } from './poster-event-one-guide-link.ts'
import { posterEventPerformers } from './poster-event-performers.ts'
import { posterEventSportTeams } from './poster-event-sport-teams.ts'
import { posterEventStartAfterEnd } from './poster-event-start-after-end.ts'

export const POSTER_EVENT_RULES = [
  posterEventNoName,
  posterEventNoVenue,
  posterEventNoRegion,
  posterEventNoRoom,
  posterEventNoCredential,
  posterEventNoNfc,
  posterEventNfcAuthUnset,
  posterEventNoArt,
  posterEventSportTeams,
  posterEventPerformers,
  posterEventArtistIds,
  posterEventNoStart,
  posterEventStartAfterEnd,
  posterEventNoType,
  posterEventNoSeats,
  posterEventLogoText,
  posterEventNoPrimaryLogo,
  posterEventNoRelevance,
  posterEventOneGuideLink,
] as const
