import { appAuxiliaryMisplaced } from './app-auxiliary-misplaced.ts'
import { appLaunchWithoutStoreId } from './app-launch-without-store-id.ts'
import { appStoreIdType } from './app-store-id-type.ts'
import { contactEmail } from './contact-email.ts'
import { contactPhone } from './contact-phone.ts'
import { urlAirlineOnly } from './url-airline-only.ts'
import { urlLocal } from './url-local.ts'
import { urlNotAbsolute } from './url-not-absolute.ts'
import { urlNotHttps } from './url-not-https.ts'
import { urlPosterOnly } from './url-poster-only.ts'
import { wsTokenShort } from './ws-token-short.ts'
import { wsTokenWithoutUrl } from './ws-token-without-url.ts'
import { wsUrlHasVersion } from './ws-url-has-version.ts'
import { wsUrlNotHttps } from './ws-url-not-https.ts'
import { wsUrlTrailingSlash } from './ws-url-trailing-slash.ts'
import { wsUrlWithoutToken } from './ws-url-without-token.ts'

export const ADDRESS_RULES = [
  appLaunchWithoutStoreId,
  appStoreIdType,
  appAuxiliaryMisplaced,
  urlNotAbsolute,
  urlNotHttps,
  urlLocal,
  urlPosterOnly,
  urlAirlineOnly,
  contactEmail,
  contactPhone,
  wsUrlWithoutToken,
  wsTokenWithoutUrl,
  wsTokenShort,
  wsUrlNotHttps,
  wsUrlHasVersion,
  wsUrlTrailingSlash,
] as const
