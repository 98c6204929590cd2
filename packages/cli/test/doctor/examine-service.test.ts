import { gzipSync } from 'node:zlib'
import { RULES } from '@billfold/pkpass'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Network, NetworkError } from '../../src/doctor/network.ts'
import { systemNetwork } from '../../src/doctor/system-network.ts'
import { examineSmall, rulesOf, statusOf } from './support/examine-small.ts'
import { buildFixturePass, NOW, PASS } from './support/fixture-pass.ts'
import { type Answered, type Asked, type Fault, LAST_MODIFIED, startSmallService } from './support/small-service.ts'

let bytes: Uint8Array
let otherBytes: Uint8Array
beforeAll(async () => {
  bytes = await buildFixturePass()
  otherBytes = await buildFixturePass({ serialNumber: 'doctor-2' })
})

const isList = ({ path, method }: Asked) => method === 'GET' && /\/registrations\/[^/]+$/.test(path)
const isPass = ({ path }: Asked) => path.startsWith('/v1/passes/')
const isLink = ({ path }: Asked) => path === '/link'
const isLog = ({ path }: Asked) => path === '/v1/log'
const isRegistration = ({ path }: Asked) => /\/registrations\/[^/]+\/[^/]+$/.test(path)

const with200 = (when: (asked: Asked) => boolean, change: (answered: Answered) => Answered): Fault => {
  return (asked, answered) => (when(asked) && answered.status === 200 ? change(answered) : answered)
}
const withHeader = (when: (asked: Asked) => boolean, name: string, value: string): Fault =>
  with200(when, answered => ({ ...answered, headers: { ...answered.headers, [name]: value } }))
const withoutHeader = (when: (asked: Asked) => boolean, name: string): Fault =>
  with200(when, answered => {
    const { [name]: _left, ...headers } = answered.headers ?? {}
    return { ...answered, headers }
  })
const status = (from: number, to: number, when: (asked: Asked) => boolean): Fault => {
  return (asked, answered) => (when(asked) && answered.status === from ? { ...answered, status: to } : answered)
}

/** How a service may be broken: the one rule that tells it, and the check that finds it. */
const FAULTS: readonly (readonly [rule: string, what: string, check: string, fault: Fault])[] = [
  [
    'service-list-needs-auth',
    'a list that wants a token',
    'list',
    (asked, answered) => (isList(asked) && asked.authorization === undefined ? { status: 401 } : answered),
  ],
  [
    'service-list-not-204',
    'a list that answers an unknown device 404',
    'list',
    status(204, 404, asked => isList(asked) && asked.since === undefined),
  ],
  [
    'service-list-not-204',
    'a list that answers an unknown device 200 and nothing',
    'list',
    status(204, 200, asked => isList(asked) && asked.since === undefined),
  ],
  [
    'service-list-not-204',
    'a list that is empty where nothing is new',
    'tag',
    (asked, answered) =>
      isList(asked) && asked.since !== undefined
        ? { status: 200, body: '{"serialNumbers":[],"lastUpdated":"17"}' }
        : answered,
  ],
  [
    'service-endpoint-missing',
    'no list',
    'list',
    (asked, answered) =>
      isList(asked) && answered.status === 204 && asked.since === undefined ? { status: 405 } : answered,
  ],
  ['service-endpoint-missing', 'no log', 'log', (asked, answered) => (isLog(asked) ? { status: 404 } : answered)],
  [
    'service-endpoint-missing',
    'no passes',
    'download',
    (asked, answered) => (isPass(asked) ? { status: 404 } : answered),
  ],
  [
    'service-endpoint-missing',
    'no way to unregister',
    'registration-authorization',
    (asked, answered) => (asked.method === 'DELETE' && answered.status === 401 ? { status: 405 } : answered),
  ],
  [
    'service-401-misused',
    'a log that wants a token',
    'log',
    (asked, answered) => (isLog(asked) ? { status: 401 } : answered),
  ],
  [
    'service-log-discarded',
    'a log that fails',
    'log',
    (asked, answered) => (isLog(asked) ? { status: 500 } : answered),
  ],
  [
    'service-auth-scheme',
    'a service that wants Bearer',
    'download',
    (asked, answered) => (isPass(asked) ? { status: asked.authorization?.startsWith('Bearer') ? 200 : 401 } : answered),
  ],
  [
    'service-410',
    'a pass that was retired',
    'download',
    (asked, answered) => (isPass(asked) ? { status: 410 } : answered),
  ],
  [
    'service-wrong-content-type',
    'a pass served as bytes',
    'content-type',
    withHeader(isPass, 'Content-Type', 'application/octet-stream'),
  ],
  [
    'service-other-pass',
    'an answer with another serial number',
    'other-pass',
    with200(isPass, answered => ({ ...answered, body: otherBytes })),
  ],
  [
    'service-other-pass',
    'a lookup by type alone',
    'other-pass',
    (asked, answered) => (isPass(asked) && answered.status === 404 ? { status: 200, body: bytes } : answered),
  ],
  ['service-last-modified-form', 'no Last-Modified', 'last-modified', withoutHeader(isPass, 'Last-Modified')],
  [
    'service-last-modified-form',
    'a Last-Modified in ISO 8601',
    'last-modified',
    withHeader(isPass, 'Last-Modified', '2026-03-03T10:00:00Z'),
  ],
  [
    'service-no-304',
    'a service that ignores If-Modified-Since',
    'not-modified',
    (_asked, answered) =>
      answered.status === 304 ? { status: 200, headers: { 'Last-Modified': LAST_MODIFIED }, body: bytes } : answered,
  ],
  [
    'service-no-304',
    'a service that answers every If-Modified-Since 304',
    'not-modified',
    (asked, answered) => (asked.ifModifiedSince === undefined ? answered : { status: 304 }),
  ],
  ['service-head-405', 'no HEAD', 'head', (asked, answered) => (asked.method === 'HEAD' ? { status: 405 } : answered)],
  [
    'service-401-misused',
    'a pass for everybody',
    'authorization',
    (asked, answered) => (isPass(asked) && answered.status === 401 ? { status: 200, body: bytes } : answered),
  ],
  [
    'service-401-misused',
    'a wrong token that is answered 403',
    'authorization',
    status(401, 403, asked => isPass(asked) && asked.authorization !== undefined),
  ],
  [
    'service-401-misused',
    'a registration for everybody',
    'registration-authorization',
    (asked, answered) => (asked.method === 'DELETE' && answered.status === 401 ? { status: 200 } : answered),
  ],
  ['service-register-status', 'a new registration that is answered 200', 'register', status(201, 200, isRegistration)],
  [
    'service-register-status',
    'a known registration that is answered 201',
    'register-again',
    status(200, 201, asked => isRegistration(asked) && asked.method === 'POST'),
  ],
  [
    'service-token-unique',
    'a push token that only one device may have',
    'shared-push-token',
    (asked, answered, devices) => (asked.method === 'POST' && devices.size === 2 ? { status: 500 } : answered),
  ],
  [
    'service-unregister-keeps-push',
    'a list that outlives DELETE',
    'unregister',
    (asked, answered, devices) =>
      isList(asked) && asked.since === undefined && devices.size === 1
        ? { status: 200, body: JSON.stringify({ serialNumbers: [PASS.serialNumber], lastUpdated: '17' }) }
        : answered,
  ],
  [
    'service-tag-seconds',
    'a tag in whole seconds',
    'tag',
    (asked, answered) =>
      isList(asked) && answered.status === 200
        ? {
            status: asked.since === undefined ? 200 : 204,
            body: JSON.stringify({ serialNumbers: [PASS.serialNumber], lastUpdated: '1772532000' }),
          }
        : answered,
  ],
  [
    'service-tag-required',
    'a list that wants a tag',
    'list-registered',
    (asked, answered) =>
      isList(asked) && asked.since === undefined && answered.status === 200 ? { status: 400 } : answered,
  ],
  [
    'service-tag-not-advancing',
    'a tag that stands',
    'tag',
    (asked, answered) =>
      isList(asked) && asked.since !== undefined
        ? { status: 200, body: JSON.stringify({ serialNumbers: [PASS.serialNumber], lastUpdated: '17' }) }
        : answered,
  ],
  [
    'dist-compressed',
    'a proxy that compresses passes',
    'compression',
    with200(isPass, answered => ({
      ...answered,
      headers: { ...answered.headers, 'Content-Encoding': 'gzip' },
      body: gzipSync(bytes),
    })),
  ],
  ['dist-cache', 'a pass for shared caches', 'cache', withHeader(isPass, 'Cache-Control', 'public, max-age=60')],
  ['dist-cache', 'a pass out of a cache', 'cache', withHeader(isPass, 'Age', '30')],
  [
    'service-redirect',
    'a service that has moved',
    'list',
    (asked, answered) =>
      isLink(asked) ? answered : { status: 308, headers: { Location: 'https://elsewhere.example.com/' } },
  ],
  [
    'service-redirect',
    'a login page in front of it',
    'list',
    (asked, answered) =>
      isLink(asked)
        ? answered
        : { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: '<!doctype html>' },
  ],
  [
    'sig-signing-time-implausible',
    'a clock that is seven minutes ahead',
    'clock',
    (_asked, answered) => ({
      ...answered,
      headers: { ...answered.headers, Date: new Date(NOW.getTime() + 7 * 60_000).toUTCString() },
    }),
  ],
  [
    'ws-url-trailing-slash',
    'no answer to a doubled slash',
    'double-slash',
    (asked, answered) => (asked.path.startsWith('//') ? { status: 404 } : answered),
  ],
  [
    'dist-content-type',
    'a download served as an archive',
    'link-content-type',
    withHeader(isLink, 'Content-Type', 'application/zip'),
  ],
  [
    'dist-disposition',
    'a download that is saved as a zip',
    'link-disposition',
    withHeader(isLink, 'Content-Disposition', 'attachment; filename=coffee.zip'),
  ],
  ['dist-disposition', 'a download without a name', 'link-disposition', withoutHeader(isLink, 'Content-Disposition')],
  ['dist-cache', 'a download that shared caches keep', 'link-cache', withoutHeader(isLink, 'Cache-Control')],
  [
    'dist-compressed',
    'a download that is compressed',
    'link-compression',
    with200(isLink, answered => ({ ...answered, headers: { ...answered.headers, 'Content-Encoding': 'br' } })),
  ],
  [
    'dist-redirect-login',
    'a download behind a redirect',
    'link',
    (asked, answered) => (isLink(asked) ? { status: 302, headers: { Location: '/login' } } : answered),
  ],
  [
    'dist-redirect-login',
    'a download behind a consent page',
    'link',
    (asked, answered) =>
      isLink(asked) ? { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<p>' } : answered,
  ],
]

describe('examineService', () => {
  test('finds nothing wrong with a service that does everything right, and leaves no device behind', async () => {
    await using service = await startSmallService({ pass: PASS, bytes })
    const report = await examineSmall(service)
    expect(rulesOf(report)).toEqual([])
    expect(report.healthy).toBe(true)
    const skipped = report.checks.filter(check => check.status === 'skipped').map(({ id }) => id)
    expect(skipped).toEqual(['certificate', 'apns'])
    expect(service.devices.size).toBe(0)
  })

  test.each(FAULTS)('%s is raised, and nothing else, by %s', async (rule, _what, check, fault) => {
    await using service = await startSmallService({ pass: PASS, bytes, fault })
    const report = await examineSmall(service)
    expect([...new Set(rulesOf(report))]).toEqual([rule])
    const { severity } = new Map(Object.entries(RULES)).get(rule) ?? {}
    expect(statusOf(report, check)).toBe(severity === 'info' ? 'passed' : 'failed')
    expect(report.healthy).toBe(severity === 'info')
  })

  test('every rule of a running service that can be seen from outside has a fault above', () => {
    const raised = new Set(FAULTS.map(([rule]) => rule))
    // With other means below: slow answers, TLS, plain HTTP. Or seen by nobody outside: what becomes of pushes and log lines.
    const elsewhere = [
      'service-register-slow',
      'service-never-registered',
      'push-topic',
      'push-sandbox',
      'push-wrong-certificate',
      'push-payload',
      'push-410',
      'push-not-fetched',
      'push-simulator',
      'push-no-push-polling',
      'dist-http',
      'dist-in-app-browser',
      'dist-mac-laxer',
    ]
    const owed = Object.values(RULES).filter(({ scope, id }) => scope === 'service' && !raised.has(id))
    expect(owed.map(({ id }) => id).toSorted()).toEqual(elsewhere.toSorted())
  })

  test('tells what Wallet would refuse of the pass it fetches', async () => {
    const fault = with200(isPass, answered => ({ ...answered, body: bytes.subarray(0, bytes.length / 2) }))
    await using service = await startSmallService({ pass: PASS, bytes, fault })
    const report = await examineSmall(service)
    expect(statusOf(report, 'fetched-pass')).toBe('failed')
    expect(rulesOf(report).every(rule => rule.startsWith('zip-'))).toBe(true)
  })

  test('asks for nothing that writes unless it may, but for one line of log', async () => {
    await using service = await startSmallService({ pass: PASS, bytes })
    const report = await examineSmall(service, { mayRegister: false })
    expect(report.healthy).toBe(true)
    expect(statusOf(report, 'register')).toBe('skipped')
    const writing = service.asked.filter(asked => asked.method === 'POST' || asked.method === 'DELETE')
    expect(writing.filter(({ authorization }) => authorization?.includes(PASS.authenticationToken))).toEqual([])
    expect(writing.filter(isLog)).toHaveLength(1)
    expect(writing.filter(({ body }) => body.includes('pushToken'))).toEqual([])
  })

  test('looks at what it can without a pass', async () => {
    await using service = await startSmallService({ pass: PASS, bytes })
    const report = await examineSmall(service, { pass: undefined, link: undefined })
    expect(report.healthy).toBe(true)
    expect(['list', 'clock', 'log', 'download'].map(id => statusOf(report, id))).toEqual([
      'passed',
      'passed',
      'passed',
      'skipped',
    ])
  })

  test('unregisters a device even where the service fails in between', async () => {
    const fault: Fault = (asked, answered) => (isList(asked) && asked.since !== undefined ? { status: 308 } : answered)
    await using service = await startSmallService({ pass: PASS, bytes, fault })
    await examineSmall(service)
    expect(service.devices.size).toBe(0)
  })

  test.each([
    ['a version at the end', '/v1', 'ws-url-has-version', 'base-address'],
    ['a version and a slash', '/v1/', 'ws-url-has-version', 'base-address'],
    ['a query', '?tenant=1', 'ws-url-has-version', 'base-address'],
  ])('raises %s of the base address, and asks on without', async (_, suffix, rule, check) => {
    await using service = await startSmallService({ pass: PASS, bytes })
    const report = await examineSmall(service, { address: `${service.url}${suffix}` })
    expect(rulesOf(report)).toEqual([rule])
    expect(statusOf(report, check)).toBe('failed')
    expect(service.asked.length).toBeGreaterThan(20)
  })

  test('takes a doubled slash for an error where devices ask with one', async () => {
    const fault: Fault = (asked, answered) => (asked.path.startsWith('//') ? { status: 404 } : answered)
    await using service = await startSmallService({ pass: PASS, bytes, fault })
    expect(rulesOf(await examineSmall(service, { address: `${service.url}/` }))).toEqual(['service-endpoint-missing'])
  })

  test('asks nothing over plain HTTP, neither the service nor the download', async () => {
    const asked: string[] = []
    const network = unreachable(url => asked.push(url.href))
    const report = await examineSmall({ url: 'http://passes.example.com' }, { network })
    expect(rulesOf(report)).toEqual(['ws-url-not-https', 'dist-http'])
    expect(asked).toEqual([])
  })

  test('says once that nobody answers', async () => {
    const report = await examineSmall({ url: 'http://127.0.0.1' }, { network: unreachable(), link: undefined })
    expect(rulesOf(report)).toEqual(['service-endpoint-missing'])
    expect(report.checks.find(({ id }) => id === 'list')?.findings[0]?.message).toContain('nobody listens there')
  })

  test.each([
    ['takes its time', 4_000],
    ['does not come back', undefined],
  ])('service-register-slow is raised where registering %s', async (_, durationMs) => {
    await using service = await startSmallService({ pass: PASS, bytes })
    const real = systemNetwork()
    const network: Network = {
      ...real,
      async request(request) {
        const isRegistering = request.method === 'POST' && request.body?.includes('pushToken') === true
        if (isRegistering && durationMs === undefined)
          throw new NetworkError('ERR_NETWORK_TIMEOUT', 'there was no answer within 10 s')
        const answer = await real.request(request)
        return isRegistering && durationMs !== undefined ? { ...answer, durationMs } : answer
      },
    }
    expect(rulesOf(await examineSmall(service, { network }))[0]).toBe('service-register-slow')
  })

  test('repeats no secret and no serial number', async () => {
    for (const [, , , fault] of FAULTS) {
      await using service = await startSmallService({ pass: PASS, bytes, fault })
      const told = JSON.stringify(await examineSmall(service))
      expect(told).not.toContain(PASS.authenticationToken)
      expect(told).not.toContain(PASS.serialNumber)
    }
  })
})

/** A network on which nobody listens. */
function unreachable(onAsked: (url: URL) => void = () => {}): Network {
  const refuse = async (url: URL): Promise<never> => {
    onAsked(url)
    throw new NetworkError('ERR_NETWORK_UNREACHABLE', 'nobody listens there')
  }
  return { request: ({ url }) => refuse(url), secure: refuse, openHttp2: refuse }
}
