import { z } from 'zod'
import { passTypeIdentifierSchema } from '../identifiers.ts'

// The short form of a pass, field by field as the guide has it. Limits are the guide's, so that what it takes we take.

const MAX_FIELDS_IN_GROUP = 10
const MAX_LOCATIONS = 10
/** A data URI of the largest image taken, 1 MB decoded: four characters for three bytes, and the prefix. */
const MAX_IMAGE_URI_LENGTH = 1_400_100

const fieldRequestSchema = z.strictObject({
  /** Matches old and new values in an update; derived from the label when absent. */
  key: z.string().min(1).max(64).optional(),
  label: z.string().max(64).optional(),
  value: z.string().max(256),
  changeMessage: z.string().max(128).optional(),
})
export type FieldRequest = z.infer<typeof fieldRequestSchema>

const locationRequestSchema = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  altitude: z.number().optional(),
  relevantText: z.string().max(128).optional(),
})

const fieldGroup = z.array(fieldRequestSchema).max(MAX_FIELDS_IN_GROUP).optional()
const imageUri = z.string().max(MAX_IMAGE_URI_LENGTH).optional()

export const COLOR_PRESET_NAMES = ['dark', 'blue', 'green', 'red', 'purple', 'orange'] as const
const BARCODE_FORMAT_NAMES = ['QR', 'PDF417', 'Aztec', 'Code128'] as const

/** Body of the calls that create and replace a pass. Unknown fields are refused: a misspelt one would be lost in silence. */
export const passRequestSchema = z
  .strictObject({
    /** Whose identity signs, where the project has several; the first otherwise. A pass keeps it for good. */
    passTypeIdentifier: passTypeIdentifierSchema.optional(),
    organizationName: z.string().min(1).max(64).optional(),
    description: z.string().min(1).max(128).optional(),
    logoText: z.string().min(1).max(64).optional(),

    headerFields: fieldGroup,
    primaryFields: fieldGroup,
    secondaryFields: fieldGroup,
    auxiliaryFields: fieldGroup,
    backFields: fieldGroup,

    /** Absent or empty: no barcode. */
    barcodeValue: z.string().max(512).optional(),
    barcodeFormat: z.enum(BARCODE_FORMAT_NAMES).optional(),
    barcodeAltText: z.string().max(128).optional(),

    colorPreset: z.enum(COLOR_PRESET_NAMES).optional(),
    /** Background as `#RRGGBB` or `#RGB`; the text colours are derived. Wins over the preset. */
    color: z
      .string()
      .regex(/^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$/)
      .optional(),

    logoURL: imageUri,
    iconURL: imageUri,
    stripURL: imageUri,
    thumbnailURL: imageUri,

    locations: z.array(locationRequestSchema).max(MAX_LOCATIONS).optional(),
    expirationDays: z.int().min(1).max(3650).optional(),
    sharingProhibited: z.boolean().optional(),

    /** Older form: `title` is the value of the first primary field, `cardLabel` its label. */
    title: z.string().min(1).max(64).optional(),
    cardLabel: z.string().max(32).optional(),
    /** Older form: label and value of the first secondary field. */
    label: z.string().max(64).optional(),
    value: z.string().max(256).optional(),
  })
  .check(context => {
    const { value: request, issues } = context
    const refuse = (path: string[], message: string) =>
      issues.push({ code: 'custom', input: request, path, message, params: { code: 'required' } })
    if (request.logoText === undefined && request.title === undefined && !request.primaryFields?.length) {
      refuse([], 'At least one of title, primaryFields, or logoText is required')
    }
    if (request.barcodeValue && request.barcodeFormat === undefined) {
      refuse(['barcodeFormat'], 'barcodeFormat is required with barcodeValue')
    }
    if (request.stripURL !== undefined && request.thumbnailURL !== undefined) {
      refuse(['thumbnailURL'], 'thumbnailURL and stripURL exclude each other: Wallet draws only the strip')
    }
    refuseRepeatedKeys(request, (path, message) => {
      issues.push({ code: 'custom', input: request, path, message, params: { code: 'not_unique' } })
    })
  })
export type PassRequest = z.infer<typeof passRequestSchema>

/** Field groups of a request, in the order in which derived keys are given out: what is seen first keeps the plain key. */
export const REQUEST_FIELD_GROUPS = [
  'primaryFields',
  'secondaryFields',
  'auxiliaryFields',
  'headerFields',
  'backFields',
] as const

function refuseRepeatedKeys(
  request: { readonly [group in (typeof REQUEST_FIELD_GROUPS)[number]]?: readonly FieldRequest[] | undefined },
  refuse: (path: PropertyKey[], message: string) => void,
): void {
  const seen = new Set<string>()
  for (const group of REQUEST_FIELD_GROUPS) {
    for (const [index, { key }] of (request[group] ?? []).entries()) {
      if (key === undefined) continue
      if (seen.has(key)) refuse([group, index, 'key'], `The key ${key} is used twice: a pass needs each once`)
      seen.add(key)
    }
  }
}
