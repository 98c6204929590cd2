import { z } from 'zod'

type Path = readonly PropertyKey[]

/** Keys written by design tools or by Wallet itself, which nobody needs to hear of. Spec: pass-json, top level. */
const SILENT_KEYS = new Set(['_id', 'passThatWasSet', 'passLastModDate'])

/** Paths of the members that a schema of loose objects does not know. Objects without declared keys are not looked into. */
export function findUnknownKeys(schema: z.core.$ZodType, value: unknown): Path[] {
  const found: Path[] = []
  // One path for the whole walk, copied only where there is something to tell: every pass built is walked.
  const path: PropertyKey[] = []
  const walk = (declared: z.core.$ZodType, member: unknown): void => {
    if (typeof member !== 'object' || member === null) return
    const inner = unwrap(declared)
    if (inner instanceof z.ZodArray && Array.isArray(member)) {
      for (const [index, element] of member.entries()) step(index, inner.element, element)
    } else if (inner instanceof z.ZodObject && !Array.isArray(member)) {
      walkMembers(inner.shape, member)
    }
  }
  const walkMembers = (shape: Readonly<Record<string, z.core.$ZodType>>, members: object): void => {
    for (const key of Object.keys(members)) {
      const declared = Object.hasOwn(shape, key) ? shape[key] : undefined
      if (declared) step(key, declared, Reflect.get(members, key))
      else if (!SILENT_KEYS.has(key) && Object.keys(shape).length > 0) found.push([...path, key])
    }
  }
  const step = (key: PropertyKey, declared: z.core.$ZodType, member: unknown): void => {
    path.push(key)
    walk(declared, member)
    path.pop()
  }
  walk(schema, value)
  return found
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema
}
