import { describe, expect, test, vi } from 'vitest'
import { type ClientOptions, createClient, type Fetch } from '../src/index.ts'

const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ type: `/problems/${code}`, status, code, detail: 'A sentence' }), { status, headers })
const busy = () => problem(503, 'ERR_STORAGE_UNAVAILABLE')
const usage = () =>
  Response.json({ count: 1, limit: null, remaining: null, resetDate: '2026-04-01T00:00:00Z', plan: 'byok' })
const issued = () =>
  Response.json(
    { serialNumber: 'A', shareUrl: '', applePass: '', findings: [] },
    { headers: { 'X-Serial-Number': 'A', 'X-Pass-Url': 'https://passes.example.com/p/A', ETag: '"1"' } },
  )

/** A client whose calls are answered in turn; the last answer stays. */
const clientOf = (answers: readonly (() => Response | Error)[], options: Partial<ClientOptions> = {}) => {
  const waits: number[] = []
  const left = [...answers]
  const fetch = vi.fn<Fetch>(async () => {
    const answer = (left.length > 1 ? left.shift() : left[0])?.()
    if (answer instanceof Response) return answer
    throw answer
  })
  const client = createClient({
    url: 'https://passes.example.com/',
    apiKey: 'bf_test_1',
    fetch,
    sleep: async ms => void waits.push(ms),
    random: () => 0.5,
    ...options,
  })
  const keys = () => fetch.mock.calls.map(([, init]) => new Headers(init.headers).get('Idempotency-Key'))
  return { client, fetch, waits, keys }
}
const broken = () => new TypeError('fetch failed')
const body = { logoText: 'X' }

describe('a call that may be made again', () => {
  test('is, later and later, under one Idempotency-Key', async () => {
    const { client, waits, keys } = clientOf([
      busy,
      broken,
      () => problem(409, 'ERR_IDEMPOTENT_CALL_UNDER_WAY'),
      issued,
    ])
    expect((await client.issuePass({ body })).serialNumber).toBe('A')
    expect(waits).toEqual([250, 500, 1000])
    const [key, ...others] = keys()
    expect(key).toMatch(/^[0-9a-f]{32}$/)
    expect(others).toEqual([key, key, key])
  })

  test('has another key than the next call, and the caller’s where there is one', async () => {
    const { client, keys } = clientOf([issued])
    await client.issuePass({ body })
    await client.issuePass({ body })
    await client.issuePass({ body, idempotencyKey: 'order-1' })
    expect(new Set(keys()).size).toBe(3)
    expect(keys()[2]).toBe('order-1')
  })

  test('waits as long as the server says', async () => {
    const limited = () => problem(429, 'ERR_RATE_LIMITED', { 'Retry-After': '2' })
    const { client, waits } = clientOf([limited, usage])
    await client.showUsage()
    expect(waits).toEqual([2_250])
  })

  test('gives up after as many tries as are allowed, with what was said last', async () => {
    const { client, fetch } = clientOf([busy], { retries: 2 })
    await expect(client.showUsage()).rejects.toMatchObject({ code: 'ERR_STORAGE_UNAVAILABLE', status: 503 })
    expect(fetch).toHaveBeenCalledTimes(3)
  })

  test('is given up while it waits, when its caller does', async () => {
    const controller = new AbortController()
    const { client, fetch } = clientOf([busy], {
      sleep: async (_, signal) => {
        controller.abort(new Error('Never mind'))
        signal?.throwIfAborted()
      },
    })
    await expect(client.showUsage({}, { signal: controller.signal })).rejects.toThrow('Never mind')
    expect(fetch).toHaveBeenCalledTimes(1)
  })
})

describe('a call is not made again', () => {
  test.each([
    ['when the quota of the month is used up', () => problem(429, 'ERR_QUOTA_EXCEEDED', { 'Retry-After': '86400' })],
    ['when a pass has had its messages of the day', () => problem(429, 'ERR_MESSAGE_CEILING')],
    ['when it is wrong', () => problem(400, 'ERR_REQUEST_INVALID')],
    ['after a fault of the server, which may come again', () => problem(500, 'ERR_INTERNAL')],
  ])('%s', async (_, answer) => {
    const { client, fetch } = clientOf([answer])
    await expect(client.notifyHolder({ serialNumber: 'A', body: { message: 'X' } })).rejects.toMatchObject({
      name: 'BillfoldError',
    })
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  test('when nobody knows whether it was done, and twice is not once', async () => {
    const { client, fetch, keys } = clientOf([broken])
    const made = client.createKey({ body: { name: 'X' } })
    await expect(made).rejects.toMatchObject({ code: 'ERR_UNREACHABLE', status: undefined, cause: broken() })
    const bound = client.updatePass({ serialNumber: 'A', ifMatch: '"1"', body })
    await expect(bound).rejects.toMatchObject({ code: 'ERR_UNREACHABLE' })
    expect(fetch).toHaveBeenCalledTimes(2)
    expect(keys()).toEqual([null, null])
  })
})

describe('an answer', () => {
  test.each([
    ['of something else than Billfold', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['that leads elsewhere', () => new Response(null, { status: 302, headers: { Location: 'https://example.com' } })],
    ['of a code that is not known yet', () => problem(418, 'ERR_TEAPOT')],
    ['that is no JSON', () => new Response('{')],
  ])('%s is told as such', async (_, answer) => {
    const { client } = clientOf([answer])
    await expect(client.showUsage()).rejects.toMatchObject({ code: 'ERR_ANSWER_UNEXPECTED' })
  })

  test('without a header field that it must have is told as such', async () => {
    const { client } = clientOf([() => Response.json({ serialNumber: 'A' })])
    await expect(client.issuePass({ body })).rejects.toMatchObject({ code: 'ERR_ANSWER_UNEXPECTED', status: 200 })
  })

  test('names the code of a newer server', async () => {
    const { client } = clientOf([() => problem(418, 'ERR_TEAPOT')])
    await expect(client.showUsage()).rejects.toThrow('ERR_TEAPOT')
  })
})

describe('a request', () => {
  test('has its parts where they belong', async () => {
    const { client, fetch } = clientOf([() => Response.json({}, { headers: { ETag: '"2"' } })])
    await client.updatePass({ serialNumber: 'a/b c', strict: true, ifMatch: '"1"', body })
    const [url, { method, headers, body: sent, redirect } = {}] = fetch.mock.calls[0] ?? []
    expect(url).toBe('https://passes.example.com/api/passes/a%2Fb%20c?strict=true')
    expect({ method, headers, sent, redirect }).toEqual({
      method: 'PUT',
      headers: { Authorization: 'Bearer bf_test_1', 'Content-Type': 'application/json', 'If-Match': '"1"' },
      sent: '{"logoText":"X"}',
      redirect: 'manual',
    })
  })

  test.each([
    '',
    '.',
    '..',
  ])('is not made for a serial number %j, which would be another address', async serialNumber => {
    const { client, fetch } = clientOf([usage])
    await expect(client.revokePass({ serialNumber })).rejects.toThrow(TypeError)
    expect(fetch).not.toHaveBeenCalled()
  })
})

test.each([
  '',
  'passes.example.com',
  'localhost:3000',
  'ftp://passes.example.com',
])('a client of no address is refused: %j', url => {
  expect(() => createClient({ url, apiKey: 'bf_test_1' })).toThrow(TypeError)
})
