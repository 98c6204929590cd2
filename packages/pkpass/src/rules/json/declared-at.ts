import * as z from 'zod'
import { passSchema } from '../../schema/pass.ts'
import type { Path } from '../pass-context.ts'

/** What the schema declares at a path of `pass.json`, if anything. */
export function declaredAt(path: Path): z.core.$ZodType | undefined {
  let schema: z.core.$ZodType | undefined = passSchema
  for (const step of path) schema = schema && memberOf(schema, step)
  return schema
}

function memberOf(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodOptional) return memberOf(schema.unwrap(), step)
  if (schema instanceof z.ZodArray) return schema.element
  if (!(schema instanceof z.ZodObject)) return undefined
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape
  return Object.hasOwn(shape, step) ? shape[String(step)] : undefined
}
