import * as z from 'zod'
import { editorHandle, flag, localized, optional, required, text } from './key.ts'
import { semanticTagsSchema } from './semantic-tags.ts'

// Fields: what a pass says. Spec: pass-json section 3.

export { FIELD_GROUPS, type FieldGroup } from './field-groups.ts'

export const DATE_STYLES = [
  'PKDateStyleNone',
  'PKDateStyleShort',
  'PKDateStyleMedium',
  'PKDateStyleLong',
  'PKDateStyleFull',
] as const

export const NUMBER_STYLES = [
  'PKNumberStyleDecimal',
  'PKNumberStylePercent',
  'PKNumberStyleScientific',
  'PKNumberStyleSpellOut',
] as const

export const TEXT_ALIGNMENTS = [
  'PKTextAlignmentLeft',
  'PKTextAlignmentCenter',
  'PKTextAlignmentRight',
  'PKTextAlignmentNatural',
] as const

export const DATA_DETECTOR_TYPES = [
  'PKDataDetectorTypePhoneNumber',
  'PKDataDetectorTypeLink',
  'PKDataDetectorTypeAddress',
  'PKDataDetectorTypeCalendarEvent',
] as const

/** A field's value: text, an ISO 8601 date with zone as text, or a number. */
const fieldValue = z.union([z.string(), z.number()])

const declaredField = z.looseObject({
  key: required(z.string().min(1), '6.0', 'Matches old and new values in an update; unique within the style'),
  value: required(fieldValue, '6.0', 'Text, a date with time and zone as a text, or a number', { localizable: true }),
  label: localized('6.0', 'Stands above the value'),
  attributedValue: optional(fieldValue, '7.0', 'Shown instead of the value on iPhone, with links as <a href>', {
    localizable: true,
    format: 'html-links',
    notOn: ['watchOS'],
  }),
  changeMessage: localized('6.0', 'Alert text of an update that changes the value; %@ receives the new value', {
    format: 'format-string',
    notOn: ['watchOS'],
  }),
  currencyCode: text('6.0', 'Shows the number as an amount of this currency; not together with numberStyle', {
    format: 'iso4217',
  }),
  dataDetectorTypes: optional(
    z.array(z.enum(DATA_DETECTOR_TYPES)),
    '7.0',
    'What becomes a link on the back: all kinds when left out, none when empty',
    { notOn: ['watchOS'] },
  ),
  dateStyle: optional(z.enum(DATE_STYLES), '6.0', 'How the day of a date is written; give timeStyle as well'),
  timeStyle: optional(z.enum(DATE_STYLES), '6.0', 'How the time of a date is written; give dateStyle as well'),
  ignoresTimeZone: flag('7.0', 'Shows the time in the zone written in the value, not in the device’s', {
    default: false,
  }),
  isRelative: flag('6.0', 'Shows the date relative to now', { default: false }),
  numberStyle: optional(z.enum(NUMBER_STYLES), '6.0', 'How a number is written; not together with currencyCode'),
  textAlignment: optional(
    z.enum(TEXT_ALIGNMENTS),
    '6.0',
    'Alignment of the field; ignored on primary and back fields',
    {
      default: 'PKTextAlignmentNatural',
    },
  ),
  semantics: optional(semanticTagsSchema, '12.0', 'Semantic tags written beside the value they belong to', {
    documented: 'article',
  }),
  _id: editorHandle(),
})
/** A name for the type: written out wherever it is held, the types of a pass fill half a megabyte of declarations. */
export interface FieldSchema extends DeclaredField {}
type DeclaredField = typeof declaredField

/** One labelled value on the pass. */
export const fieldSchema: FieldSchema = declaredField
export type Field = z.infer<typeof fieldSchema>

const declaredAuxiliaryField = fieldSchema.extend({
  row: optional(z.int(), '6.0', 'Row of the field: 1 is an extra row below the first, each takes up to four', {
    styles: ['eventTicket'],
    knownValues: [0, 1],
  }),
})
/** A name for the type: written out wherever it is held, the types of a pass fill half a megabyte of declarations. */
export interface AuxiliaryFieldSchema extends DeclaredAuxiliaryField {}
type DeclaredAuxiliaryField = typeof declaredAuxiliaryField

/** A field of the auxiliary group, which event tickets may spread over two rows. */
export const auxiliaryFieldSchema: AuxiliaryFieldSchema = declaredAuxiliaryField
export type AuxiliaryField = z.infer<typeof auxiliaryFieldSchema>
