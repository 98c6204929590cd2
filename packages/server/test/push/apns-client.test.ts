import { createServer, type Server } from 'node:http'
import { connect as connectTcp } from 'node:net'
import { APNS_REASONS, type ApnsReason, isApnsReason } from '@billfold/simulator'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { pushTokenSchema } from '../../src/identifiers.ts'
import { APNS_REASONS as OUR_REASONS } from '../../src/push/apns-reasons.ts'
import { ProviderToken, parseProviderKey } from '../../src/push/provider-token.ts'
import { type Apple, createAuthority, startApple, TEAM, TIMEOUT_MS, TOPIC } from './support/apple.ts'
import { TestTimers } from './support/test-timers.ts'

const EXPIRATION = new Date('2026-03-02T12:00:00Z')
const PING_INTERVAL_MS = 30_000

let authority: Awaited<ReturnType<typeof createAuthority>>
beforeAll(async () => {
  authority = await createAuthority()
})

const startWithTokens = (apple: Apple, topics?: readonly string[]) => {
  const { keyId, privateKeyPem } = apple.apns.issueProviderKey(TEAM, topics)
  return new ProviderToken(parseProviderKey(keyId, TEAM, privateKeyPem), apple.clock)
}

describe('a push', () => {
  test('says what Wallet expects, and nothing more', async () => {
    await using apple = await startApple(authority)
    const token = apple.issueToken()
    expect(await apple.createClient().push(token, EXPIRATION)).toMatchObject({ status: 200 })
    expect(apple.apns.pushes).toEqual([
      expect.objectContaining({
        token,
        topic: TOPIC,
        pushType: 'background',
        priority: '5',
        expiration: String(EXPIRATION.getTime() / 1000),
        collapseId: undefined,
        payload: '{}',
      }),
    ])
  })

  test.each(Object.keys(APNS_REASONS).filter(isApnsReason))('is answered %s as APNs says it', async reason => {
    await using apple = await startApple(authority)
    const client = apple.createClient()
    apple.apns.faults.set({ kind: 'refuse', reason, times: 1 })
    const answer = await client.push(apple.issueToken(), EXPIRATION)
    const status = APNS_REASONS[reason]
    expect(answer).toEqual({ status, reason, timestamp: status === 410 ? apple.clock.now() : undefined })
    expect(OUR_REASONS[reason]?.status).toBe(status)
    await vi.waitFor(async () =>
      expect(await client.push(apple.issueToken(), EXPIRATION)).toMatchObject({ status: 200 }),
    )
  })

  test.each([
    [418, '{"reason":"Teapot"}', 'Teapot'],
    [502, '<html>Bad gateway', ''],
    [301, '', ''],
    [200, '{"reason":"Odd"}', ''],
  ])('may be answered %i %s, which nobody foresaw', async (status, body, reason) => {
    await using apple = await startApple(authority)
    apple.apns.faults.set({ kind: 'answer', status, body })
    const answer = await apple.createClient().push(apple.issueToken(), EXPIRATION)
    expect(answer).toEqual({ status, reason, timestamp: undefined })
  })

  test('without an answer fails in time, and its connection goes on when others are answered on it', async () => {
    await using apple = await startApple(authority)
    const timers = new TestTimers()
    const client = apple.createClient({ timers })
    apple.apns.faults.set({ kind: 'dead', times: 1 })
    const dead = expect(client.push(apple.issueToken(), EXPIRATION)).rejects.toMatchObject({ code: 'ERR_APNS_TIMEOUT' })
    await apple.apns.waitForPush(() => true)
    await client.push(apple.issueToken(), EXPIRATION)
    timers.ring(TIMEOUT_MS)
    await dead
    await client.push(apple.issueToken(), EXPIRATION)
    expect(client.counters).toMatchObject({ timedOut: 1, connectionsOpened: 1, connectionsLost: 0 })
  })
})

describe('a connection', () => {
  test('on which nothing comes back is given up, and what it carried goes over another', async () => {
    await using apple = await startApple(authority)
    const timers = new TestTimers()
    const client = apple.createClient({ timers })
    await client.push(apple.issueToken(), EXPIRATION)
    apple.apns.faults.set({ kind: 'dead', times: 2 })
    const first = expect(client.push(apple.issueToken(), EXPIRATION)).rejects.toMatchObject({
      code: 'ERR_APNS_TIMEOUT',
    })
    const second = client.push(apple.issueToken(), EXPIRATION)
    await apple.apns.waitForPush(({ sequence }) => sequence === 3)
    // The timer of opening has the same delay, and ended when it was open.
    timers.ring(TIMEOUT_MS, 1)
    await first
    expect(await second).toMatchObject({ status: 200 })
    expect(client.counters).toMatchObject({ connectionsOpened: 2, connectionsLost: 1, repeated: 1, timedOut: 1 })
  })

  test('carries no more at once than APNs announced, however much is handed over', async () => {
    await using apple = await startApple(authority, { maxConcurrentStreams: 7, sleep: () => held.promise })
    const held = Promise.withResolvers<void>()
    const client = apple.createClient({ maxConnections: 2 })
    apple.apns.faults.set({ kind: 'slow', delayMs: 1_000 })
    const answers = Promise.all(Array.from({ length: 200 }, () => client.push(apple.issueToken(), EXPIRATION)))
    await vi.waitFor(() => expect(apple.apns.pushes).toHaveLength(14))
    apple.apns.limitStreams(20)
    await vi.waitFor(() => expect(apple.apns.pushes).toHaveLength(40))
    held.resolve()
    expect((await answers).every(({ status }) => status === 200)).toBe(true)
    expect(client.counters).toMatchObject({ requests: 200, repeated: 0, connectionsOpened: 2, connectionsLost: 0 })
  })

  test('that is told to go away in the middle of a burst loses nothing and repeats nothing that was answered', async () => {
    await using apple = await startApple(authority)
    const client = apple.createClient({ maxConnections: 1 })
    await client.push(apple.issueToken(), EXPIRATION)
    apple.apns.faults.set({ kind: 'goAway', probability: 0.02, times: 5 })
    const tokens = Array.from({ length: 1_000 }, () => apple.issueToken())
    const answers = await Promise.all(tokens.map(token => client.push(token, EXPIRATION)))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    const accepted = apple.apns.pushes.filter(({ status }) => status === 200).map(({ token }) => token)
    expect(new Set(accepted).size).toBe(1_001)
    expect(accepted).toHaveLength(1_001)
    expect(client.counters.goAways).toBeGreaterThan(0)
    expect(client.counters.connectionsLost).toBe(0)
  })

  test('that is told to go away for its certificate answers so for what it carried', async () => {
    await using apple = await startApple(authority)
    const client = apple.createClient()
    await client.push(apple.issueToken(), EXPIRATION)
    apple.apns.faults.set({ kind: 'goAway', reason: 'BadCertificate' })
    expect(await client.push(apple.issueToken(), EXPIRATION)).toMatchObject({ status: 403, reason: 'BadCertificate' })
  })

  test.each<ApnsReason>([
    'ServiceUnavailable',
    'Shutdown',
    'IdleTimeout',
  ])('that answers %s is replaced', async reason => {
    await using apple = await startApple(authority)
    const client = apple.createClient()
    apple.apns.faults.set({ kind: 'refuse', reason, times: 1 })
    await client.push(apple.issueToken(), EXPIRATION)
    await vi.waitFor(() => expect(apple.apns.connections).toBe(0))
    await vi.waitFor(async () =>
      expect(await client.push(apple.issueToken(), EXPIRATION)).toMatchObject({ status: 200 }),
    )
    expect(client.counters).toMatchObject({ connectionsOpened: 2, connectionsLost: 0 })
  })

  test('that is cut gives its pushes to another; a push that cuts one after the other is left to the storage', async () => {
    await using apple = await startApple(authority)
    const client = apple.createClient()
    apple.apns.faults.set({ kind: 'disconnect', times: 2 })
    expect(await client.push(apple.issueToken(), EXPIRATION)).toMatchObject({ status: 200 })
    expect(client.counters).toMatchObject({ repeated: 2, connectionsLost: 2, connectionsOpened: 3 })
    apple.apns.faults.set({ kind: 'disconnect' })
    await expect(client.push(apple.issueToken(), EXPIRATION)).rejects.toMatchObject({ code: 'ERR_APNS_UNREACHABLE' })
  })

  test('is asked for a sign of life, and dropped when it gives none until the next time', async () => {
    await using apple = await startApple(authority)
    await using tunnel = await startProxy()
    const timers = new TestTimers()
    const client = apple.createClient({ timers, proxyUrl: tunnel.url })
    await client.push(apple.issueToken(), EXPIRATION)
    timers.ring(PING_INTERVAL_MS)
    await client.push(apple.issueToken(), EXPIRATION)
    timers.ring(PING_INTERVAL_MS)
    expect(client.counters.connections).toBe(1)
    tunnel.freeze()
    timers.ring(PING_INTERVAL_MS)
    timers.ring(PING_INTERVAL_MS)
    expect(client.counters).toMatchObject({ connections: 0, connectionsLost: 1 })
  })
})

describe('connecting', () => {
  test('goes through a proxy, with its password', async () => {
    await using apple = await startApple(authority)
    await using proxy = await startProxy('Basic YmlsbDpmOmxk')
    const proxyUrl = proxy.url.replace('//', '//bill:f%3Ald@')
    expect(await apple.createClient({ proxyUrl }).push(apple.issueToken(), EXPIRATION)).toMatchObject({ status: 200 })
    expect(proxy.authorities).toEqual([new URL(apple.apns.url).host])
    const refused = apple.createClient({ proxyUrl: proxy.url }).push(apple.issueToken(), EXPIRATION)
    await expect(refused).rejects.toMatchObject({
      code: 'ERR_APNS_UNREACHABLE',
      cause: { code: 'ERR_APNS_PROXY', message: expect.stringContaining('407') },
    })
  })

  test('is tried again after pauses that grow, and meanwhile pushes are refused at once', async () => {
    await using apple = await startApple(authority)
    const timers = new TestTimers()
    const url = 'https://127.0.0.1:1'
    const client = apple.createClient({ timers, url, random: () => 0.5 })
    const push = () =>
      expect(client.push(apple.issueToken(), EXPIRATION)).rejects.toMatchObject({
        code: 'ERR_APNS_UNREACHABLE',
      })
    for (const delayMs of [8, 15, 30, 60, 75, 75]) {
      await push()
      await push()
      expect(timers.delaysMs).toEqual([delayMs])
      timers.ring(delayMs)
    }
    expect(client.counters.connectionsFailed).toBe(6)
  })
})

describe('with provider tokens', () => {
  test('one connection carries many once the first has shown a good token', async () => {
    await using apple = await startApple(authority)
    const client = apple.createClient({ providerToken: startWithTokens(apple), maxConnections: 1 })
    const answers = await Promise.all(Array.from({ length: 300 }, () => client.push(apple.issueToken(), EXPIRATION)))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect(client.counters).toMatchObject({ requests: 300, repeated: 0, connectionsOpened: 1 })
  })

  test('the token is renewed between 20 and 60 minutes', async () => {
    await using apple = await startApple(authority)
    const client = apple.createClient({ providerToken: startWithTokens(apple) })
    for (let minute = 0; minute < 180; minute += 7) {
      expect(await client.push(apple.issueToken(), EXPIRATION)).toMatchObject({ status: 200 })
      apple.clock.advance(7 * 60_000)
    }
  })

  test('one that APNs calls expired is replaced, and its pushes are repeated once', async () => {
    await using apple = await startApple(authority)
    const client = apple.createClient({ providerToken: startWithTokens(apple) })
    await client.push(apple.issueToken(), EXPIRATION)
    apple.clock.advance(25 * 60_000)
    apple.apns.faults.set({ kind: 'refuse', reason: 'ExpiredProviderToken', times: 2 })
    const answers = await Promise.all([1, 2].map(() => client.push(apple.issueToken(), EXPIRATION)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(client.counters).toMatchObject({ repeated: 2 })
    apple.apns.faults.set({ kind: 'refuse', reason: 'ExpiredProviderToken' })
    expect(await client.push(apple.issueToken(), EXPIRATION)).toMatchObject({ reason: 'ExpiredProviderToken' })
  })

  test('a key of another team, or for another topic, is refused', async () => {
    await using apple = await startApple(authority)
    const { keyId, privateKeyPem } = apple.apns.issueProviderKey(TEAM)
    const foreign = new ProviderToken(parseProviderKey(keyId, 'OTHERTEAM1', privateKeyPem), apple.clock)
    const answerTo = (providerToken: ProviderToken) =>
      apple.createClient({ providerToken }).push(apple.issueToken(), EXPIRATION)
    expect(await answerTo(foreign)).toMatchObject({ status: 403, reason: 'InvalidProviderToken' })
    const narrow = startWithTokens(apple, ['pass.com.example.tea'])
    expect(await answerTo(narrow)).toMatchObject({ status: 400, reason: 'TopicDisallowed' })
  })
})

describe('closing', () => {
  test('answers what is under way, and takes nothing more', async () => {
    const held = Promise.withResolvers<void>()
    await using apple = await startApple(authority, { sleep: () => held.promise, maxConcurrentStreams: 2 })
    const client = apple.createClient({ maxConnections: 1 })
    apple.apns.faults.set({ kind: 'slow', delayMs: 1_000 })
    const answers = Promise.all([1, 2, 3].map(() => client.push(apple.issueToken(), EXPIRATION)))
    await vi.waitFor(() => expect(apple.apns.pushes).toHaveLength(2))
    const closed = client.close()
    await expect(client.push(apple.issueToken(), EXPIRATION)).rejects.toMatchObject({ code: 'ERR_APNS_CLOSED' })
    held.resolve()
    expect((await answers).map(({ status }) => status)).toEqual([200, 200, 200])
    await closed
    await vi.waitFor(() => expect(apple.apns.connections).toBe(0))
  })

  test('ends at once when nothing is under way', async () => {
    await using apple = await startApple(authority)
    await apple.createClient().close()
    const token = pushTokenSchema.parse('ab')
    await expect(apple.createClient({ url: 'https://127.0.0.1:1' }).push(token, EXPIRATION)).rejects.toThrow()
  })
})

/** An HTTP proxy that leads anywhere, until it is frozen. */
async function startProxy(credentials?: string) {
  const authorities: string[] = []
  const ends: (() => void)[] = []
  const pauses: (() => void)[] = []
  const server: Server = createServer()
  server.on('connect', (request, client) => {
    if (credentials !== request.headers['proxy-authorization']) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
      return
    }
    const { hostname, port } = new URL(`http://${request.url}`)
    authorities.push(`${hostname}:${port}`)
    const apns = connectTcp(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      client.pipe(apns).pipe(client)
    })
    for (const socket of [client, apns]) socket.on('error', () => {})
    ends.push(
      () => client.destroy(),
      () => apns.destroy(),
    )
    pauses.push(
      () => client.unpipe(apns),
      () => apns.unpipe(client),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `http://127.0.0.1:${port}`,
    authorities,
    freeze() {
      for (const pause of pauses) pause()
    },
    async [Symbol.asyncDispose]() {
      for (const end of ends) end()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
