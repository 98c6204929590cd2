import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openApiDocument } from '../../src/http/openapi.ts'
import { AREAS, OPERATIONS } from '../../src/http/operations.ts'
import { createTestApp, type TestApp } from '../support/test-app.ts'

const schema = z.record(z.string(), z.unknown())
const documentSchema = z.object({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), schema })),
        requestBody: z.object({ content: z.record(z.string(), z.object({ schema })) }).optional(),
        responses: z.record(
          z.string(),
          z.object({ description: z.string(), content: z.record(z.string(), z.object({ schema })).optional() }),
        ),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), schema) }),
})
type Described = z.infer<typeof documentSchema>['paths'][string][string]

let server: TestApp
let document: z.infer<typeof documentSchema>
const ids: Record<string, string> = {}
beforeAll(async () => {
  server = await createTestApp()
  document = documentSchema.parse(await (await server.app.request('/openapi.json')).json())
  const issued = await server.call('POST', '/api/passes', { logoText: 'X', holderId: 'ada' })
  ids.serialNumber = issued.headers.get('X-Serial-Number') ?? ''
  ids.passTypeIdentifier = server.passTypeIdentifier
})
afterAll(() => server[Symbol.asyncDispose]())

/** A schema with what it refers to. */
const whole = (each: z.infer<typeof schema>) => ({ ...each, components: document.components })
const ajv = () => new Ajv2020({ strict: false, validateFormats: false })

describe('the OpenAPI document', () => {
  test('has every operation, once', () => {
    const described = Object.values(document.paths).flatMap(path => Object.values(path))
    expect(document.openapi).toBe('3.1.1')
    expect(described.map(({ operationId }) => operationId).sort()).toEqual(OPERATIONS.map(({ id }) => id).sort())
  })

  test('holds JSON Schemas that a foreign reader takes', () => {
    for (const path of Object.values(document.paths)) {
      for (const { operationId, parameters, requestBody, responses } of Object.values(path)) {
        const schemas = [
          ...parameters.map(each => each.schema),
          ...Object.values(requestBody?.content ?? {}).map(each => each.schema),
          ...Object.values(responses).flatMap(({ content = {} }) => Object.values(content).map(each => each.schema)),
        ]
        for (const each of schemas) expect(() => ajv().compile(whole(each)), operationId).not.toThrow()
      }
    }
  })

  test('is the same text whenever it is made', () => {
    const make = () => JSON.stringify(openApiDocument(AREAS, 'https://passes.example.com'))
    expect(make()).toBe(make())
  })
})

/** Bodies from good to nonsense. */
const bodies = fc.oneof(
  fc.constant({ logoText: 'Bayroast', primaryFields: [{ label: 'A', value: 'a' }] }),
  fc.record(
    {
      logoText: fc.oneof(fc.string({ maxLength: 80 }), fc.integer(), fc.constant(null)),
      primaryFields: fc.oneof(
        fc.array(fc.record({ label: fc.string(), value: fc.string(), changeMessage: fc.string() }), { maxLength: 3 }),
        fc.jsonValue({ maxDepth: 2 }),
      ),
      barcodeValue: fc.string({ unit: 'binary', maxLength: 40 }),
      style: fc.constantFrom('coupon', 'boardingPass', 'eventTicket', 'poster', 7),
      pass: fc.dictionary(fc.constantFrom('expirationDate', 'voided', 'storeCard', 'nfc', '__proto__'), fc.jsonValue()),
      message: fc.string(),
      name: fc.string(),
      scopes: fc.jsonValue({ maxDepth: 1 }),
      files: fc.jsonValue({ maxDepth: 2 }),
      expirationDays: fc.oneof(fc.integer(), fc.double()),
    },
    { requiredKeys: [] },
  ),
  fc.jsonValue({ maxDepth: 4 }),
)
const words = fc.oneof(fc.constantFrom('true', '1', '0', '-1', 'json', 'front', 'ada'), fc.string({ maxLength: 20 }))

describe('whatever is sent', () => {
  test('is answered as the document says, and never with a fault of ours', async () => {
    const validator = ajv()
    const known = new Map<unknown, ReturnType<typeof validator.compile>>()
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, described]) => ({ path, method, described })),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...operations),
        fc.boolean(),
        words,
        fc.dictionary(fc.nat({ max: 6 }).map(String), words, { maxKeys: 3 }),
        bodies,
        async ({ path, method, described }, isKnown, word, chosen, body) => {
          const { status, type, text } = await send(path, method, described, { isKnown, word, chosen, body })
          const response = described.responses[String(status)]
          expect(status, text).toBeLessThan(500)
          expect(response, `${described.operationId} answered ${status}: ${text.slice(0, 300)}`).toBeDefined()
          const content = response?.content?.[type]
          expect(content, `${described.operationId} answered ${status} as ${type}`).toBeDefined()
          if (!content || type !== 'application/json') return
          const validate = known.get(content) ?? validator.compile(whole(content.schema))
          known.set(content, validate)
          expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  }, 120_000)

  async function send(
    path: string,
    method: string,
    { parameters }: Described,
    { isKnown, word, chosen, body }: { isKnown: boolean; word: string; chosen: Record<string, string>; body: unknown },
  ) {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent((isKnown ? ids[name] : word) || 'nothing').replaceAll('.', '%2E'),
    )
    const named = parameters.filter(each => each.in === 'query')
    const query = Object.entries(chosen).flatMap(([index, value]) => {
      const name = named[Number(index)]?.name
      return name === undefined ? [] : [[name, value] as const]
    })
    const search = query.length > 0 ? `?${new URLSearchParams(query.map(([name, value]) => [name, value]))}` : ''
    const response = await server.call(method.toUpperCase(), `${filled}${search}`, method === 'get' ? undefined : body)
    const type = (response.headers.get('Content-Type') ?? '').split(';')[0] ?? ''
    return { status: response.status, type, text: await response.text() }
  }
})

test('llms.txt tells every call', async () => {
  const text = await (await server.app.request('/llms.txt')).text()
  for (const { paths } of OPERATIONS) expect(text).toContain(`/api${paths[0]}`)
})
