import { groupingUnsupportedStyle } from './grouping-unsupported-style.ts'
import { schemeLegacyFieldsInvalid } from './scheme-legacy-fields-invalid.ts'
import { schemeMisplaced } from './scheme-misplaced.ts'
import { schemeNoClassicEntry } from './scheme-no-classic-entry.ts'
import { schemeNoLegacyFields } from './scheme-no-legacy-fields.ts'
import { schemeSemanticsWithoutOptin } from './scheme-semantics-without-optin.ts'
import { schemeStyleMismatch } from './scheme-style-mismatch.ts'
import { schemeUnknown } from './scheme-unknown.ts'
import { styleChanged } from './style-changed.ts'
import { styleFallbackContentDiffers } from './style-fallback-content-differs.ts'
import { styleMissing } from './style-missing.ts'
import { styleMultipleClassic } from './style-multiple-classic.ts'
import { styleNotObject } from './style-not-object.ts'
import { stylePosterGenericEmptyFallback } from './style-poster-generic-empty-fallback.ts'
import { stylePosterGenericOnly } from './style-poster-generic-only.ts'
import { styleTransitTypeInvalid } from './style-transit-type-invalid.ts'
import { styleTransitTypeMisplaced } from './style-transit-type-misplaced.ts'
import { styleTransitTypeMissing } from './style-transit-type-missing.ts'
import { styleUnsupportedGroup } from './style-unsupported-group.ts'

export const STYLE_RULES = [
  styleMissing,
  styleMultipleClassic,
  styleNotObject,
  stylePosterGenericOnly,
  stylePosterGenericEmptyFallback,
  styleFallbackContentDiffers,
  styleTransitTypeMissing,
  styleTransitTypeInvalid,
  styleTransitTypeMisplaced,
  styleUnsupportedGroup,
  styleChanged,
  schemeUnknown,
  schemeStyleMismatch,
  schemeNoClassicEntry,
  schemeMisplaced,
  schemeSemanticsWithoutOptin,
  schemeNoLegacyFields,
  schemeLegacyFieldsInvalid,
  groupingUnsupportedStyle,
] as const
