import * as z from 'zod'
import { $ZodCheckMinLength } from 'zod/v4/core'
import { type KeyMeta, metaOf } from './key.ts'
import { type DeclaredObject, OBJECTS } from './objects.ts'

type JsonType = 'any' | 'array' | 'boolean' | 'integer' | 'number' | 'object' | 'string'

/** Everything known of one key. */
export interface KeyDescription extends KeyMeta {
  readonly name: string
  readonly isRequired: boolean
  /** JSON types of the value: any of them. */
  readonly types: readonly JsonType[]
  /** Type of the elements of an array, where they have no name. */
  readonly itemType?: JsonType
  /** Name of the object the value is, or the elements of the array are. */
  readonly object?: string
  /** The documented values, of the value or of each element. */
  readonly values?: readonly (number | string)[]
  /** Whether other values than the documented ones are let pass. */
  readonly isOpen?: true
  readonly minItems?: number
}

/** Everything known of one object of the format. */
export interface ObjectDescription extends Omit<DeclaredObject, 'schema'> {
  readonly name: string
  /** Its keys, without those it inherits. */
  readonly keys: readonly KeyDescription[]
}

/** Describes the format as data, for forms and reference pages. Keys come in the order of their declaration. */
export function describeObjects(): ObjectDescription[] {
  const objects: Readonly<Record<string, DeclaredObject>> = OBJECTS
  return Object.entries(objects).map(([name, { schema, ...facts }]) => {
    const inherited = facts.inherits ? OBJECTS[facts.inherits].schema.shape : {}
    const keys = Object.entries(schema.shape).filter(([key]) => !Object.hasOwn(inherited, key))
    return { name, ...facts, keys: keys.map(([key, declared]) => describeKey(key, declared)) }
  })
}

function describeKey(name: string, declared: z.core.$ZodType): KeyDescription {
  const meta = metaOf(declared)
  if (!meta) throw new TypeError(`Expected the key ${name} to be declared by required() or optional()`)
  const isOptional = declared instanceof z.ZodOptional
  const schema = isOptional ? declared.unwrap() : declared
  const element = schema instanceof z.ZodArray ? schema.element : schema
  const object = nameOf(element)
  const closedValues = valuesOf(element)
  const values = meta.knownValues ?? closedValues
  return {
    name,
    ...meta,
    ...limitsOf(schema),
    isRequired: !isOptional || meta.isRequiredInAnySpelling === true,
    types: typesOf(schema),
    ...(object === undefined ? {} : { object }),
    ...(schema !== element && object === undefined ? { itemType: typesOf(element)[0] ?? 'any' } : {}),
    ...(values ? { values } : {}),
    ...(values && values !== closedValues ? { isOpen: true } : {}),
  }
}

const NAMES = new Map<unknown, string>()
for (const [name, { schema }] of Object.entries(OBJECTS)) if (!NAMES.has(schema.shape)) NAMES.set(schema.shape, name)

/** Copies of a schema share its shape, so that an object is known by it. */
function nameOf(schema: z.core.$ZodType): string | undefined {
  return schema instanceof z.ZodObject ? NAMES.get(schema.shape) : undefined
}

function typesOf(schema: z.core.$ZodType): readonly JsonType[] {
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return ['string']
  if (schema instanceof z.ZodLiteral) return ['integer']
  if (schema instanceof z.ZodNumber) return [schema.isInt ? 'integer' : 'number']
  if (schema instanceof z.ZodBoolean) return ['boolean']
  if (schema instanceof z.ZodArray) return ['array']
  if (schema instanceof z.ZodObject) return ['object']
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(typesOf)
  return ['any']
}

function valuesOf(schema: z.core.$ZodType): readonly (number | string)[] | undefined {
  if (schema instanceof z.ZodEnum) return schema.options
  if (schema instanceof z.ZodLiteral) return [...schema.values].filter(value => typeof value === 'number')
  return undefined
}

function limitsOf(schema: z.core.$ZodType): Pick<KeyDescription, 'max' | 'min' | 'minItems'> {
  if (schema instanceof z.ZodNumber) {
    const [min, max] = [schema.minValue ?? -Infinity, schema.maxValue ?? Infinity]
    // Integers are held within what a JSON number can say exactly, which is no limit of the format.
    return {
      ...(min > Number.MIN_SAFE_INTEGER ? { min } : {}),
      ...(max < Number.MAX_SAFE_INTEGER ? { max } : {}),
    }
  }
  const checks = schema instanceof z.ZodArray ? (schema.def.checks ?? []) : []
  const least = checks.find(check => check instanceof $ZodCheckMinLength)
  return least ? { minItems: least._zod.def.minimum } : {}
}
