import {
  BARCODES,
  describeObjects,
  ENUMS,
  FEATURED_ACTIONS,
  IMAGE_SLOTS,
  type ImageSlot,
  type KeyDescription,
  type ObjectDescription,
  type PointSize,
} from '@billfold/pkpass'
import { table } from './table.ts'

/** Sets of names that have a table of their own below, with what is known of each name. */
const TOLD_ELSEWHERE = new Set(['barcodeFormat', 'featuredActionType'])

/** The reference page of everything a `pass.json` may hold. */
export function renderPassJsonPage(): string {
  const objects = describeObjects()
  const keys = objects.reduce((count, { keys }) => count + keys.length, 0)
  const enums: Readonly<Record<string, readonly string[]>> = ENUMS
  return `# pass.json

Every object, key, set of names and image of the format: ${objects.length} objects with ${keys} keys. The same as JSON Schema, for editors and validators:
\`@billfold/pkpass/pass.schema.json\` and \`@billfold/pkpass/personalization.schema.json\`. What is checked beyond types stands in
[rules](rules.md).

*Since* is the first version of iOS. A **bold** key is required. *Values …* means that others are let pass, because Wallet then drops something
and does not refuse the pass. A *localizable* text may be a key of \`pass.strings\`. Unknown keys are kept, and reported.

${objects.map(renderObject).join('\n\n')}

## Barcode formats

${table(
  ['Format', 'Since', 'Shape', 'On a watch'],
  Object.entries(BARCODES).map(([format, traits]) => [
    code(format),
    traits.since,
    traits.shape,
    'onWatch' in traits ? (traits.onWatch ? 'yes' : 'no') : 'unknown',
  ]),
)}

## Featured actions

${table(
  ['Type', 'Wording in Wallet', 'Recommended for'],
  Object.entries(FEATURED_ACTIONS).map(([type, { label, categories }]) => [code(type), label, categories.join(', ')]),
)}

## Sets of names

${table(
  ['Set', 'Names'],
  Object.entries(enums)
    .filter(([name]) => !TOLD_ELSEWHERE.has(name))
    .map(([name, values]) => [name, values.map(code).join(', ')]),
)}

## Images

PNG files at the scales 1, 2 and 3: \`icon.png\`, \`icon@2x.png\`, \`icon@3x.png\`. Sizes are points. An *exact* slot is filled, a *maximum* one may be filled
in part. All images may be localized.

${table(
  ['Image', 'Since', 'Size', 'Styles', 'Meaning'],
  Object.entries<ImageSlot>(IMAGE_SLOTS).map(([name, slot]) => [
    slot.isRequired ? `**${code(name)}**` : code(name),
    slot.since,
    sizeOf(slot),
    [...slot.styles, ...(slot.schemes ? [`under ${slot.schemes.join(', ')}`] : [])].join(', '),
    `${slot.description}.`,
  ]),
)}`
}

function renderObject({
  name,
  description,
  since,
  watchOS,
  deprecatedSince,
  documented,
  inherits,
  keys,
}: ObjectDescription): string {
  const facts = [
    `iOS ${since}`,
    ...(watchOS ? [`watchOS ${watchOS}`] : []),
    ...(deprecatedSince ? [`deprecated in iOS ${deprecatedSince}`] : []),
    ...(documented ? [sourceOf(documented)] : []),
  ]
  const head = `## ${name}\n\n${description}. ${facts.join(', ')}.`
  const base = inherits ? `The keys of [${inherits}](#${inherits.toLowerCase()})` : undefined
  if (keys.length === 0) return `${head} ${base}.`
  const rows = keys.map(key => [
    key.isRequired ? `**${code(key.name)}**` : code(key.name),
    typeOf(key),
    key.since ?? '–',
    noteOf(key),
  ])
  return `${head}${base ? ` ${base}, and:` : ''}\n\n${table(['Key', 'Type', 'Since', 'Meaning'], rows)}`
}

function typeOf({ types, object, itemType, format, localizable }: KeyDescription): string {
  const element = object ? `[${object}](#${object.toLowerCase().replaceAll('.', '')})` : itemType
  const type = types.includes('array') ? `array of ${element}` : (object && element) || types.join(' or ')
  return [type, ...(format ? [format] : []), ...(localizable ? ['localizable'] : [])].join(', ')
}

function noteOf(key: KeyDescription): string {
  const limits = [
    ...(key.min !== undefined && key.max !== undefined ? [`from ${key.min} to ${key.max}`] : []),
    ...(key.min !== undefined && key.max === undefined ? [`at least ${key.min}`] : []),
    ...(key.min === undefined && key.max !== undefined ? [`at most ${key.max}`] : []),
    ...(key.minLength === undefined ? [] : [`at least ${key.minLength} characters`]),
    ...(key.maxBytes === undefined ? [] : [`at most ${key.maxBytes} bytes`]),
    ...(key.minItems === undefined ? [] : [`at least ${key.minItems} entry`]),
    ...(key.maxItems === undefined ? [] : [`at most ${key.maxItems} entries`]),
  ]
  const sentences = [
    key.description,
    ...(limits.length > 0 ? [capitalize(limits.join(', '))] : []),
    ...(key.values
      ? [`Values: ${key.values.map(value => code(String(value))).join(', ')}${key.isOpen ? ', …' : ''}`]
      : []),
    ...(key.default === undefined ? [] : [`Default ${code(String(key.default))}`]),
    ...(key.appliesTo && !key.appliesTo.includes('any') ? [`For ${key.appliesTo.join(' and ')}`] : []),
    ...(key.scheme
      ? [`Only under ${code(key.scheme)}`]
      : key.styles
        ? [`Only on ${key.styles.map(code).join(', ')}`]
        : []),
    ...(key.requiredFor ? [`Needed for ${key.requiredFor.map(code).join(', ')}`] : []),
    ...(key.requiredWith ? [`Together with ${key.requiredWith.map(code).join(', ')}`] : []),
    ...(key.isRequiredInAnySpelling ? ['Required in one of its spellings'] : []),
    ...(key.aliasOf ? ['Write both'] : []),
    ...(key.notOn ? [`Not on ${key.notOn.join(', ')}`] : []),
    ...(key.deprecatedSince
      ? [`**Deprecated in iOS ${key.deprecatedSince}**${key.replacedBy ? `: write ${code(key.replacedBy)}` : ''}`]
      : []),
    ...(key.documented ? [capitalize(sourceOf(key.documented))] : []),
  ]
  return `${sentences.join('. ')}.`
}

function sourceOf(source: NonNullable<KeyDescription['documented']>): string {
  const known = {
    article: 'known from an article only',
    community: 'known from users only, unconfirmed',
    'pass-builder': 'known from Apple’s Pass Builder only',
    wwdc: 'known from an announcement only',
  } as const satisfies Readonly<Record<typeof source, string>>
  return known[source]
}

function sizeOf({ sizing, size, minimumSize, alternatives = [] }: ImageSlot): string {
  if (!size) return 'undocumented'
  const points = ({ widthPt, heightPt }: PointSize) => `${widthPt} × ${heightPt}`
  return [
    `${sizing} ${points(size)}`,
    ...(minimumSize ? [`at least ${points(minimumSize)}`] : []),
    ...alternatives.map(other => `${points(other)} in the ${other.source}`),
  ].join('; ')
}

function code(name: string): string {
  return `\`${name}\``
}

function capitalize(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
