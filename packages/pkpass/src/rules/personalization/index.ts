import { personalizationDescription } from './personalization-description.ts'
import { personalizationFields } from './personalization-fields.ts'
import { personalizationLeftOver } from './personalization-left-over.ts'
import { personalizationLogo } from './personalization-logo.ts'
import { personalizationNeedsService } from './personalization-needs-service.ts'
import { personalizationStyle } from './personalization-style.ts'

export const PERSONALIZATION_RULES = [
  personalizationNeedsService,
  personalizationFields,
  personalizationDescription,
  personalizationLogo,
  personalizationLeftOver,
  personalizationStyle,
] as const
