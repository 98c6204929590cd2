import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Operation } from '../../src/http/operation.ts'
import { OPERATIONS } from '../../src/http/operations.ts'
import { PROBLEMS } from '../../src/problems.ts'
import { createTestApp, type TestApp } from '../support/test-app.ts'

let server: TestApp
const ids = new Map<string, string>()
beforeAll(async () => {
  server = await createTestApp()
  const issued = await server.call('POST', '/api/passes', { logoText: 'X', holderId: 'ada', externalId: 'order' })
  ids.set('serialNumber', issued.headers.get('X-Serial-Number') ?? '')
  ids.set('passTypeIdentifier', server.passTypeIdentifier)
  ids.set('externalId', 'new-order')
  const made = await server.call('POST', '/api/keys', { name: 'Till' })
  ids.set('id', z.looseObject({ id: z.string() }).parse(await made.json()).id)
})
afterAll(() => server[Symbol.asyncDispose]())

/** A good call of each operation: what is sent, and in the query. */
const CALLS: Readonly<Record<string, { readonly body?: unknown; readonly query?: string }>> = {
  issuePass: { body: { logoText: 'X', backFields: [{ label: 'A', value: 'a', changeMessage: 'A' }] } },
  issuePassFile: { body: { logoText: 'X' }, query: '?format=json' },
  upsertPass: { body: { logoText: 'X' } },
  updatePass: { body: { logoText: 'Y', holderId: 'ada' } },
  patchPass: { body: { logoText: 'Z' } },
  listPasses: { query: '?q=x&limit=1' },
  notifyHolder: { body: { message: 'Hi' } },
  notifyHolders: { body: { message: 'Hi' } },
  createKey: { body: { name: 'Other', scopes: ['read'] } },
  rotateKey: { body: {} },
  exportHolder: { query: '?holderId=ada' },
  eraseHolder: { query: '?holderId=ada' },
  createSigningRequest: { body: {} },
}
/** Calls that are tried elsewhere: they need files. */
const ELSEWHERE = ['importIdentities']

const callOf = async ({ id, method, paths }: Operation, headers: Record<string, string> = {}) => {
  const { body, query = '' } = CALLS[id] ?? {}
  const path = paths[0].replaceAll(/:(\w+)/g, (_, name) => encodeURIComponent(ids.get(name) ?? ''))
  return await server.app.request(`/api${path}${query}`, {
    method: method.toUpperCase(),
    headers: { Authorization: `Bearer ${server.apiKey}`, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

describe('an operation', () => {
  // What forgets and ends comes last, so that the others find what they name.
  const last = ['revokeKey', 'eraseHolder']
  const order = OPERATIONS.filter(({ id }) => !ELSEWHERE.includes(id)).toSorted(
    (a, b) => last.indexOf(a.id) - last.indexOf(b.id),
  )

  test.each(
    order.map(operation => [operation.id, operation] as const),
  )('%s answers what it declares, and no member besides', async (_, operation) => {
    const response = await callOf(operation)
    const text = await response.text()
    const answer = new Map(Object.entries(operation.answers)).get(String(response.status))
    expect(answer, text).toBeDefined()
    if (answer && !('schema' in answer)) {
      expect(response.headers.get('Content-Type')).toBe(answer.mediaType)
      return
    }
    const schema = answer?.schema
    const body: unknown = JSON.parse(text)
    expect(schema?.parse(body)).toEqual(body)
  })

  const posts = order.filter(({ method, id }) => method === 'post' && !last.includes(id))

  test.each(
    posts.map(operation => [operation.id, operation] as const),
  )('%s honours an Idempotency-Key exactly if it says so', async (_, operation) => {
    const headers = { 'Idempotency-Key': crypto.randomUUID() }
    await callOf(operation, headers)
    const again = await callOf(operation, headers)
    const takesKey = operation.requestHeaders?.includes('Idempotency-Key') ?? false
    expect(again.headers.get('Idempotency-Replayed')).toBe(takesKey ? 'true' : null)
  })

  const onPasses = order.filter(({ paths, method }) => paths[0].startsWith('/passes/:serialNumber') && method !== 'get')

  test.each(
    onPasses.map(operation => [operation.id, operation] as const),
  )('%s honours If-Match exactly if it says so', async (_, operation) => {
    const issued = await server.call('POST', '/api/passes', { logoText: 'X' })
    ids.set('serialNumber', issued.headers.get('X-Serial-Number') ?? '')
    const { status } = await callOf(operation, { 'If-Match': '"another"' })
    expect(status).toBe(operation.requestHeaders?.includes('If-Match') ? 412 : 200)
  })

  test('is described for JSON Schema, whichever way it goes', () => {
    for (const { id, body, query, answers } of OPERATIONS) {
      const given = [body, query].filter(schema => schema !== undefined)
      for (const schema of given) expect(() => z.toJSONSchema(schema, { io: 'input' }), id).not.toThrow()
      for (const { schema } of Object.values(answers)) {
        if (schema) expect(() => z.toJSONSchema(schema, { io: 'output' }), id).not.toThrow()
      }
    }
  })

  test('has a name of its own, and problems that have a page', () => {
    expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length)
    for (const { problems } of OPERATIONS) for (const code of problems) expect(PROBLEMS).toHaveProperty(code)
  })
})
