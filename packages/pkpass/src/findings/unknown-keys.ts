import { z } from 'zod'

type Path = readonly PropertyKey[]

/** Keys written by design tools or by Wallet itself, which nobody needs to hear of. Spec: pass-json, top level. */
const SILENT_KEYS = new Set(['_id', 'passThatWasSet', 'passLastModDate'])

/** Paths of the members that a schema of loose objects does not know. Objects without declared keys are not looked into. */
export function findUnknownKeys(schema: z.core.$ZodType, value: unknown, path: Path = []): Path[] {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return value.flatMap((element, index) => findUnknownKeys(inner.element, element, [...path, index]))
  }
  if (!(inner instanceof z.ZodObject) || !isRecord(value)) return []
  const shape: Readonly<Record<string, z.core.$ZodType>> = inner.shape
  if (Object.keys(shape).length === 0) return []
  return Object.entries(value).flatMap(([key, member]) => {
    const known = Object.hasOwn(shape, key) ? shape[key] : undefined
    if (known) return findUnknownKeys(known, member, [...path, key])
    return SILENT_KEYS.has(key) ? [] : [[...path, key]]
  })
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
