import { z } from 'zod'

// Every key is declared once, with what is known of it as metadata; types, findings, JSON Schema and forms come from here.
// Objects are loose: unknown keys are kept, and reported by the check, because Apple adds keys every year.

const dateStyle = z.enum([
  'PKDateStyleNone',
  'PKDateStyleShort',
  'PKDateStyleMedium',
  'PKDateStyleLong',
  'PKDateStyleFull',
])

/** A field's value: text, an ISO 8601 date with zone as text, or a number. */
const fieldValue = z.union([z.string(), z.number()])

/** One labelled value on the pass. Spec: pass-json section 3. */
const fieldSchema = z.looseObject({
  key: z.string().min(1).meta({ since: '6.0', description: 'Matches old and new values in an update' }),
  value: fieldValue.meta({ since: '6.0', localizable: true }),
  label: z.string().optional().meta({ since: '6.0', localizable: true }),
  attributedValue: fieldValue.optional().meta({ since: '7.0', localizable: true }),
  changeMessage: z
    .string()
    .optional()
    .meta({ since: '6.0', localizable: true, description: 'Alert text of an update; %@ receives the new value' }),
  currencyCode: z.string().optional().meta({ since: '6.0', format: 'iso4217' }),
  dataDetectorTypes: z
    .array(
      z.enum([
        'PKDataDetectorTypePhoneNumber',
        'PKDataDetectorTypeLink',
        'PKDataDetectorTypeAddress',
        'PKDataDetectorTypeCalendarEvent',
      ]),
    )
    .optional()
    .meta({ since: '7.0' }),
  dateStyle: dateStyle.optional().meta({ since: '6.0' }),
  timeStyle: dateStyle.optional().meta({ since: '6.0' }),
  ignoresTimeZone: z.boolean().optional().meta({ since: '7.0' }),
  isRelative: z.boolean().optional().meta({ since: '6.0' }),
  numberStyle: z
    .enum(['PKNumberStyleDecimal', 'PKNumberStylePercent', 'PKNumberStyleScientific', 'PKNumberStyleSpellOut'])
    .optional()
    .meta({ since: '6.0' }),
  textAlignment: z
    .enum(['PKTextAlignmentLeft', 'PKTextAlignmentCenter', 'PKTextAlignmentRight', 'PKTextAlignmentNatural'])
    .optional()
    .meta({ since: '6.0' }),
  row: z
    .union([z.literal(0), z.literal(1)])
    .optional()
    .meta({ since: '6.0', styles: ['eventTicket'] }),
  semantics: z.looseObject({}).optional().meta({ since: '12.0' }),
})
export type Field = z.infer<typeof fieldSchema>

/** The groups of fields a style may hold, in the order their keys are compared. */
export const FIELD_GROUPS = [
  'headerFields',
  'primaryFields',
  'secondaryFields',
  'auxiliaryFields',
  'backFields',
  'additionalInfoFields',
  'footerFields',
] as const
export type FieldGroup = (typeof FIELD_GROUPS)[number]

const fields = () => z.array(fieldSchema).optional()

/** What every style dictionary holds. Spec: pass-json section 2. */
export const styleSchema = z.looseObject({
  headerFields: fields().meta({ since: '6.0' }),
  primaryFields: fields().meta({ since: '6.0' }),
  secondaryFields: fields().meta({ since: '6.0' }),
  auxiliaryFields: fields().meta({ since: '6.0' }),
  backFields: fields().meta({ since: '6.0' }),
  additionalInfoFields: fields().meta({ since: '18.0', styles: ['eventTicket', 'posterGeneric'] }),
  footerFields: fields().meta({ since: '27.0', styles: ['posterGeneric'] }),
})
export type StyleContent = z.infer<typeof styleSchema>

export const boardingPassSchema = styleSchema.extend({
  transitType: z
    .enum(['PKTransitTypeAir', 'PKTransitTypeBoat', 'PKTransitTypeBus', 'PKTransitTypeGeneric', 'PKTransitTypeTrain'])
    .meta({ since: '6.0' }),
})
