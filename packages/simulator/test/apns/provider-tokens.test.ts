import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type ApnsServer,
  type CertificateAuthority,
  createApnsServer,
  createCertificateAuthority,
  type ProviderKey,
} from '../../src/index.ts'
import { PushSender } from './push-sender.ts'

const TOPIC = 'pass.com.example.coffee'
const TEAM = 'A1B2C3D4E5'
const START = new Date('2026-03-01T12:00:00Z')
const MINUTE_MS = 60_000

let authority: CertificateAuthority
let apns: ApnsServer
let sender: PushSender
let key: ProviderKey
let time: Date

beforeAll(async () => {
  authority = await createCertificateAuthority({ now: () => START })
})
beforeEach(async () => {
  time = START
  apns = await createApnsServer({ certificateAuthority: authority, now: () => time })
  sender = new PushSender(apns, { authority })
  key = apns.issueProviderKey(TEAM)
})
afterEach(async () => {
  await sender[Symbol.asyncDispose]()
  await apns.close()
})

type Token = {
  readonly alg?: string
  readonly kid?: string
  readonly iss?: string
  readonly iat?: number | string
  readonly signedWith?: KeyObject
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const secondsOf = (instant: Date) => Math.floor(instant.getTime() / 1000)

/** A good token, but for what is said. */
function tokenOf({
  alg = 'ES256',
  kid = key.keyId,
  iss = TEAM,
  iat = secondsOf(time),
  signedWith,
}: Token = {}): string {
  const content = `${encode({ alg, kid })}.${encode({ iss, iat })}`
  const privateKey = { key: signedWith ?? createPrivateKey(key.privateKeyPem), dsaEncoding: 'ieee-p1363' } as const
  return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`
}

async function sendWith(token: string, by = sender): Promise<string> {
  const path = `/3/device/${apns.issueToken(TOPIC, () => {})}`
  const headers = { ':method': 'POST', ':path': path, 'apns-topic': TOPIC, authorization: `bearer ${token}` }
  const { status, body } = await by.send(headers)
  return body === '' ? `${status}` : `${status} ${body}`
}

describe('a provider token', () => {
  test('of a key that was issued opens the way, and stays good for an hour', async () => {
    const token = tokenOf()
    expect(await sendWith(token)).toBe('200')
    time = new Date(START.getTime() + 60 * MINUTE_MS - 1)
    expect(await sendWith(token)).toBe('200')
    time = new Date(START.getTime() + 60 * MINUTE_MS)
    expect(await sendWith(token)).toBe('403 {"reason":"ExpiredProviderToken"}')
  })

  test.each<[string, () => string]>([
    ['is none', () => 'token'],
    ['is empty in its parts', () => '..'],
    [
      'was signed with another key',
      () => tokenOf({ signedWith: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }),
    ],
    ['names an algorithm other than ES256', () => tokenOf({ alg: 'none' })],
    ['names a key nobody was given', () => tokenOf({ kid: 'ABCDEFGHIJ' })],
    ['names another team', () => tokenOf({ iss: 'OTHERTEAM1' })],
    ['has a time that is no number', () => tokenOf({ iat: '2026' })],
    ['is from the future', () => tokenOf({ iat: secondsOf(START) + 300 })],
    [
      'was altered after it was signed',
      () => {
        const [header, , signature] = tokenOf().split('.')
        return `${header}.${encode({ iss: TEAM, iat: secondsOf(START) - 1 })}.${signature}`
      },
    ],
  ])('is refused when it %s', async (_what, token) => {
    expect(await sendWith(token())).toBe('403 {"reason":"InvalidProviderToken"}')
  })

  test('may be updated every 20 minutes, and the former one goes on until then', async () => {
    const first = tokenOf()
    expect(await sendWith(first)).toBe('200')
    time = new Date(START.getTime() + 19 * MINUTE_MS)
    expect(await sendWith(tokenOf())).toBe('429 {"reason":"TooManyProviderTokenUpdates"}')
    expect(await sendWith(first)).toBe('200')
    time = new Date(START.getTime() + 20 * MINUTE_MS)
    expect(await sendWith(tokenOf())).toBe('200')
  })

  test('is of the same key as the first of its connection', async () => {
    expect(await sendWith(tokenOf())).toBe('200')
    key = apns.issueProviderKey(TEAM)
    expect(await sendWith(tokenOf())).toBe('403 {"reason":"UnrelatedKeyIdInToken"}')
    await using other = new PushSender(apns, { authority })
    expect(await sendWith(tokenOf(), other)).toBe('200')
  })

  test('of a key for certain topics is good for these only', async () => {
    key = apns.issueProviderKey(TEAM, ['pass.com.example.tea'])
    expect(await sendWith(tokenOf())).toBe('400 {"reason":"TopicDisallowed"}')
    await using other = new PushSender(apns, { authority })
    key = apns.issueProviderKey(TEAM, [TOPIC])
    expect(await sendWith(tokenOf(), other)).toBe('200')
  })
})

test('a connection without a certificate may carry one stream until it has shown a good token', async () => {
  const limits: (number | undefined)[] = []
  sender.session.on('remoteSettings', ({ maxConcurrentStreams }) => limits.push(maxConcurrentStreams))
  const token = tokenOf()
  expect(await sendWith('token')).toMatch('403')
  expect(await sendWith(token)).toBe('200')
  expect(await sendWith(token)).toBe('200')
  expect(limits).toEqual([1, 1000])
})
