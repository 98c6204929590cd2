import type { OutgoingHttpHeaders } from 'node:http2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ApnsServer,
  type CertificateAuthority,
  createApnsServer,
  createCertificateAuthority,
  type IssuedCertificate,
} from '../../src/index.ts'
import { PushSender } from './push-sender.ts'

const NOW = new Date('2026-03-01T12:00:00Z')
const TOPIC = 'pass.com.example.coffee'
const ID = '123e4567-e89b-12d3-a456-42665544a000'

let authority: CertificateAuthority
let identity: IssuedCertificate
let apns: ApnsServer
let sender: PushSender
let token: string

beforeAll(async () => {
  const now = () => NOW
  authority = await createCertificateAuthority({ now })
  const names = { passTypeIdentifier: TOPIC, teamIdentifier: 'A1B2C3D4E5', organizationName: 'Example' }
  identity = await authority.issuePassCertificate(names)
  apns = await createApnsServer({ certificateAuthority: authority, now })
  sender = new PushSender(apns, { authority, identity })
  token = apns.issueToken(TOPIC, () => {})
})

afterAll(async () => {
  await sender[Symbol.asyncDispose]()
  await apns.close()
})

/** What a good request is changed by; functions see the token that `beforeAll` made. */
type Change = {
  readonly headers?: OutgoingHttpHeaders | (() => OutgoingHttpHeaders)
  readonly body?: string | Uint8Array
}

function send({ headers = {}, body }: Change) {
  const changed = typeof headers === 'function' ? headers() : headers
  return sender.send({ ':method': 'POST', ':path': `/3/device/${token}`, 'apns-topic': TOPIC, ...changed }, body)
}

describe('a request that APNs accepts', () => {
  test.each<[string, Change]>([
    ['with nothing but a topic', {}],
    [
      'with every header',
      {
        headers: {
          'apns-push-type': 'background',
          'apns-priority': '5',
          'apns-expiration': '1772452800',
          'apns-collapse-id': 'x'.repeat(64),
        },
      },
    ],
    ['with the lowest values', { headers: { 'apns-priority': '1', 'apns-expiration': '0' } }],
    ['with a token in capitals', { headers: () => ({ ':path': `/3/device/${token.toUpperCase()}` }) }],
    ['with a payload of exactly 4096 bytes', { body: JSON.stringify({ x: 'x'.repeat(4096 - 8) }) }],
  ])('%s is answered 200 with an empty body and an id', async (_what, change) => {
    expect(await send(change)).toEqual({ status: 200, body: '', apnsId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  })

  test('gets its own apns-id back', async () => {
    expect(await send({ headers: { 'apns-id': ID } })).toMatchObject({ status: 200, apnsId: ID })
  })
})

describe('a request that APNs refuses', () => {
  test.each<[number, string, string, Change]>([
    [405, 'MethodNotAllowed', 'GET', { headers: { ':method': 'GET' } }],
    [405, 'MethodNotAllowed', 'PUT', { headers: { ':method': 'PUT' } }],
    [404, 'BadPath', 'the root', { headers: { ':path': '/' } }],
    [404, 'BadPath', 'another version', { headers: () => ({ ':path': `/2/device/${token}` }) }],
    [404, 'BadPath', 'something behind the token', { headers: () => ({ ':path': `/3/device/${token}/x` }) }],
    [400, 'MissingDeviceToken', 'no token', { headers: { ':path': '/3/device/' } }],
    [400, 'MissingDeviceToken', 'no token and no slash', { headers: { ':path': '/3/device' } }],
    [400, 'BadDeviceToken', 'a token not in hex', { headers: { ':path': '/3/device/zz' } }],
    [400, 'BadDeviceToken', 'an odd number of digits', { headers: { ':path': '/3/device/abc' } }],
    [400, 'BadDeviceToken', 'a token of 101 bytes', { headers: { ':path': `/3/device/${'ab'.repeat(101)}` } }],
    [400, 'BadDeviceToken', 'a token nobody was given', { headers: { ':path': `/3/device/${'ab'.repeat(32)}` } }],
    [400, 'MissingTopic', 'no topic', { headers: { 'apns-topic': undefined } }],
    [400, 'MissingTopic', 'an empty topic', { headers: { 'apns-topic': '' } }],
    [400, 'BadTopic', 'a topic that is no identifier', { headers: { 'apns-topic': 'pass com' } }],
    [400, 'TopicDisallowed', "a topic of another's", { headers: { 'apns-topic': 'pass.com.example.tea' } }],
    [400, 'InvalidPushType', 'an unknown push type', { headers: { 'apns-push-type': 'loud' } }],
    [400, 'BadPriority', 'a priority between', { headers: { 'apns-priority': '7' } }],
    [400, 'BadPriority', 'an empty priority', { headers: { 'apns-priority': '' } }],
    [400, 'BadExpirationDate', 'a negative expiration', { headers: { 'apns-expiration': '-1' } }],
    [400, 'BadExpirationDate', 'an HTTP date', { headers: { 'apns-expiration': NOW.toUTCString() } }],
    [400, 'BadMessageId', 'an id that is no UUID', { headers: { 'apns-id': '42' } }],
    [400, 'BadCollapseId', 'a collapse id of 65 bytes', { headers: { 'apns-collapse-id': 'x'.repeat(65) } }],
    [400, 'DuplicateHeaders', 'a header twice', { headers: { 'apns-priority': ['5', '5'] } }],
    [400, 'DuplicateHeaders', 'two topics', { headers: { 'apns-topic': [TOPIC, 'pass.com.example.tea'] } }],
    [400, 'PayloadEmpty', 'no body', { body: '' }],
    [400, 'PayloadEmpty', 'a body that is no JSON', { body: '{' }],
    [400, 'PayloadEmpty', 'a body that is no object', { body: '[]' }],
    [400, 'PayloadEmpty', 'a body that is no UTF-8', { body: new Uint8Array([0x7b, 0xff, 0x7d]) }],
    [413, 'PayloadTooLarge', 'a body of 4097 bytes', { body: JSON.stringify({ x: 'x'.repeat(4097 - 8) }) }],
    [413, 'PayloadTooLarge', 'a body of a megabyte', { body: new Uint8Array(1024 * 1024) }],
  ])('%i %s: %s', async (status, reason, _what, change) => {
    const answer = await send(change)
    expect(answer).toEqual({
      status,
      body: JSON.stringify({ reason }),
      apnsId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(apns.pushes.at(-1)).toMatchObject({ status, reason, apnsId: answer.apnsId })
  })

  test('405 MethodNotAllowed: HEAD, which has no body in its answer', async () => {
    expect(await send({ headers: { ':method': 'HEAD' } })).toMatchObject({ status: 405, body: '' })
  })

  test('400 DeviceTokenNotForTopic: a token that was given out for another topic', async () => {
    const foreign = apns.issueToken('pass.com.example.tea', () => {})
    const answer = await send({ headers: { ':path': `/3/device/${foreign}` } })
    expect(answer).toMatchObject({ status: 400, body: '{"reason":"DeviceTokenNotForTopic"}' })
  })

  test('410 Unregistered: a token that was retired, since that instant, until it is resumed', async () => {
    const retired = apns.issueToken(TOPIC, () => {})
    const change = { headers: { ':path': `/3/device/${retired}` } }
    apns.retireToken(retired)
    expect(await send(change)).toMatchObject({
      status: 410,
      body: `{"reason":"Unregistered","timestamp":${NOW.getTime()}}`,
    })
    apns.resumeToken(retired, TOPIC, () => {})
    expect(await send(change)).toMatchObject({ status: 200 })
  })

  test('keeps the apns-id of the sender in the refusal', async () => {
    expect(await send({ headers: { 'apns-id': ID }, body: '' })).toMatchObject({ status: 400, apnsId: ID })
  })

  test('is answered before the end of a body that is too large', async () => {
    const stream = sender.request({ ':method': 'POST', ':path': `/3/device/${token}`, 'apns-topic': TOPIC })
    const status = new Promise(resolve => stream.on('response', headers => resolve(headers[':status'])))
    const closed = new Promise(resolve => stream.on('close', resolve))
    stream.on('error', () => {})
    stream.write(new Uint8Array(5000))
    stream.resume()
    expect(await status).toBe(413)
    await closed
    expect(await send({})).toMatchObject({ status: 200 })
  })
})
