import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { projectIdSchema } from '../../src/identifiers.ts'
import { createTestApp, type TestApp } from '../support/test-app.ts'

type Handle = (request: IncomingMessage, response: ServerResponse) => void

/** A real server, as the simulator is one. */
async function listen(server: ReturnType<typeof createServer> | ReturnType<typeof createAdaptorServer>) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('Expected a port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    async close() {
      if ('closeAllConnections' in server) server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

let handle: Handle
let simulator: Awaited<ReturnType<typeof listen>>
let front: Awaited<ReturnType<typeof listen>>
let server: TestApp
let cookie = ''
let closing = new AbortController()

beforeEach(async () => {
  handle = (_, response) => response.end('{}')
  simulator = await listen(createServer((incoming, response) => handle(incoming, response)))
  // Over a socket as well: what is streamed, and what is broken off, is only seen there.
  front = await listen(createAdaptorServer({ fetch: (incoming, env) => server.app.fetch(incoming, env) }))
  closing = new AbortController()
  const { signal } = closing
  server = await createTestApp({
    publicUrl: front.url,
    studio: ({ apiKey }) => ({ files: undefined, openWith: apiKey, simulatorUrl: simulator.url, closing: signal }),
  })
  cookie = await signIn({})
})
afterEach(async () => {
  await front.close()
  await simulator.close()
  await server[Symbol.asyncDispose]()
})

async function signIn(body: unknown): Promise<string> {
  const headers = { 'Sec-Fetch-Site': 'same-origin' }
  const init = { method: 'POST', headers, body: JSON.stringify(body) }
  const response = await server.app.request(`${front.url}/studio/session`, init)
  return response.headers.get('Set-Cookie')?.split(';')[0] ?? ''
}

const call = (path: string, init: RequestInit = {}, headers: Record<string, string> = {}) =>
  fetch(`${front.url}/simulator${path}`, {
    ...init,
    headers: { Cookie: cookie, Origin: front.url, ...headers },
  })

describe('/simulator', () => {
  test('is passed on, without the prefix and without anything that says who calls', async () => {
    const seen: { method?: string | undefined; url?: string | undefined; headers?: IncomingMessage['headers'] } = {}
    handle = (incoming, response) => {
      Object.assign(seen, { method: incoming.method, url: incoming.url, headers: incoming.headers })
      response.setHeader('Set-Cookie', 'x=1')
      response.setHeader('Content-Type', 'application/json')
      response.end('{"passes":[]}')
    }
    const response = await call('/iphone?at=1', {}, { Authorization: 'Basic eDp5', Accept: 'application/json' })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ passes: [] })
    expect(response.headers.get('Set-Cookie')).toBeNull()
    expect(response.headers.get('Content-Security-Policy')).toContain('sandbox')
    expect(seen).toMatchObject({ method: 'GET', url: '/iphone?at=1' })
    expect(seen.headers).toMatchObject({ accept: 'application/json', host: new URL(simulator.url).host })
    expect(Object.keys(seen.headers ?? {})).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(?:cookie|origin|authorization|referer|sec-fetch-site|forwarded)$/),
      ]),
    )
  })

  test('takes bodies, and answers with any status', async () => {
    let body = ''
    handle = (incoming, response) => {
      incoming.setEncoding('utf8')
      incoming.on('data', chunk => {
        body += chunk
      })
      incoming.on('end', () => {
        response.statusCode = 422
        response.end('{"code":"ERR_PASS_REFUSED"}')
      })
    }
    const response = await call('/iphone/passes', { method: 'POST', body: 'bytes of a pass' })
    expect(response.status).toBe(422)
    expect(body).toBe('bytes of a pass')
    expect(await response.text()).toContain('ERR_PASS_REFUSED')
  })

  test('streams what happens while it happens, and ends when the page is closed', async () => {
    const { promise: isClosed, resolve: closed } = Promise.withResolvers<void>()
    const { promise: response, resolve: opened } = Promise.withResolvers<ServerResponse>()
    handle = (_, stream) => {
      stream.on('close', () => closed())
      stream.writeHead(200, { 'Content-Type': 'text/event-stream' })
      stream.write('data: one\n\n')
      opened(stream)
    }
    const page = request(`${front.url}/simulator/events`, { headers: { Cookie: cookie, Accept: 'text/event-stream' } })
    page.on('error', () => {})
    page.end()
    const [answer]: IncomingMessage[] = await once(page, 'response')
    expect(answer?.headers['content-type']).toBe('text/event-stream')
    answer?.setEncoding('utf8')
    answer?.on('error', () => {})
    if (!answer) throw new TypeError('Expected an answer')
    expect(await once(answer, 'data')).toEqual(['data: one\n\n'])
    const next = once(answer, 'data')
    ;(await response).write('data: two\n\n')
    expect(await next).toEqual(['data: two\n\n'])
    page.destroy()
    await isClosed
  })

  test('gives up what was not answered yet when the page is closed', async () => {
    const { promise: isAsked, resolve: asked } = Promise.withResolvers<IncomingMessage>()
    handle = incoming => asked(incoming)
    const page = request(`${front.url}/simulator/iphone`, { headers: { Cookie: cookie } })
    page.on('error', () => {})
    page.end()
    const { socket } = await isAsked
    const closed = once(socket, 'close')
    page.destroy()
    await closed
  })

  test('ends its streams when the server ends, and does not hold it up', async () => {
    const { promise: isClosed, resolve: closed } = Promise.withResolvers<void>()
    handle = (_, stream) => {
      stream.on('close', () => closed())
      stream.writeHead(200, { 'Content-Type': 'text/event-stream' })
      stream.write('data: one\n\n')
    }
    const answer = await call('/events')
    expect(answer.headers.get('Connection')).toBe('close')
    const text = answer.text()
    closing.abort()
    expect(await text).toBe('data: one\n\n')
    await isClosed
  })

  const breaksOff = (mediaType: string) => {
    handle = (_, response) => {
      response.writeHead(200, { 'Content-Type': mediaType })
      response.write('data: one\n\n', () => response.destroy())
    }
  }

  test('ends a stream quietly when the simulator dies under it: the browser asks again', async () => {
    const complain = vi.spyOn(console, 'error').mockImplementation(() => {})
    onTestFinished(() => complain.mockRestore())
    breaksOff('text/event-stream')
    expect(await (await call('/events')).text()).toBe('data: one\n\n')
    expect(complain).not.toHaveBeenCalled()
  })

  test('does not pass off half of an answer as the whole', async () => {
    const complain = vi.spyOn(console, 'error').mockImplementation(() => {})
    onTestFinished(() => complain.mockRestore())
    breaksOff('application/json')
    await expect(call('/iphone').then(response => response.text())).rejects.toThrow()
  })

  test('does not follow to other addresses', async () => {
    handle = (_, response) => {
      response.writeHead(302, { Location: 'http://169.254.169.254/' })
      response.end()
    }
    expect((await call('/iphone', { redirect: 'manual' })).status).toBe(302)
  })

  test.each([
    '//evil.example/x',
    '/%2F%2Fevil.example',
    '/..%2f..%2fx',
    '/@evil.example',
  ])('stays with the simulator: %s', async path => {
    let url: string | undefined
    handle = (incoming, response) => {
      url = incoming.url
      response.end('here')
    }
    expect(await (await call(path)).text()).toBe('here')
    expect(url).toBe(path)
  })

  const codeOf = async (response: Response) => [response.status, JSON.parse(await response.text()).code]

  test('is for sessions alone', async () => {
    const { apiKey } = server
    for (const headers of [{}, { Authorization: `Bearer ${apiKey}` }, { Cookie: 'billfold=0' }]) {
      expect(await codeOf(await fetch(`${front.url}/simulator/iphone`, { headers }))).toEqual([
        401,
        'ERR_SESSION_MISSING',
      ])
    }
    const outside = await call('/iphone/refresh', { method: 'POST' }, { 'Sec-Fetch-Site': 'cross-site' })
    expect(await codeOf(outside)).toEqual([403, 'ERR_CROSS_SITE'])
  })

  test('is not there for a live key, and not without a simulator', async () => {
    const projectId = projectIdSchema.parse('default')
    const made = await server.apiKeys.create({ projectId, name: 'Live', kind: 'live', scopes: ['admin'] }, 'operator')
    cookie = await signIn({ apiKey: made.apiKey })
    expect(await codeOf(await call('/iphone'))).toEqual([404, 'ERR_SIMULATOR_NOT_FOUND'])

    await using other = await createTestApp({ studio: () => ({ files: undefined }) })
    const headers = { 'Sec-Fetch-Site': 'same-origin' }
    const init = { method: 'POST', headers, body: JSON.stringify({ apiKey: other.apiKey }) }
    const session = await other.app.request('/studio/session', init)
    const signedIn = { Cookie: session.headers.get('Set-Cookie')?.split(';')[0] ?? '' }
    expect(await codeOf(await other.app.request('/simulator/iphone', { headers: signedIn }))).toEqual([
      404,
      'ERR_SIMULATOR_NOT_FOUND',
    ])
  })

  test('says so when the simulator does not answer', async () => {
    handle = (_, response) => response.destroy()
    expect(await codeOf(await call('/iphone'))).toEqual([502, 'ERR_SIMULATOR_UNAVAILABLE'])
  })
})

test('a name that was led here is not let in over a socket either', async () => {
  const ask = async (host: string) => {
    const asked = request({ port: front.port, path: '/studio/session', host: '127.0.0.1', headers: { Host: host } })
    asked.end()
    const [answer]: IncomingMessage[] = await once(asked, 'response')
    const chunks: Buffer[] = []
    for await (const chunk of answer ?? []) chunks.push(chunk)
    return JSON.parse(Buffer.concat(chunks).toString()).isOpen
  }
  expect(await ask(`127.0.0.1:${front.port}`)).toBe(true)
  expect(await ask(`localhost:${front.port}`)).toBe(true)
  expect(await ask(`evil.example:${front.port}`)).toBe(false)
})
