import { z } from 'zod'

// The document as those who make something of it read it: a page for people, a client in TypeScript.

/** A JSON Schema, as far as ours go. */
const nodeSchema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  default: z.unknown().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), nodeSchema).optional()
  },
  get items() {
    return nodeSchema.optional()
  },
  get anyOf() {
    return z.array(nodeSchema).optional()
  },
  get propertyNames() {
    return nodeSchema.optional()
  },
  get additionalProperties() {
    return z.union([z.boolean(), nodeSchema]).optional()
  },
})
export type SchemaNode = z.infer<typeof nodeSchema>

const contentSchema = z.record(z.string(), z.object({ schema: nodeSchema }))

const parameterSchema = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  description: z.string().optional(),
  schema: nodeSchema,
})
export type DescribedParameter = z.infer<typeof parameterSchema>

const responseSchema = z.object({
  description: z.string(),
  headers: z.record(z.string(), z.object({ description: z.string() })).optional(),
  content: contentSchema.optional(),
})

const describedOperationSchema = z.object({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string(),
  description: z.string().optional(),
  parameters: z.array(parameterSchema),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(z.string(), responseSchema),
})

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), describedOperationSchema)),
  components: z.object({ schemas: z.record(z.string(), nodeSchema) }),
})

/** One call, with where it is made. */
export type DescribedOperation = z.infer<typeof describedOperationSchema> & {
  /** In lower case, as in the document. */
  readonly method: string
  /** With its parameters in braces. */
  readonly path: string
}

export interface ApiDescription {
  readonly operations: readonly DescribedOperation[]
  readonly schemas: ReadonlyMap<string, SchemaNode>
}

/** Reads a document that `openApiDocument` made. */
export function readOpenApiDocument(document: unknown): ApiDescription {
  const { paths, components } = documentSchema.parse(document)
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ ...described, method, path })),
  )
  return { operations, schemas: new Map(Object.entries(components.schemas)) }
}

/** Name of the schema that a node refers to. */
export function referenceOf({ $ref }: SchemaNode): string | undefined {
  return $ref?.split('/').at(-1)
}

/** What a value is held against beyond its type, in words: "1 to 64 characters". */
export function limitsOf(node: SchemaNode): readonly string[] {
  const { minLength, maxLength, minItems, maxItems, minimum, maximum, default: fallback } = node
  return [
    rangeOf(minLength, maxLength, 'characters'),
    rangeOf(minItems, maxItems, 'elements'),
    rangeOf(minimum, maximum),
    ...(fallback === undefined ? [] : [`default ${wordOf(fallback)}`]),
  ].filter(limit => limit !== undefined)
}

function wordOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ')
  return String(value)
}

function rangeOf(min: number | undefined, max: number | undefined, unit?: string): string | undefined {
  const count = (value: number) => `${value.toLocaleString('en')}${unit === undefined ? '' : ` ${unit}`}`
  if (max === undefined)
    return min === undefined || (unit !== undefined && min === 0) ? undefined : `at least ${count(min)}`
  if (min === undefined || (unit !== undefined && min === 0)) return `at most ${count(max)}`
  return min === max ? count(max) : `${min.toLocaleString('en')} to ${count(max)}`
}
