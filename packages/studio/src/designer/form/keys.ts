import { describeObjects, type KeyDescription, type ObjectDescription, type Style } from '@billfold/pkpass/schema'

const OBJECTS = new Map<string, ObjectDescription>(describeObjects().map(each => [each.name, each]))
const KEYS = new Map<string, readonly KeyDescription[]>()

/** The keys of an object of the format, inherited ones first. */
export function keysOf(object: string): readonly KeyDescription[] {
  const known = KEYS.get(object)
  if (known) return known
  const description = OBJECTS.get(object)
  const inherited = description?.inherits ? keysOf(description.inherits) : []
  const keys = [...inherited, ...(description?.keys ?? [])]
  KEYS.set(object, keys)
  return keys
}

export function keyOf(object: string, name: string): KeyDescription | undefined {
  return keysOf(object).find(key => key.name === name)
}

/** What is known of the key that a path of steps ends at, from the whole pass on; steps into lists are numbers. */
export function describePlace(steps: readonly string[]): KeyDescription | undefined {
  let object: string | undefined = 'Pass'
  let found: KeyDescription | undefined
  for (const step of steps) {
    if (/^\d+$/.test(step)) continue
    found = object === undefined ? undefined : keyOf(object, step)
    object = found?.object
  }
  return found
}

/** Whether Wallet reads a key on a style. Keys that only other tools read are nobody's to set. */
export function isForStyle(key: KeyDescription, style: Style | undefined): boolean {
  if (key.isIgnored) return false
  return key.styles === undefined || style === undefined || key.styles.includes(style)
}

const ACRONYMS: Readonly<Record<string, string>> = { url: 'address', id: 'ID', nfc: 'NFC', uuid: 'UUID', wifi: 'Wi-Fi' }

const TITLES: Readonly<Record<string, string>> = {
  organizationName: 'Organisation',
  webServiceURL: 'Web service address',
  altText: 'Text below the code',
  messageEncoding: 'Character set',
  message: 'Content',
  format: 'Kind of code',
  dateStyle: 'Day is written',
  timeStyle: 'Time is written',
  numberStyle: 'Number is written',
  currencyCode: 'Currency',
  attributedValue: 'Value with links',
  changeMessage: 'Message on change',
  transitType: 'Travelling by',
  backgroundColor: 'Background',
  foregroundColor: 'Values',
  labelColor: 'Labels',
  stripColor: 'Values over the strip',
  dataDetectorTypes: 'Detected on the back',
  relevantText: 'Text on the Lock Screen',
  expirationDate: 'Expires',
  maxDistance: 'Radius around the places',
  voided: 'Used up or withdrawn',
  sharingProhibited: 'Hide the Share button',
  headerFields: 'Header',
  primaryFields: 'Primary',
  secondaryFields: 'Secondary',
  auxiliaryFields: 'Auxiliary',
  backFields: 'Back',
  additionalInfoFields: 'Tile below the pass',
  footerFields: 'Footer',
  locations: 'Places',
  barcodes: 'Codes',
  barcode: 'Code for iOS 8 and earlier',
  nfc: 'Contactless',
  relevantDates: 'Relevant at',
  relevantDate: 'Relevant at, before iOS 18',
}

/** The name of a key as people say it: "Web service address". */
export function titleOf(name: string): string {
  const known = TITLES[name]
  if (known !== undefined) return known
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map(word => ACRONYMS[word.toLowerCase()] ?? word.toLowerCase())
    .map(word => (word === 'color' ? 'colour' : word === 'colors' ? 'colours' : word))
  const sentence = words.join(' ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`
}

/** The name of a documented value as people say it: "Medium" for `PKDateStyleMedium`. */
export function titleOfValue(value: number | string): string {
  const text = String(value)
  const end =
    /^PK(?:DateStyle|NumberStyle|TextAlignment|BarcodeFormat|TransitType|DataDetectorType|EventType)(.+)$/.exec(
      text,
    )?.[1]
  if (end === undefined) return text
  if (text.startsWith('PKBarcodeFormat')) return end === 'I2of5' ? 'Interleaved 2 of 5' : end
  const words = end.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
