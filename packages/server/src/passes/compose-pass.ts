import type { Barcode, Field, PassContent } from '@billfold/pkpass'
import { colorsOf, formatRgb } from './colors.ts'
import { type KeyedField, keyFields } from './field-keys.ts'
import type { PassRequest } from './pass-request.ts'

const DAY_MS = 86_400_000

/** What the server itself puts into every pass. */
export interface PassFacts {
  readonly serialNumber: string
  readonly authenticationToken: string
  /** Base address of the web service, without `/v1`. */
  readonly webServiceURL: string
  /** Name that heads banners where the request has neither a name nor a logo text. */
  readonly organizationName: string
  readonly createdAt: Date
}

const BARCODE_FORMATS = {
  QR: 'PKBarcodeFormatQR',
  PDF417: 'PKBarcodeFormatPDF417',
  Aztec: 'PKBarcodeFormatAztec',
  Code128: 'PKBarcodeFormatCode128',
} as const

/** Turns a request into `pass.json`. The same request and facts always give the same pass. */
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
    [request.stripURL === undefined ? 'generic' : 'storeCard']: composeFields(request),
    ...(request.barcodeValue ? { barcodes: [composeBarcode(request.barcodeValue, request)] } : {}),
    ...(request.locations?.length ? { locations: request.locations } : {}),
    ...(request.expirationDays === undefined
      ? {}
      : { expirationDate: expirationDate(facts.createdAt, request.expirationDays) }),
  }
}

function composeFields(request: PassRequest): Readonly<Record<string, Field[]>> {
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

function composeField({ key, label, value, changeMessage }: KeyedField): Field {
  return {
    key,
    ...(label === undefined ? {} : { label }),
    value,
    ...(changeMessage === undefined ? {} : { changeMessage }),
  }
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
function expirationDate(createdAt: Date, days: number): string {
  return new Date(createdAt.getTime() + days * DAY_MS).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
