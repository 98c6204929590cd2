import { metaOf } from '@billfold/pkpass'
import { z } from 'zod'
import packageJson from '../../package.json' with { type: 'json' }
import { PROBLEMS, type ProblemCode } from '../problems.ts'
import { ANSWER_HEADERS, REQUEST_HEADERS } from './openapi-headers.ts'
import type { Operation } from './operation.ts'
import type { Area } from './operations.ts'

/** Beside what an operation declares, any call may end so. */
export const EVERYWHERE = [
  'ERR_API_KEY_MISSING',
  'ERR_API_KEY_UNKNOWN',
  'ERR_RATE_LIMITED',
  'ERR_INTERNAL',
  'ERR_STORAGE_UNAVAILABLE',
] as const satisfies readonly ProblemCode[]

const PROBLEM_MEDIA_TYPE = 'application/problem+json'

/** Parts of paths: what each names. */
const PATH_PARAMETERS: ReadonlyMap<string, string> = new Map([
  ['serialNumber', 'Serial number of the pass'],
  ['externalId', 'Your own name of the pass, 1 to 255 characters'],
  ['passTypeIdentifier', 'Pass type of the identity, such as pass.com.example.coffee'],
  ['id', 'Id of the key'],
])

/** A problem document, as every call answers that cannot be done (RFC 9457). */
const problemSchema = z
  .object({
    type: z.string().meta({ description: 'Path of the page that says what the code means' }),
    title: z.string(),
    status: z.int().meta({ description: 'The HTTP status again' }),
    detail: z.string().meta({ description: 'What is wrong with this call' }),
    code: z.enum(Object.keys(PROBLEMS)).meta({ description: 'What went wrong, for programs' }),
    error: z.string().meta({ description: 'The sentence of detail again' }),
    instance: z.string().optional().meta({ description: 'Names this failure in the log of the server' }),
    errors: z
      .array(
        z.object({
          pointer: z.string().meta({ description: 'Place in the body, a JSON pointer' }),
          code: z.string(),
          message: z.string(),
        }),
      )
      .optional()
      .meta({ description: 'Each place of the request that is wrong' }),
  })
  .loose()
  .meta({ id: 'Problem', description: 'Why a call could not be done (RFC 9457)' })

export type Json = Readonly<Record<string, unknown>>

/** JSON Schemas that have a name, by it. */
type NamedSchemas = Map<string, Json>

/**
 * The API as an OpenAPI 3.1 document, made from the operations that the routes are made from.
 *
 * @see OpenAPI Specification 3.1.1
 */
export function openApiDocument(areas: readonly Area[], publicUrl: string): Json {
  const named: NamedSchemas = new Map()
  const paths: Record<string, Record<string, Json>> = {}
  for (const { name, operations } of areas) {
    for (const operation of operations) {
      const path = `/api${templateOf(operation.paths[0])}`
      paths[path] = { ...paths[path], [operation.method]: describe(operation, name, named) }
    }
  }
  schemaOf(problemSchema, 'output', named)
  return {
    openapi: '3.1.1',
    info: {
      title: 'Billfold',
      version: packageJson.version,
      description: 'Issues Apple Wallet passes and keeps them up to date on every device that holds them.',
    },
    servers: [{ url: publicUrl }],
    externalDocs: { url: `${publicUrl}/docs`, description: 'The same for people, with examples' },
    tags: areas.map(({ name, summary }) => ({ name, description: summary })),
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'A key: bf_live_… or bf_test_…' } },
      schemas: Object.fromEntries([...named].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    },
  }
}

function describe(operation: Operation, tag: string, named: NamedSchemas): Json {
  const {
    id,
    summary,
    description,
    scope,
    paths,
    query,
    requestHeaders = [],
    body,
    bodyMediaType,
    answers,
    problems,
  } = operation
  const sentences = [description, scope && `The key needs the scope ${scope}.`].filter(each => each !== undefined)
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(sentences.length > 0 && { description: sentences.join(' ') }),
    parameters: [
      ...pathParameters(paths[0]),
      ...queryParameters(query, named),
      ...requestHeaders.map(name => headerParameter(name)),
    ],
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(body, 'input', named) } },
      },
    }),
    ...(bodyMediaType !== undefined && {
      requestBody: { required: true, content: { [bodyMediaType]: { schema: { type: 'string', format: 'binary' } } } },
    }),
    responses: { ...describeAnswers(answers, named), ...describeProblems([...problems, ...EVERYWHERE]) },
  }
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    ...(PATH_PARAMETERS.has(name) && { description: PATH_PARAMETERS.get(name) }),
    schema: { type: 'string' },
  }))
}

function queryParameters(query: z.ZodObject | undefined, named: NamedSchemas): Json[] {
  if (!query) return []
  return Object.entries(query.shape).map(([name, schema]) => {
    const { description, ...rest } = schemaOf(schema, 'input', named)
    return {
      name,
      in: 'query',
      required: false,
      ...(description !== undefined && { description }),
      schema: isBooleanWord(rest) ? { type: 'boolean' } : rest,
    }
  })
}

/** In a query, true and false are words. */
function isBooleanWord({ enum: words }: Json): boolean {
  return Array.isArray(words) && words.join() === 'true,false'
}

function headerParameter(name: keyof typeof REQUEST_HEADERS): Json {
  const { description, maxLength } = REQUEST_HEADERS[name]
  const schema = { type: 'string', ...(maxLength !== undefined && { maxLength }) }
  return { name, in: 'header', required: false, description, schema }
}

function describeAnswers(answers: Operation['answers'], named: NamedSchemas): Json {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, mediaType, headers = [] }]) => [
      status,
      {
        description,
        ...(headers.length > 0 && {
          headers: Object.fromEntries(
            headers.map(name => [name, { description: ANSWER_HEADERS[name], schema: { type: 'string' } }]),
          ),
        }),
        content: {
          ...(schema && { 'application/json': { schema: schemaOf(schema, 'output', named) } }),
          ...(mediaType !== undefined && { [mediaType]: { schema: { type: 'string', format: 'binary' } } }),
        },
      },
    ]),
  )
}

/** One answer for each status, which names the codes that come with it. */
function describeProblems(codes: readonly ProblemCode[]): Json {
  const byStatus = Map.groupBy(new Set(codes), code => PROBLEMS[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map(code => `\`${code}\`: ${PROBLEMS[code].title}`).join('. '),
        content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

function templateOf(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}')
}

const definitionsSchema = z.record(z.string(), z.record(z.string(), z.unknown()))

/** The JSON Schema of a schema; those in it that have a name are put among the named ones, and referred to. */
function schemaOf(schema: z.ZodType | z.core.$ZodType, io: 'input' | 'output', named: NamedSchemas): Json {
  const {
    $schema,
    $defs = {},
    ...rest
  } = referring(
    z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => describeAsApple(zodSchema, leaveOut(jsonSchema)),
    }),
  )
  for (const [name, { id, ...definition }] of Object.entries(definitionsSchema.parse($defs)))
    named.set(name, definition)
  if (typeof rest.id !== 'string') return rest
  const { id, ...definition } = rest
  named.set(id, definition)
  return { $ref: `#/components/schemas/${id}` }
}

/** What says nothing to a reader: patterns of formats, bounds that are those of the number type, and that we do not change an array. */
function leaveOut(schema: z.core.JSONSchema.BaseSchema): z.core.JSONSchema.BaseSchema {
  if (schema.format !== undefined) delete schema.pattern
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  delete schema.readOnly
  return schema
}

/** Keys of Apple's are described where they are declared. */
function describeAsApple(zodSchema: z.core.$ZodType, schema: z.core.JSONSchema.BaseSchema): void {
  const description = metaOf(zodSchema)?.description
  if (schema.description === undefined && description !== undefined) schema.description = description
}

const referringSchema = z.record(z.string(), z.unknown())

function referring(schema: object): Json & { readonly id?: unknown } {
  return referringSchema.parse(JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')))
}
