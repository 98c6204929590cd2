import { z } from 'zod'

type Path = readonly PropertyKey[]

/** Keys written by design tools or by Wallet itself, which nobody needs to hear of. Spec: pass-json, top level. */
const SILENT_KEYS = new Set(['_id', 'passThatWasSet', 'passLastModDate'])

/** What of a schema matters here: the members of an object, the element of an array; nothing for a plain value. */
interface Declared {
  readonly members?: ReadonlyMap<string, Declared>
  readonly element?: Declared
}

// Every pass built is walked: asking the schema's classes at each value would take four times as long.
const declarations = new WeakMap<z.core.$ZodType, Declared>()

/** Paths of the members that a schema of loose objects does not know. Objects without declared keys are not looked into. */
export function findUnknownKeys(schema: z.core.$ZodType, value: unknown): Path[] {
  const found: Path[] = []
  // One path for the whole walk, copied only where there is something to tell.
  const path: PropertyKey[] = []
  const walk = ({ members, element }: Declared, value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) {
      if (element) for (const [index, item] of value.entries()) step(index, element, item)
    } else if (members && members.size > 0) {
      walkMembers(members, value)
    }
  }
  const walkMembers = (members: ReadonlyMap<string, Declared>, value: object): void => {
    for (const [key, member] of Object.entries(value)) {
      const declared = members.get(key)
      if (declared) step(key, declared, member)
      else if (!SILENT_KEYS.has(key)) found.push([...path, key])
    }
  }
  const step = (key: PropertyKey, declared: Declared, member: unknown): void => {
    if (typeof member !== 'object') return
    path.push(key)
    walk(declared, member)
    path.pop()
  }
  walk(declaredBy(schema), value)
  return found
}

function declaredBy(schema: z.core.$ZodType): Declared {
  const known = declarations.get(schema)
  if (known) return known
  const declared = readDeclared(schema)
  declarations.set(schema, declared)
  return declared
}

function readDeclared(schema: z.core.$ZodType): Declared {
  if (schema instanceof z.ZodOptional) return declaredBy(schema.unwrap())
  if (schema instanceof z.ZodArray) return { element: declaredBy(schema.element) }
  if (!(schema instanceof z.ZodObject)) return {}
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape
  return { members: new Map(Object.entries(shape).map(([key, member]) => [key, declaredBy(member)])) }
}
