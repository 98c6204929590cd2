import { once } from 'node:events'
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { beforeAll, describe, expect, test } from 'vitest'
import { PushRecord } from '../../src/apns/push-record.ts'
import {
  type ApnsServer,
  type ApnsServerOptions,
  type CertificateAuthority,
  createApnsServer,
  createCertificateAuthority,
  type IssuedCertificate,
  MAX_RECORDED_PUSHES,
  type Push,
} from '../../src/index.ts'
import { PushSender, readAnswer } from './push-sender.ts'

const NOW = new Date('2026-03-01T12:00:00Z')
const now = () => NOW
const TOPIC = 'pass.com.example.coffee'

let authority: CertificateAuthority
let identity: IssuedCertificate

beforeAll(async () => {
  authority = await createCertificateAuthority({ now })
  const names = { passTypeIdentifier: TOPIC, teamIdentifier: 'A1B2C3D4E5', organizationName: 'Example' }
  identity = await authority.issuePassCertificate(names)
})

function start(options: Partial<ApnsServerOptions> = {}): Promise<ApnsServer> {
  return createApnsServer({ certificateAuthority: authority, now, ...options })
}

function pushTo(token: string) {
  return { ':method': 'POST', ':path': `/3/device/${token}`, 'apns-topic': TOPIC }
}

describe('the server', () => {
  test('speaks HTTP/2 over TLS 1.2 and later on the loopback interface, and asks for a certificate', async () => {
    await using apns = await start()
    expect(apns.url).toBe(`https://127.0.0.1:${apns.port}`)
    for (const version of ['TLSv1.2', 'TLSv1.3'] satisfies ('TLSv1.2' | 'TLSv1.3')[]) {
      const socket = connectTls({
        host: '127.0.0.1',
        port: apns.port,
        ca: authority.rootCertificatePem,
        ALPNProtocols: ['h2'],
        minVersion: version,
        maxVersion: version,
      })
      await once(socket, 'secureConnect')
      expect(socket).toMatchObject({ authorized: true, alpnProtocol: 'h2' })
      socket.destroy()
    }
    // OpenSSL offers TLS 1.1 at security level 0 only; the alert shows that it is the server who refuses.
    const ciphers = 'DEFAULT@SECLEVEL=0'
    const old = connectTls({ host: '127.0.0.1', port: apns.port, maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers })
    await expect(once(old, 'secureConnect')).rejects.toThrow('alert protocol version')
  })

  test('says that its port is taken', async () => {
    await using apns = await start()
    await expect(start({ port: apns.port })).rejects.toMatchObject({ code: 'ERR_SIMULATOR_LISTEN' })
  })
})

describe('a device', () => {
  test.each([
    ['without a date', undefined, ['second']],
    ['with a date to come', String(NOW.getTime() / 1000 + 60), ['second']],
    ['with a date that has passed', String(NOW.getTime() / 1000 - 60), []],
    ['to be tried once', '0', []],
  ])('that cannot be reached gets the last push when it is back, if it was sent %s', async (_how, expiration, kept) => {
    await using apns = await start()
    await using sender = new PushSender(apns, { authority, identity })
    const delivered: string[] = []
    const token = apns.issueToken(TOPIC, ({ collapseId }) => delivered.push(collapseId ?? ''))
    const expires = expiration === undefined ? {} : { 'apns-expiration': expiration }
    apns.disconnectToken(token)
    for (const name of ['first', 'second']) {
      const { status } = await sender.send({ ...pushTo(token), ...expires, 'apns-collapse-id': name })
      expect(status).toBe(200)
    }
    expect(delivered).toEqual([])
    apns.connectToken(token)
    apns.connectToken(token)
    expect(delivered).toEqual(kept)
  })

  test('gets the push that was accepted for it, and no other', async () => {
    await using apns = await start()
    await using sender = new PushSender(apns, { authority, identity })
    const { promise, resolve } = Promise.withResolvers<Push>()
    const others: Push[] = []
    const token = apns.issueToken(TOPIC, resolve)
    apns.issueToken(TOPIC, push => others.push(push))
    const headers = { 'apns-push-type': 'background', 'apns-priority': '5', 'apns-collapse-id': 'c' }
    const { apnsId } = await sender.send({ ...pushTo(token), ...headers }, '{"aps":{}}')
    expect(await promise).toEqual({
      sequence: 1,
      at: NOW,
      apnsId,
      token,
      topic: TOPIC,
      pushType: 'background',
      priority: '5',
      expiration: undefined,
      collapseId: 'c',
      payload: '{"aps":{}}',
      status: 200,
      reason: undefined,
    })
    expect(others).toEqual([])
  })

  test('keeps its token when it is brought back in another server', async () => {
    const token = 'AB'.repeat(32)
    await using apns = await start()
    await using sender = new PushSender(apns, { authority, identity })
    const { promise, resolve } = Promise.withResolvers<Push>()
    apns.resumeToken(token, TOPIC, resolve)
    expect(await sender.send(pushTo(token.toLowerCase()))).toMatchObject({ status: 200 })
    expect(await promise).toMatchObject({ token: token.toLowerCase() })
  })

  test('cannot bring back what is no token, nor retire what it never had', async () => {
    await using apns = await start()
    const isTokenError = expect.objectContaining({ code: 'ERR_SIMULATOR_TOKEN' })
    expect(() => apns.resumeToken('not hex', TOPIC, () => {})).toThrow(isTokenError)
    expect(() => apns.retireToken('ab'.repeat(32))).toThrow(isTokenError)
  })

  test('nobody knows is pushed to when unknown tokens are accepted, unless the token is no hex', async () => {
    await using apns = await start({ unknownTokens: 'accept' })
    await using sender = new PushSender(apns, { authority, identity })
    expect(await sender.send(pushTo('abcd'))).toMatchObject({ status: 200 })
    expect(await sender.send(pushTo('abc'))).toMatchObject({ status: 400 })
    expect(await sender.send(pushTo('ab'.repeat(100)))).toMatchObject({ status: 200 })
    expect(await sender.send(pushTo('ab'.repeat(101)))).toMatchObject({ status: 400 })
    const foreign = apns.issueToken('pass.com.example.tea', () => {})
    expect(await sender.send(pushTo(foreign))).toMatchObject({ body: '{"reason":"DeviceTokenNotForTopic"}' })
    const retired = apns.issueToken(TOPIC, () => {})
    apns.retireToken(retired)
    expect(await sender.send(pushTo(retired))).toMatchObject({ status: 410 })
  })
})

describe('waiting for a push', () => {
  test('ends with the push that fits, whether it has arrived or is still to come', async () => {
    await using apns = await start({ unknownTokens: 'accept' })
    await using sender = new PushSender(apns, { authority, identity })
    const second = apns.waitForPush(({ token }) => token === '02')
    await sender.send(pushTo('01'))
    expect(await apns.waitForPush(() => true)).toMatchObject({ token: '01', sequence: 1 })
    await sender.send(pushTo('02'))
    expect(await second).toMatchObject({ token: '02', sequence: 2 })
    expect(apns.pushes.map(({ token }) => token)).toEqual(['01', '02'])
  })

  test('ends with an error at its limit, at its signal, at a predicate that throws, and when the server closes', async () => {
    const apns = await start({ unknownTokens: 'accept' })
    await using sender = new PushSender(apns, { authority, identity })
    const never = () => false
    await expect(apns.waitForPush(never, { limitMs: 1 })).rejects.toMatchObject({ code: 'ERR_SIMULATOR_PUSH_TIMEOUT' })
    const abort = new AbortController()
    const aborted = apns.waitForPush(never, { signal: abort.signal })
    abort.abort(new Error('enough'))
    await expect(aborted).rejects.toThrow('enough')
    await expect(apns.waitForPush(never, { signal: abort.signal })).rejects.toThrow('enough')
    const thrown = apns.waitForPush(() => {
      throw new Error('what push')
    })
    const closed = apns.waitForPush(never)
    const rejections = Promise.all([
      expect(thrown).rejects.toThrow('what push'),
      expect(closed).rejects.toMatchObject({ code: 'ERR_SIMULATOR_CLOSED' }),
    ])
    expect(await sender.send(pushTo('01'))).toMatchObject({ status: 200 })
    await apns.close()
    await rejections
    await expect(apns.waitForPush(never)).rejects.toMatchObject({ code: 'ERR_SIMULATOR_CLOSED' })
  })

  test('looks back no further than the record goes', async () => {
    const record = new PushRecord()
    const push = {
      at: NOW,
      apnsId: '',
      token: '01',
      topic: TOPIC,
      pushType: undefined,
      priority: undefined,
      expiration: undefined,
      collapseId: undefined,
      payload: '{}',
      status: 200,
      reason: undefined,
    }
    for (let count = 0; count < MAX_RECORDED_PUSHES + 5; count += 1) record.add(push)
    expect(record.pushes).toHaveLength(MAX_RECORDED_PUSHES)
    expect(record.pushes[0]?.sequence).toBe(6)
  })
})

describe('closing', () => {
  // None of these would ever end by itself, so that closing ends at all is what is tested.
  test('cuts off pushes that are unanswered, slow or half sent, and idle and unfinished connections', async () => {
    const apns = await start({ unknownTokens: 'accept' })
    const sender = new PushSender(apns, { authority, identity })
    apns.faults.set({ kind: 'dead', times: 1 }, { kind: 'slow', delayMs: 600_000 })
    const dead = expect(sender.send(pushTo('01'))).rejects.toThrow()
    await apns.waitForPush(({ token }) => token === '01')
    const slow = expect(sender.send(pushTo('02'))).rejects.toThrow()
    await apns.waitForPush(({ token }) => token === '02')
    const unfinished = sender.request(pushTo('03'))
    const half = expect(readAnswer(unfinished)).rejects.toThrow()
    unfinished.write('{')
    const silent: Socket = connectTcp(apns.port, '127.0.0.1')
    await once(silent, 'connect')
    silent.on('error', () => {})
    const cut = once(silent, 'close')

    await apns.close()
    await Promise.all([dead, slow, half, cut])
    expect(sender.session.destroyed).toBe(true)
    await apns.close()
  })

  test('wakes the answers that are still asleep', async () => {
    const asleep = Promise.withResolvers<AbortSignal>()
    const sleep = (_delayMs: number, signal: AbortSignal) => {
      asleep.resolve(signal)
      return new Promise<void>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
      })
    }
    const apns = await start({ unknownTokens: 'accept', sleep })
    await using sender = new PushSender(apns, { authority, identity })
    apns.faults.set({ kind: 'slow', delayMs: 600_000 })
    const slow = expect(sender.send(pushTo('01'))).rejects.toThrow()
    const signal = await asleep.promise
    await apns.close()
    expect(signal.aborted).toBe(true)
    await slow
  })

  test('frees the port', async () => {
    const { port } = await (async () => {
      await using apns = await start()
      return apns
    })()
    await using again = await start({ port })
    expect(again.port).toBe(port)
  })
})
