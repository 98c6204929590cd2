import { type DeclaredObject, type KeyMeta, metaOf, OBJECTS, type ObjectName } from '@billfold/pkpass'
import { z } from 'zod'

type JsonSchema = z.core.JSONSchema.BaseSchema

/** Formats of ours that JSON Schema has too. The others stand in `x-format` only. */
const FORMATS: Readonly<Record<string, string>> = { url: 'uri', 'https-url': 'uri', email: 'email', uuid: 'uuid' }

/** The published JSON Schema (draft 2020-12) of an object of the format. Unknown keys are allowed, as Wallet allows them. */
export function renderJsonSchema(name: ObjectName, fileName: string): string {
  const { schema, description }: DeclaredObject = OBJECTS[name]
  const { $schema, $defs, ...root } = z.toJSONSchema(schema, { metadata: namesBut(name), override: explain })
  const document = {
    $schema,
    $id: `https://billfold.dev/schema/${fileName}`,
    $comment: 'Made from the declarations of @billfold/pkpass by npm run docs.',
    title: name,
    description,
    ...root,
    ...($defs ? { $defs } : {}),
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

/** Each schema under the first of its names, so that it is written once and pointed to. */
function namesBut(root: ObjectName) {
  const names = z.registry<{ id: string; title: string; description: string }>()
  for (const [name, { schema, description }] of Object.entries(OBJECTS)) {
    if (name !== root && !names.has(schema)) names.add(schema, { id: name, title: name, description })
  }
  return names
}

function explain({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: JsonSchema }): void {
  if (zodSchema instanceof z.ZodObject) addObjectRules(zodSchema, jsonSchema)
  if (zodSchema instanceof z.ZodNumber) removeUnsafeBounds(jsonSchema)
  const meta = metaOf(zodSchema)
  if (meta) Object.assign(jsonSchema, describeKey(meta), limit(meta), openUp(meta, jsonSchema))
}

function addObjectRules(object: z.ZodObject, jsonSchema: JsonSchema): void {
  delete jsonSchema.additionalProperties
  const metas = Object.entries(object.shape).flatMap(([name, key]) => {
    const meta = metaOf(key)
    return meta ? [{ name, meta }] : []
  })
  const together: Record<string, string[]> = {}
  for (const { name, meta } of metas) if (meta.requiredWith) together[name] = [...meta.requiredWith]
  if (Object.keys(together).length > 0) jsonSchema.dependentRequired = together
  const spellings = metas
    .filter(({ meta }) => meta.isRequiredInAnySpelling)
    .map(({ name }) => [name, ...metas.filter(({ meta }) => meta.aliasOf === name).map(other => other.name)])
  if (spellings.length > 0) {
    jsonSchema.allOf = spellings.map(names => ({ anyOf: names.map(name => ({ required: [name] })) }))
  }
}

/** Integers are held within what a JSON number can say exactly, which is no limit of the format. */
function removeUnsafeBounds(jsonSchema: JsonSchema): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
}

function describeKey(meta: KeyMeta): JsonSchema {
  return {
    description: [`${meta.description}.`, ...whereAndWhen(meta)].join(' '),
    ...(meta.default === undefined ? {} : { default: meta.default }),
    ...(meta.deprecatedSince ? { deprecated: true, 'x-deprecated-since': meta.deprecatedSince } : {}),
    ...(meta.since ? { 'x-since': meta.since } : {}),
    ...(meta.replacedBy ? { 'x-replaced-by': meta.replacedBy } : {}),
    ...(meta.styles ? { 'x-styles': meta.styles } : {}),
    ...(meta.scheme ? { 'x-scheme': meta.scheme } : {}),
    ...(meta.localizable ? { 'x-localizable': true } : {}),
    ...(meta.format ? { 'x-format': meta.format } : {}),
    ...(meta.format && FORMATS[meta.format] && !meta.isIgnored ? { format: FORMATS[meta.format] } : {}),
    ...(meta.documented ? { 'x-documented': meta.documented } : {}),
    ...(meta.aliasOf ? { 'x-alias-of': meta.aliasOf } : {}),
    ...(meta.appliesTo ? { 'x-applies-to': meta.appliesTo } : {}),
    ...(meta.requiredFor ? { 'x-required-for': meta.requiredFor } : {}),
  }
}

/** What an editor shows while a key is written. */
function whereAndWhen({ since, deprecatedSince, replacedBy, styles, scheme, requiredFor }: KeyMeta): string[] {
  const parts = [
    ...(since ? [`iOS ${since}`] : []),
    ...(deprecatedSince ? [`deprecated in ${deprecatedSince}${replacedBy ? `: write ${replacedBy}` : ''}`] : []),
    ...(scheme ? [`only under the scheme ${scheme}`] : styles ? [`only on ${styles.join(', ')}`] : []),
    ...(requiredFor ? [`needed for ${requiredFor.join(', ')}`] : []),
  ]
  return parts.length > 0 ? [`${parts.join('; ')}.`] : []
}

function limit({ min, max, minLength, maxItems, maxBytes }: KeyMeta): JsonSchema {
  return {
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxItems === undefined ? {} : { maxItems }),
    ...(maxBytes === undefined ? {} : { 'x-max-bytes': maxBytes }),
  }
}

/** An editor offers the documented values, and lets others pass. */
function openUp({ knownValues }: KeyMeta, jsonSchema: JsonSchema): JsonSchema {
  if (!knownValues) return {}
  const known = { enum: [...knownValues] }
  const { items } = jsonSchema
  if (typeof items === 'object' && !Array.isArray(items)) return { items: { anyOf: [known, items] } }
  const others: JsonSchema = {}
  for (const keyword of ['type', 'enum'] as const) {
    if (jsonSchema[keyword] !== undefined) Object.assign(others, { [keyword]: jsonSchema[keyword] })
    delete jsonSchema[keyword]
  }
  return { anyOf: [known, others] }
}
