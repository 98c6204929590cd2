import type { Barcode, Field, PassContent, Style } from '@billfold/pkpass'
import { colorsOf, formatRgb } from './colors.ts'
import { type KeyedField, keyFields } from './field-keys.ts'
import type { RequestFieldGroup } from './field-request.ts'
import { type PassRequest, styleOfRequest } from './pass-request.ts'

const DAY_MS = 86_400_000
const SECOND_MS = 1000

/** What the server itself puts into every pass. */
export interface PassFacts {
  readonly serialNumber: string
  readonly authenticationToken: string
  /** Base address of the web service, without `/v1`. */
  readonly webServiceURL: string
  /** Name that heads banners where the request has neither a name nor a logo text. */
  readonly organizationName: string
  readonly createdAt: Date
  /** Since when the pass is withdrawn. */
  readonly revokedAt?: Date | undefined
}

const BARCODE_FORMATS = {
  QR: 'PKBarcodeFormatQR',
  PDF417: 'PKBarcodeFormatPDF417',
  Aztec: 'PKBarcodeFormatAztec',
  Code128: 'PKBarcodeFormatCode128',
} as const

/**
 * Turns the fields of a request into `pass.json`, all but Apple's own keys in `pass`. The same request and facts always give
 * the same pass.
 */
export function composePass(request: PassRequest, facts: PassFacts): PassContent {
  const colors = colorsOf(request)
  const logoText = request.logoText ?? request.title
  return {
    serialNumber: facts.serialNumber,
    authenticationToken: facts.authenticationToken,
    webServiceURL: facts.webServiceURL,
    organizationName: request.organizationName ?? logoText ?? facts.organizationName,
    description: request.description ?? logoText ?? 'Pass',
    ...(logoText === undefined ? {} : { logoText }),
    backgroundColor: formatRgb(colors.background),
    foregroundColor: formatRgb(colors.foreground),
    labelColor: formatRgb(colors.label),
    sharingProhibited: request.sharingProhibited ?? true,
    ...composeStyle(request),
    ...(request.barcodeValue ? { barcodes: [composeBarcode(request.barcodeValue, request)] } : {}),
    ...(request.locations?.length ? { locations: request.locations } : {}),
    ...(request.expirationDays === undefined
      ? {}
      : { expirationDate: formatInstant(facts.createdAt.getTime() + request.expirationDays * DAY_MS) }),
  }
}

/** What makes a pass a withdrawn one, whatever its request says: marked, and past. */
export function composeRevocation(revokedAt: Date): Pick<PassContent, 'voided' | 'expirationDate'> {
  return { voided: true, expirationDate: formatInstant(revokedAt.getTime() - SECOND_MS) }
}

function composeStyle(request: PassRequest): Pick<PassContent, Style> {
  const style = styleOfRequest(request)
  const fields = composeFields(request)
  if (style === 'posterGeneric') return { posterGeneric: fields, generic: beforePosters(fields) }
  // Only a poster has a foot; elsewhere its fields are details.
  const { footerFields = [], backFields = [], ...front } = fields
  const back = [...backFields, ...footerFields]
  const content = back.length > 0 ? { ...front, backFields: back } : front
  if (style !== 'boardingPass') return { [style]: content }
  return { boardingPass: { ...content, transitType: request.transitType ?? 'PKTransitTypeGeneric' } }
}

type ComposedFields = { readonly [group in RequestFieldGroup]?: Field[] }

/** What systems before iOS 27 draw of a poster: one primary field, the others below it. The same keys let one value fill both. */
function beforePosters({ additionalInfoFields: _, footerFields = [], ...fields }: ComposedFields): ComposedFields {
  const { primaryFields: [first, ...rest] = [], secondaryFields = [], auxiliaryFields = [] } = fields
  const groups = {
    ...fields,
    primaryFields: first ? [first] : [],
    secondaryFields: [...rest, ...secondaryFields],
    auxiliaryFields: [...auxiliaryFields, ...footerFields],
  }
  return Object.fromEntries(Object.entries(groups).filter(([, group]) => group.length > 0))
}

function composeFields(request: PassRequest): ComposedFields {
  const primaryFields =
    request.primaryFields ??
    (request.title === undefined ? undefined : [{ label: request.cardLabel, value: request.title }])
  const secondaryFields =
    request.secondaryFields ??
    (request.value === undefined ? undefined : [{ label: request.label, value: request.value }])
  const groups = Object.entries(keyFields({ ...request, primaryFields, secondaryFields }))
  return Object.fromEntries(
    groups.filter(([, fields]) => fields.length > 0).map(([group, fields]) => [group, fields.map(composeField)]),
  )
}

/** Key first, as Apple's examples have it; what the request leaves out is left out. */
function composeField({ key, label, value, ...others }: KeyedField): Field {
  return { key, ...(label === undefined ? {} : { label }), value, ...others }
}

function composeBarcode(message: string, { barcodeFormat = 'QR', barcodeAltText }: PassRequest): Barcode {
  return {
    format: BARCODE_FORMATS[barcodeFormat],
    message,
    // What most scanners expect, wherever the message can be written in it.
    messageEncoding: /^[\0-\xff]*$/.test(message) ? 'iso-8859-1' : 'utf-8',
    ...(barcodeAltText === undefined ? {} : { altText: barcodeAltText }),
  }
}

/** Whole seconds: older systems were reported to refuse fractions. */
function formatInstant(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
