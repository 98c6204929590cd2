import { fieldSchema } from '@billfold/pkpass'
import { z } from 'zod'
import { MESSAGE_FIELD_KEY } from '../messages/message-field.ts'

// Fields of a request: the guide's four keys with its limits, and Apple's own for form and meaning.

const MAX_FIELDS_IN_GROUP = 10
const { shape } = fieldSchema

const fieldRequestShape = z.strictObject({
  key: z.string().min(1).max(64).optional().meta({
    description: 'Matches old and new values in an update; derived from the label when absent',
  }),
  label: z.string().max(64).optional().meta({ description: 'Stands above the value' }),
  value: z.union([z.string().max(256), z.number()]).meta({ description: 'Text, ISO 8601 date with zone, or number' }),
  changeMessage: z.string().max(128).optional().meta({
    description: 'Shown on the Lock Screen when the value changes; %@ becomes the new value',
  }),
  attributedValue: shape.attributedValue,
  currencyCode: shape.currencyCode,
  dataDetectorTypes: shape.dataDetectorTypes,
  dateStyle: shape.dateStyle,
  timeStyle: shape.timeStyle,
  ignoresTimeZone: shape.ignoresTimeZone,
  isRelative: shape.isRelative,
  numberStyle: shape.numberStyle,
  textAlignment: shape.textAlignment,
  semantics: shape.semantics,
})

const fieldRequestSchema = fieldRequestShape.meta({ id: 'FieldRequest' })
const auxiliaryFieldRequestSchema = fieldRequestShape
  .extend({ row: z.int().min(0).max(1).optional().meta({ description: 'Row of the field, on event tickets' }) })
  .meta({ id: 'AuxiliaryFieldRequest' })
export type FieldRequest = z.infer<typeof auxiliaryFieldRequestSchema>

const group = (description: string) =>
  z.array(fieldRequestSchema).max(MAX_FIELDS_IN_GROUP).optional().meta({ description })

/** Field groups of a request, in the order in which derived keys are given out: what is seen first keeps the plain key. */
export const REQUEST_FIELD_GROUPS = [
  'primaryFields',
  'secondaryFields',
  'auxiliaryFields',
  'headerFields',
  'backFields',
  'footerFields',
  'additionalInfoFields',
] as const
export type RequestFieldGroup = (typeof REQUEST_FIELD_GROUPS)[number]

export const fieldGroupSchemas = {
  headerFields: group('Top right, seen in the pile too'),
  primaryFields: group('What the pass is about, largest'),
  secondaryFields: group('Below the primary fields'),
  auxiliaryFields: z
    .array(auxiliaryFieldRequestSchema)
    .max(MAX_FIELDS_IN_GROUP)
    .optional()
    .meta({ description: 'Below or beside the secondary fields' }),
  backFields: group('In the details of the pass'),
  footerFields: group('At the foot of a poster'),
  additionalInfoFields: group('Further facts, where the style has a place for them'),
}

/** Calls `refuse` with the place of every key that another field has already. */
export function refuseRepeatedKeys(
  request: { readonly [name in RequestFieldGroup]?: readonly FieldRequest[] | undefined },
  refuse: (path: PropertyKey[], message: string) => void,
): void {
  // One is the server's own.
  const seen = new Set<string>([MESSAGE_FIELD_KEY])
  for (const name of REQUEST_FIELD_GROUPS) {
    for (const [index, { key }] of (request[name] ?? []).entries()) {
      if (key === undefined) continue
      if (seen.has(key)) refuse([name, index, 'key'], `The key ${key} is used twice: a pass needs each once`)
      seen.add(key)
    }
  }
}
