import * as z from 'zod'
import type { Path, PlacedValue } from '../rules/pass-context.ts'
import { type Format, type KeyMeta, metaOf } from '../schema/key.ts'

/** Keys written by design tools or by Wallet itself, which nobody needs to hear of. Spec: pass-json, top level. */
const SILENT_KEYS = new Set(['_id', 'passThatWasSet', 'passLastModDate'])

/** What of a schema matters here: the members of an object, the element of an array, what is known of the key. */
interface Declared {
  readonly members?: ReadonlyMap<string, Declared>
  readonly element?: Declared
  readonly meta?: KeyMeta
}

/** A member that the schema does not know, with those it does know there. */
export interface UnknownKey {
  readonly path: Path
  readonly known: Iterable<string>
}

export interface DeclaredValues {
  /** Objects without declared keys are not looked into. */
  readonly unknownKeys: readonly UnknownKey[]
  /** Values whose key is declared with a form, by that form; elements of an array each by itself. */
  readonly byFormat: ReadonlyMap<Format, readonly PlacedValue[]>
}

// Every pass built is walked: asking the schema's classes at each value would take four times as long.
const declarations = new WeakMap<z.core.$ZodType, Declared>()

/** Walks a value beside its schema, once. */
export function walkDeclared(schema: z.core.$ZodType, root: unknown): DeclaredValues {
  const unknownKeys: UnknownKey[] = []
  const byFormat = new Map<Format, PlacedValue[]>()
  // One path for the whole walk, copied only where there is something to tell.
  const path: PropertyKey[] = []

  const walk = (declared: Declared, value: unknown, format: Format | undefined): void => {
    if (format !== undefined && typeof value !== 'object') place(format, declared, value)
    if (typeof value !== 'object' || value === null) return
    const { members, element } = declared
    if (Array.isArray(value)) {
      if (element) for (const [index, item] of value.entries()) step(index, element, item, format)
    } else if (members && members.size > 0) {
      walkMembers(members, value)
    }
  }
  const walkMembers = (members: ReadonlyMap<string, Declared>, value: object): void => {
    for (const [key, member] of Object.entries(value)) {
      const declared = members.get(key)
      if (declared) step(key, declared, member, declared.meta?.format)
      else if (!SILENT_KEYS.has(key)) unknownKeys.push({ path: [...path, key], known: members.keys() })
    }
  }
  const step = (key: PropertyKey, declared: Declared, member: unknown, format: Format | undefined): void => {
    if (format === undefined && typeof member !== 'object') return
    path.push(key)
    walk(declared, member, format)
    path.pop()
  }
  const place = (format: Format, { meta }: Declared, value: unknown): void => {
    const placed = { value, meta: meta ?? NO_META, path: [...path] }
    const before = byFormat.get(format)
    if (before) before.push(placed)
    else byFormat.set(format, [placed])
  }
  walk(declaredBy(schema), root, undefined)
  return { unknownKeys, byFormat }
}

const NO_META: KeyMeta = { description: '' }

function declaredBy(schema: z.core.$ZodType): Declared {
  const known = declarations.get(schema)
  if (known) return known
  const meta = metaOf(schema)
  const declared = { ...readDeclared(schema), ...(meta && { meta }) }
  declarations.set(schema, declared)
  return declared
}

function readDeclared(schema: z.core.$ZodType): Declared {
  if (schema instanceof z.ZodOptional) return readDeclared(schema.unwrap())
  if (schema instanceof z.ZodArray) return { element: declaredBy(schema.element) }
  if (!(schema instanceof z.ZodObject)) return {}
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape
  return { members: new Map(Object.entries(shape).map(([key, member]) => [key, declaredBy(member)])) }
}
