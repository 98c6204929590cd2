import { isLanguageTag, STYLES, type Style } from '@billfold/pkpass'
import { z } from 'zod'
import { externalIdSchema, holderIdSchema, passTypeIdentifierSchema } from '../identifiers.ts'
import { fieldGroupSchemas, refuseRepeatedKeys } from './field-request.ts'
import { hasImage, imageReferenceSchema, imagesSchema, slotsFilledTwice } from './image-references.ts'

// A pass as its issuer asks for it, in three depths: the guide's short fields with the guide's limits, so that what it takes we
// take; style, images and translations; and `pass`, any of Apple's own keys.

const MAX_LOCATIONS = 10
const MAX_LANGUAGES = 60
const MAX_TRANSLATION_LENGTH = 8192

const locationRequestSchema = z.strictObject({
  latitude: z.number().min(-90).max(90).meta({ description: 'Degrees' }),
  longitude: z.number().min(-180).max(180).meta({ description: 'Degrees' }),
  altitude: z.number().optional().meta({ description: 'Metres' }),
  relevantText: z.string().max(128).optional().meta({ description: 'Shown on the Lock Screen there' }),
})

export const COLOR_PRESET_NAMES = ['dark', 'blue', 'green', 'red', 'purple', 'orange'] as const
const BARCODE_FORMAT_NAMES = ['QR', 'PDF417', 'Aztec', 'Code128'] as const
const TRANSIT_TYPES = [
  'PKTransitTypeAir',
  'PKTransitTypeBoat',
  'PKTransitTypeBus',
  'PKTransitTypeGeneric',
  'PKTransitTypeTrain',
] as const

const localizationSchema = z.strictObject({
  strings: z
    .record(z.string().max(MAX_TRANSLATION_LENGTH), z.string().max(MAX_TRANSLATION_LENGTH))
    .optional()
    .meta({ description: 'Translations, by the text as it stands in the pass' }),
  images: imagesSchema.optional().meta({ description: 'Images of this language, by slot' }),
})

/** Keys of `pass.json` that identity and installation decide. */
export const SERVER_OWNED_KEYS = [
  'formatVersion',
  'passTypeIdentifier',
  'teamIdentifier',
  'serialNumber',
  'authenticationToken',
  'webServiceURL',
] as const

const image = imageReferenceSchema.optional()

/** Body of the calls that create and replace a pass. Unknown fields are refused: a misspelt one would be lost in silence. */
export const passRequestSchema = z
  .strictObject({
    passTypeIdentifier: passTypeIdentifierSchema.optional().meta({
      description: 'Whose identity signs, where the project has several; the first otherwise. A pass keeps it for good',
    }),
    externalId: externalIdSchema.optional().meta({ description: 'Your own name of the pass; each once in a project' }),
    holderId: holderIdSchema.optional().meta({
      description: 'Your own name of the person who holds it: their data is exported and erased by it',
    }),

    organizationName: z.string().min(1).max(64).optional().meta({ description: 'Heads every banner of the pass' }),
    description: z.string().min(1).max(128).optional().meta({ description: 'What VoiceOver says the pass is' }),
    logoText: z.string().min(1).max(64).optional().meta({ description: 'Text beside the logo' }),

    ...fieldGroupSchemas,

    barcodeValue: z.string().max(512).optional().meta({ description: 'Absent or empty: no barcode' }),
    barcodeFormat: z.enum(BARCODE_FORMAT_NAMES).optional().meta({ description: 'Required with barcodeValue' }),
    barcodeAltText: z.string().max(128).optional().meta({ description: 'Stands below the barcode' }),

    colorPreset: z.enum(COLOR_PRESET_NAMES).optional().meta({ description: 'Background and text colours that fit' }),
    color: z
      .string()
      .regex(/^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$/)
      .optional()
      .meta({ description: 'Background as #RRGGBB or #RGB; the text colours are derived. Wins over the preset' }),

    iconURL: image.meta({ description: 'On the Lock Screen and in banners; a monogram otherwise' }),
    logoURL: image.meta({ description: 'Top left on the pass' }),
    wideLogoURL: image.meta({ description: 'Stands in for logoURL where that is absent' }),
    stripURL: image.meta({ description: 'Makes the pass a store card, where no style is given' }),
    thumbnailURL: image.meta({ description: 'Beside the fields' }),
    backgroundURL: image.meta({ description: 'Makes the pass a poster, where no style is given' }),

    locations: z
      .array(locationRequestSchema)
      .max(MAX_LOCATIONS)
      .optional()
      .meta({ description: 'Places near which the pass shows itself on the Lock Screen' }),
    expirationDays: z.int().min(1).max(3650).optional().meta({ description: 'Counted from the issue' }),
    sharingProhibited: z.boolean().optional().meta({ description: 'Default: true' }),

    title: z.string().min(1).max(64).optional().meta({ description: 'Older form: value of the first primary field' }),
    cardLabel: z.string().max(32).optional().meta({ description: 'Older form: label of the first primary field' }),
    label: z.string().max(64).optional().meta({ description: 'Older form: label of the first secondary field' }),
    value: z.string().max(256).optional().meta({ description: 'Older form: value of the first secondary field' }),

    style: z.enum(STYLES).optional().meta({ description: 'Default: what the images make of it, or generic' }),
    transitType: z.enum(TRANSIT_TYPES).optional().meta({ description: 'Means of travel of a boarding pass' }),
    images: imagesSchema.optional().meta({ description: 'An https address or data URI for each slot' }),
    localizations: z
      .record(z.string().refine(isLanguageTag, 'is no language tag such as en, pt-BR or zh-Hans'), localizationSchema)
      .refine(
        languages => Object.keys(languages).length <= MAX_LANGUAGES,
        `can have ${MAX_LANGUAGES} languages at most`,
      )
      .optional()
      .meta({ description: 'Translations and images, by language tag' }),
    pass: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'Any keys of pass.json, merged over what the other fields make (RFC 7396)' }),
  })
  .check(context => {
    const { value: request, issues } = context
    const refuse = (code: string) => (path: PropertyKey[], message: string) =>
      issues.push({ code: 'custom', input: request, path, message, params: { code } })
    refuseContradictions(request, refuse)
    refuseRepeatedKeys(request, refuse('not_unique'))
    for (const key of SERVER_OWNED_KEYS) {
      if (request.pass && Object.hasOwn(request.pass, key)) {
        refuse('unknown_field')(['pass', key], `pass.${key} is set by the server; leave it out`)
      }
    }
  })
  .meta({ id: 'PassRequest', description: 'A pass as its issuer asks for it. Unknown fields are refused' })
export type PassRequest = z.infer<typeof passRequestSchema>

type Refuse = (code: string) => (path: PropertyKey[], message: string) => void

function refuseContradictions(request: PassRequest, refuse: Refuse): void {
  if (
    request.logoText === undefined &&
    request.title === undefined &&
    !request.primaryFields?.length &&
    request.pass === undefined
  ) {
    refuse('required')([], 'At least one of title, primaryFields, or logoText is required')
  }
  if (request.barcodeValue && request.barcodeFormat === undefined) {
    refuse('required')(['barcodeFormat'], 'barcodeFormat is required with barcodeValue')
  }
  if (hasImage(request, 'strip') && hasImage(request, 'thumbnail')) {
    const path = request.thumbnailURL === undefined ? ['images', 'thumbnail'] : ['thumbnailURL']
    refuse('required')(path, 'thumbnailURL and stripURL exclude each other: Wallet draws only the strip')
  }
  for (const { slot, field } of slotsFilledTwice(request)) {
    refuse('not_unique')(['images', slot], `images.${slot} and ${field} are the same image; leave one out`)
  }
  const isBoardingPass = styleOfRequest(request) === 'boardingPass'
  if (isBoardingPass && request.transitType === undefined && request.pass?.boardingPass === undefined) {
    refuse('required')(['transitType'], 'transitType is required with the style boardingPass')
  }
  if (!isBoardingPass && request.transitType !== undefined) {
    refuse('not_allowed')(['transitType'], 'transitType goes with the style boardingPass only')
  }
}

/** The style a request asks for: by name, by a style among Apple's keys, or by an image that only one style shows. */
export function styleOfRequest(request: PassRequest): Style {
  const { style, pass = {} } = request
  if (style !== undefined) return style
  const own = STYLES.find(name => Object.hasOwn(pass, name))
  if (own !== undefined) return own
  if (hasImage(request, 'background') || hasImage(request, 'artwork')) return 'posterGeneric'
  return hasImage(request, 'strip') ? 'storeCard' : 'generic'
}
