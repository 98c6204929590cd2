// Holds the declarations of packages/pkpass/src/schema against docs/spec/pass-schema.json, the table of everything that is known
// of the format: each object, key, set of names and image slot of the table must be declared, alike in every fact, and nothing
// beside it. A path as argument names another table.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  BARCODES,
  type DeclaredObject,
  describeObjects,
  ENUMS,
  FEATURED_ACTIONS,
  IMAGE_SCALES,
  IMAGE_SLOTS,
  type ImageSlot,
  type KeyDescription,
  OBJECTS,
  type ObjectDescription,
  type PointSize,
} from '@billfold/pkpass'
import { z } from 'zod'

const texts = z.array(z.string()).optional()
// Strict, so that a new kind of fact in the table is not passed over.
const keySchema = z.strictObject({
  type: z.union([z.string(), z.array(z.string())]),
  items: z.string().optional(),
  ref: z.string().optional(),
  required: z.boolean(),
  since: z.string().nullable(),
  deprecated: z.boolean(),
  deprecatedSince: z.string().optional(),
  replacedBy: z.string().optional(),
  localizable: z.boolean().optional(),
  values: z.array(z.union([z.string(), z.number()])).optional(),
  format: z.string().optional(),
  documented: z.string().optional(),
  notOn: texts,
  styles: texts,
  scheme: z.string().optional(),
  default: z.unknown().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  minLength: z.number().optional(),
  maxBytes: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  requiredWith: texts,
  requiredFor: texts,
  appliesTo: z.string().optional(),
  aliases: texts,
  aliasOf: z.string().optional(),
  ignored: z.boolean().optional(),
  // The one fact that is not compared: descriptions are in our own words.
  note: z.string().optional(),
})
const objectSchema = z.strictObject({
  since: z.string(),
  watchOS: z.string().optional(),
  description: z.string(),
  documented: z.string().optional(),
  deprecated: z.boolean().optional(),
  deprecatedSince: z.string().optional(),
  inherits: z.string().optional(),
  namespaceOnly: z.boolean().optional(),
  properties: z.record(z.string(), keySchema),
})
const size = z.tuple([z.number(), z.number()])
const imageSchema = z.strictObject({
  file: z.string(),
  styles: z.array(z.string()),
  schemes: texts,
  required: z.boolean(),
  since: z.string(),
  sizing: z.string(),
  maxPoints: size.nullable(),
  minPoints: size.optional(),
  pixels: z.record(z.string(), size).optional(),
  localizable: z.boolean(),
  alternatives: z.array(z.strictObject({ points: size, source: z.string() })).optional(),
  builder: z.strictObject({ sizing: z.string(), points: size }).nullable(),
  note: z.string().optional(),
})
const tableSchema = z.object({
  objects: z.record(z.string(), objectSchema),
  images: z.record(z.string(), imageSchema),
  enums: z.record(z.string(), z.unknown()),
})
type KeyRow = z.infer<typeof keySchema>
type ObjectRow = z.infer<typeof objectSchema>

const JSON_TYPES = new Set(['any', 'array', 'boolean', 'integer', 'number', 'object', 'string'])

const path = process.argv[2] ?? join(import.meta.dirname, '..', 'docs', 'spec', 'pass-schema.json')
const table = tableSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
// The reference has one page that only groups two others: there is no JSON to declare.
const objects = Object.fromEntries(Object.entries(table.objects).filter(([, { namespaceOnly }]) => !namespaceOnly))
const declaredObjects = Object.fromEntries(describeObjects().map(object => [object.name, object]))

const differences = [
  ...compareSets('', objects, declaredObjects, compareObject),
  ...compareSets('enum ', table.enums, declaredEnums(), (name, row, own) =>
    compareFacts(name, { names: row }, { names: own }),
  ),
  ...compareSets('image ', table.images, IMAGE_SLOTS, (name, row, slot) =>
    compareFacts(name, { ...row, note: undefined }, factsOfImage(name.replace('image ', ''), slot)),
  ),
]
const keys = Object.values(objects).reduce((count, { properties }) => count + Object.keys(properties).length, 0)
const counts = [
  `${Object.keys(objects).length} objects`,
  `${keys} keys`,
  `${Object.keys(table.enums).length} enums`,
  `${Object.keys(table.images).length} image slots`,
].join(', ')
for (const difference of differences) console.error(difference)
console.log(`${counts}: ${differences.length === 0 ? 'all covered' : `${differences.length} differences`}`)
process.exitCode = differences.length === 0 ? 0 : 1

/** What only one side has, and what `compare` finds in what both have. */
function compareSets<Row, Own>(
  prefix: string,
  rows: Readonly<Record<string, Row>>,
  owns: Readonly<Record<string, Own>>,
  compare: (name: string, row: Row, own: Own) => string[],
): string[] {
  return [...new Set([...Object.keys(rows), ...Object.keys(owns)])].flatMap(key => {
    const name = `${prefix}${key}`
    const [row, own] = [rows[key], owns[key]]
    if (own === undefined) return [`${name}: in the table, not declared`]
    return row === undefined ? [`${name}: declared, not in the table`] : compare(name, row, own)
  })
}

type Facts = Readonly<Record<string, unknown>>

function compareFacts(name: string, row: Facts, own: Facts): string[] {
  return [...new Set([...Object.keys(row), ...Object.keys(own)])].flatMap(fact => {
    const [expected, found] = [row[fact], own[fact]].map(value => JSON.stringify(value) ?? 'nothing')
    return expected === found ? [] : [`${name}: ${fact} is ${expected} in the table, ${found} in the declaration`]
  })
}

function compareObject(name: string, row: ObjectRow, own: ObjectDescription): string[] {
  const ownKeys = Object.fromEntries(own.keys.map(key => [key.name, key]))
  const left = { description: undefined, properties: undefined, deprecated: row.deprecated ?? false }
  const right = {
    description: undefined,
    keys: undefined,
    name: undefined,
    deprecated: own.deprecatedSince !== undefined,
  }
  return [
    ...compareFacts(name, { ...row, ...left }, { ...own, ...right }),
    ...compareSets(`${name}.`, row.properties, ownKeys, (keyName, keyRow, key) =>
      compareFacts(keyName, factsOfRow(keyRow), factsOfKey(key, keyRow, own.keys)),
    ),
  ]
}

/** The table's row in the words of ours: one name for what a value or an element is, lists where it has texts. */
function factsOfRow(row: KeyRow): Facts {
  const { type, items, ref, appliesTo } = row
  const isObject = items !== undefined && !JSON_TYPES.has(items)
  return {
    ...row,
    note: undefined,
    type: undefined,
    types: typeof type === 'string' ? [type] : type,
    items: undefined,
    itemType: isObject ? undefined : items,
    ref: undefined,
    object: ref ?? (isObject ? items : undefined),
    since: row.since ?? undefined,
    appliesTo: appliesTo?.split(', '),
  }
}

function factsOfKey(key: KeyDescription, row: KeyRow, siblings: readonly KeyDescription[]): Facts {
  const spellings = siblings.filter(({ aliasOf }) => aliasOf === key.name).map(sibling => sibling.name)
  const expected = factsOfRow(row)
  return {
    ...key,
    name: undefined,
    description: undefined,
    knownValues: undefined,
    isOpen: undefined,
    isRequired: undefined,
    isRequiredInAnySpelling: undefined,
    required: key.isRequired,
    deprecated: key.deprecatedSince !== undefined,
    isIgnored: undefined,
    ignored: key.isIgnored,
    aliases: key.aliases ?? (spellings.length > 0 ? spellings : undefined),
    // What Wallet does not read may hold anything.
    types: key.isIgnored ? expected.types : key.types,
    object: isSameObject(expected.object, key.object) ? expected.object : key.object,
  }
}

/** Several names of the reference stand for the same keys, and share one declaration. */
function isSameObject(name: unknown, other: string | undefined): boolean {
  const named: Readonly<Record<string, DeclaredObject>> = OBJECTS
  if (typeof name !== 'string' || other === undefined) return false
  return named[name] !== undefined && named[name].schema === named[other]?.schema
}

/** Our sets of names in the table's form, which gives some names facts of their own. */
function declaredEnums(): Readonly<Record<string, unknown>> {
  const actions = Object.entries(FEATURED_ACTIONS)
  const barcodes = Object.entries(BARCODES).map(([format, traits]) => {
    const watchOS = 'onWatch' in traits ? traits.onWatch : null
    return [format, { since: traits.since, shape: traits.shape, watchOS }] as const
  })
  return {
    ...ENUMS,
    barcodeFormat: Object.fromEntries(barcodes),
    featuredActionType: Object.fromEntries(actions.map(([type, { categories }]) => [type, categories])),
    featuredActionLabel: Object.fromEntries(actions.map(([type, { label }]) => [type, label])),
  }
}

function factsOfImage(name: string, slot: ImageSlot): Facts {
  const points = ({ widthPt, heightPt }: PointSize) => [widthPt, heightPt]
  const maxPoints = slot.size ? points(slot.size) : null
  const pixels =
    maxPoints && Object.fromEntries(IMAGE_SCALES.map(scale => [`@${scale}x`, maxPoints.map(side => side * scale)]))
  return {
    file: `${name}.png`,
    styles: slot.styles,
    schemes: slot.schemes,
    required: slot.isRequired ?? false,
    since: slot.since,
    sizing: slot.sizing,
    maxPoints,
    minPoints: slot.minimumSize && points(slot.minimumSize),
    pixels: pixels ?? undefined,
    localizable: true,
    alternatives: slot.alternatives?.map(({ source, ...other }) => ({ points: points(other), source })),
    builder: slot.builderSizing && maxPoints ? { sizing: slot.builderSizing, points: maxPoints } : null,
  }
}
