import { passAlreadyExpired } from './pass-already-expired.ts'
import { passDescriptionRepeats } from './pass-description-repeats.ts'
import { passMissingDescription } from './pass-missing-description.ts'
import { passMissingFormatVersion } from './pass-missing-format-version.ts'
import { passMissingOrganization } from './pass-missing-organization.ts'
import { passMissingSerial } from './pass-missing-serial.ts'
import { passMissingTeam } from './pass-missing-team.ts'
import { passMissingTypeId } from './pass-missing-type-id.ts'
import { passOrganizationLong } from './pass-organization-long.ts'
import { passSerialNotUrlSafe } from './pass-serial-not-url-safe.ts'
import { passSerialReused } from './pass-serial-reused.ts'
import { passTypeIdForm } from './pass-type-id-form.ts'

export const IDENTITY_RULES = [
  passMissingFormatVersion,
  passMissingSerial,
  passMissingTypeId,
  passTypeIdForm,
  passMissingTeam,
  passMissingOrganization,
  passMissingDescription,
  passOrganizationLong,
  passDescriptionRepeats,
  passSerialNotUrlSafe,
  passSerialReused,
  passAlreadyExpired,
] as const
