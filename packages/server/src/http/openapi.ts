import { z } from 'zod'
import { PROBLEMS, type ProblemCode } from '../problems.ts'
import type { Operation } from './operation.ts'

/** Beside what an operation declares, any call may end so. */
const EVERYWHERE = [
  'ERR_API_KEY_MISSING',
  'ERR_API_KEY_UNKNOWN',
  'ERR_RATE_LIMITED',
  'ERR_INTERNAL',
  'ERR_STORAGE_UNAVAILABLE',
] as const satisfies readonly ProblemCode[]

const PROBLEM_MEDIA_TYPE = 'application/problem+json'

/** A problem document, as every call answers that cannot be done (RFC 9457). */
const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().meta({ description: 'What went wrong, for programs; each has a page below /problems' }),
    error: z.string().meta({ description: 'The sentence of detail again' }),
    instance: z.string().optional().meta({ description: 'Names this failure in the log of the server' }),
    errors: z
      .array(z.object({ pointer: z.string(), code: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Each place of the request that is wrong' }),
  })
  .loose()

type Json = Readonly<Record<string, unknown>>

/**
 * The API as an OpenAPI 3.1 document, made from the operations that the routes are made from.
 *
 * @see OpenAPI Specification 3.1.1
 */
export function openApiDocument(operations: readonly Operation[], publicUrl: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const operation of operations) {
    const path = `/api${templateOf(operation.paths[0])}`
    paths[path] = { ...paths[path], [operation.method]: describe(operation) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Billfold',
      version: '0.1.0',
      description: 'Issues Apple Wallet passes and keeps them up to date on every device that holds them.',
    },
    servers: [{ url: publicUrl }],
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'A key: bf_live_… or bf_test_…' } },
      schemas: { Problem: schemaOf(problemSchema, 'output') },
    },
  }
}

function describe({ id, summary, scope, paths, query, body, answers, problems }: Operation): Json {
  return {
    operationId: id,
    summary,
    ...(scope !== undefined && { description: `The key needs the scope ${scope}.` }),
    parameters: [...pathParameters(paths[0]), ...queryParameters(query)],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
    }),
    responses: { ...describeAnswers(answers), ...describeProblems([...problems, ...EVERYWHERE]) },
  }
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters(query: z.ZodObject | undefined): Json[] {
  if (!query) return []
  return Object.entries(query.shape).map(([name, schema]) => {
    const { description, ...rest } = schemaOf(schema, 'input')
    return { name, in: 'query', required: false, ...(description !== undefined && { description }), schema: rest }
  })
}

function describeAnswers(answers: Operation['answers']): Json {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, mediaType, headers = [] }]) => [
      status,
      {
        description,
        ...(headers.length > 0 && {
          headers: Object.fromEntries(headers.map(name => [name, { schema: { type: 'string' } }])),
        }),
        content: {
          ...(schema && { 'application/json': { schema: schemaOf(schema, 'output') } }),
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

function schemaOf(schema: z.ZodType | z.core.$ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
