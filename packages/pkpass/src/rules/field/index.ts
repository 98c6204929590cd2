import { fieldAlignmentMisplaced } from './field-alignment-misplaced.ts'
import { fieldAttributedMarkup } from './field-attributed-markup.ts'
import { fieldAttributedNoPlain } from './field-attributed-no-plain.ts'
import { fieldBackContact } from './field-back-contact.ts'
import { fieldChangeMessageNoPlaceholder } from './field-change-message-no-placeholder.ts'
import { fieldChangeMessagePlaceholders } from './field-change-message-placeholders.ts'
import { fieldCurrencyAndNumberStyle } from './field-currency-and-number-style.ts'
import { fieldCurrencyCode } from './field-currency-code.ts'
import { fieldCurrencyNonNumber } from './field-currency-non-number.ts'
import { fieldDateHalfStyled } from './field-date-half-styled.ts'
import { fieldDateStyleNonDate } from './field-date-style-non-date.ts'
import { fieldDateUnstyled } from './field-date-unstyled.ts'
import { fieldDetectorsMisplaced } from './field-detectors-misplaced.ts'
import { fieldEditorId } from './field-editor-id.ts'
import { fieldEnumUnknown } from './field-enum-unknown.ts'
import { fieldHtmlInValue } from './field-html-in-value.ts'
import { fieldKeyDuplicate } from './field-key-duplicate.ts'
import { fieldKeyMissing } from './field-key-missing.ts'
import { fieldLineBreakFront } from './field-line-break-front.ts'
import { fieldNotObject } from './field-not-object.ts'
import { fieldNumberStyleNonNumber } from './field-number-style-non-number.ts'
import { fieldRowMisplaced } from './field-row-misplaced.ts'
import { fieldSemanticsLost } from './field-semantics-lost.ts'
import { fieldValueEmpty } from './field-value-empty.ts'
import { fieldValueMissing } from './field-value-missing.ts'
import { fieldValueType } from './field-value-type.ts'

export const FIELD_RULES = [
  fieldNotObject,
  fieldKeyMissing,
  fieldKeyDuplicate,
  fieldValueMissing,
  fieldValueType,
  fieldValueEmpty,
  fieldDateStyleNonDate,
  fieldDateUnstyled,
  fieldDateHalfStyled,
  fieldNumberStyleNonNumber,
  fieldCurrencyNonNumber,
  fieldCurrencyAndNumberStyle,
  fieldCurrencyCode,
  fieldEnumUnknown,
  fieldAlignmentMisplaced,
  fieldDetectorsMisplaced,
  fieldAttributedMarkup,
  fieldAttributedNoPlain,
  fieldHtmlInValue,
  fieldLineBreakFront,
  fieldChangeMessageNoPlaceholder,
  fieldChangeMessagePlaceholders,
  fieldRowMisplaced,
  fieldSemanticsLost,
  fieldEditorId,
  fieldBackContact,
] as const
