import { updateDailyCeiling } from './update-daily-ceiling.ts'
import { updateKeyNew } from './update-key-new.ts'
import { updateKeyRenamed } from './update-key-renamed.ts'
import { updateLocalizedImage } from './update-localized-image.ts'
import { updateManyMessages } from './update-many-messages.ts'
import { updateMessageWatch } from './update-message-watch.ts'
import { updateNoDifference } from './update-no-difference.ts'
import { updateNoMessage } from './update-no-message.ts'
import { updateSameValue } from './update-same-value.ts'
import { updateSerialChanged } from './update-serial-changed.ts'
import { updateServiceUrlChanged } from './update-service-url-changed.ts'
import { updateServiceUrlRemoved } from './update-service-url-removed.ts'
import { updateTokenChanged } from './update-token-changed.ts'
import { updateTypeIdChanged } from './update-type-id-changed.ts'
import { updateVoidedNoExpiry } from './update-voided-no-expiry.ts'

export const UPDATE_RULES = [
  updateTypeIdChanged,
  updateSerialChanged,
  updateTokenChanged,
  updateServiceUrlRemoved,
  updateServiceUrlChanged,
  updateNoDifference,
  updateKeyRenamed,
  updateKeyNew,
  updateSameValue,
  updateManyMessages,
  updateNoMessage,
  updateMessageWatch,
  updateLocalizedImage,
  updateDailyCeiling,
  updateVoidedNoExpiry,
] as const
