import { actionCount } from './action-count.ts'
import { actionCustomLabel } from './action-custom-label.ts'
import { actionIdentifier } from './action-identifier.ts'
import { actionLayout } from './action-layout.ts'
import { actionPlaceValue } from './action-place-value.ts'
import { actionTypeMissing } from './action-type-missing.ts'
import { actionTypeUnknown } from './action-type-unknown.ts'
import { actionUrlForm } from './action-url-form.ts'
import { actionUrlMissing } from './action-url-missing.ts'

export const ACTION_RULES = [
  actionCount,
  actionIdentifier,
  actionTypeMissing,
  actionTypeUnknown,
  actionUrlMissing,
  actionUrlForm,
  actionPlaceValue,
  actionCustomLabel,
  actionLayout,
] as const
