import { createPrivateKey } from 'node:crypto'
import { join } from 'node:path'
import { createApnsServer, createCertificateAuthority, type Fault } from '@billfold/simulator'
import { expect, test } from 'vitest'
import { type PushToken, pushTokenSchema } from '../packages/server/src/identifiers.ts'
import { ApnsClient } from '../packages/server/src/push/apns-client.ts'
import { createPushCounters } from '../packages/server/src/push/push-counters.ts'
import { WakeUpSender } from '../packages/server/src/push/wake-up-sender.ts'
import { openStorage } from '../packages/server/src/storage/open-storage.ts'
import { silentLogger } from '../packages/server/test/push/support/silent-logger.ts'
import {
  change,
  newPass,
  newRegistration,
  passTypeIdentifier,
  withProjects,
} from '../packages/server/test/storage/builders.ts'
import { LIMIT_MS, temporaryFolder, waitFor } from './support/billfold-process.ts'

const SEED = 20_260_301
const PASSES = 10
const DEVICES_PER_PASS = 40
const ROUNDS = 30
/** Devices that get another token in each round; the former one is dead from then on. */
const ROTATIONS_PER_ROUND = 3
const PUSH_TIMEOUT_MS = 500

/** Whatever can go wrong at once; each strikes a push that would have been accepted. */
const FAULTS: readonly Fault[] = [
  { kind: 'disconnect', probability: 0.004 },
  { kind: 'disconnect', probability: 0.002, isDelivered: true },
  { kind: 'goAway', probability: 0.005 },
  { kind: 'dead', probability: 0.002 },
  { kind: 'slow', delayMs: 20, probability: 0.02 },
  { kind: 'refuse', reason: 'ServiceUnavailable', probability: 0.005 },
  { kind: 'refuse', reason: 'InternalServerError', probability: 0.02 },
  { kind: 'refuse', reason: 'TooManyRequests', probability: 0.02 },
  { kind: 'refuse', reason: 'IdleTimeout', probability: 0.002 },
  { kind: 'answer', status: 502, body: '<html>', probability: 0.005 },
]

interface SoakDevice {
  readonly name: string
  readonly serialNumber: string
  token: PushToken
}

test(
  'while connections die at random no wake-up is lost, and none goes to a token that is known to be dead',
  async () => {
    const random = createRandom(SEED)
    const now = () => new Date()
    using folder = temporaryFolder()
    const authority = await createCertificateAuthority({ now })
    const identity = await authority.issuePassCertificate({
      passTypeIdentifier,
      teamIdentifier: 'A1B2C3D4E5',
      organizationName: 'Example',
    })
    // Few streams, so that several connections are open at a time.
    await using apns = await createApnsServer({
      certificateAuthority: authority,
      now,
      random,
      maxConcurrentStreams: 50,
    })
    const storage = await withProjects(await openStorage(`sqlite:${join(folder.path, 'billfold.db')}`))
    const counters = createPushCounters()
    const client = new ApnsClient({
      url: apns.url,
      authorityPem: authority.rootCertificatePem,
      certificatePem: identity.certificatePem,
      privateKey: createPrivateKey(identity.privateKeyPem),
      topic: passTypeIdentifier,
      timeoutMs: PUSH_TIMEOUT_MS,
      reconnect: { firstDelayMs: 5, maxDelayMs: 50 },
      random,
      counters,
    })

    /** When the push was sent that was last accepted for each token, when each pass last changed, and what was called dead. */
    const wokenAt = new Map<PushToken, number>()
    const changedAt = new Map<string, number>()
    const dead = new Set<PushToken>()
    const sentToDead: PushToken[] = []
    const sender = new WakeUpSender({
      storage,
      pushers: {
        get: () => ({
          async push(token, expiration) {
            if (dead.has(token)) sentToDead.push(token)
            const sentAt = performance.now()
            const answer = await client.push(token, expiration)
            if (answer.status === 410) dead.add(token)
            if (answer.status === 200) wokenAt.set(token, sentAt)
            return answer
          },
        }),
        close: () => client.close(),
      },
      clock: { now },
      random,
      backOff: { firstDelayMs: 20, maxDelayMs: 200 },
      logger: silentLogger,
      counters,
    })

    const issueToken = () => pushTokenSchema.parse(apns.issueToken(passTypeIdentifier, () => {}))
    const register = ({ name, serialNumber, token }: SoakDevice) =>
      storage.registerDevice(newRegistration(name, serialNumber, { pushToken: token, now: now() }))
    const devices: SoakDevice[] = []
    for (let pass = 0; pass < PASSES; pass += 1) {
      await storage.insertPass(newPass(`pass-${pass}`))
      for (let number = 0; number < DEVICES_PER_PASS; number += 1) {
        const device = { name: `device-${pass}-${number}`, serialNumber: `pass-${pass}`, token: issueToken() }
        devices.push(device)
        await register(device)
      }
    }

    apns.faults.set(...FAULTS)
    sender.start()
    for (let round = 0; round < ROUNDS; round += 1) {
      for (let count = 0; count < ROTATIONS_PER_ROUND; count += 1) {
        const device = devices[Math.floor(random() * devices.length)]
        if (!device) continue
        apns.retireToken(device.token)
        // Half of them are gone for good: nobody tells the server but APNs.
        if (random() < 0.5) devices.splice(devices.indexOf(device), 1)
        else {
          device.token = issueToken()
          await register(device)
        }
      }
      for (let pass = 0; pass < PASSES; pass += 1) {
        changedAt.set(`pass-${pass}`, performance.now())
        await change(storage, `pass-${pass}`, now())
      }
      sender.wake()
      if (random() < 0.2) apns.disconnect()
      if (random() < 0.2) apns.goAway()
      // Sometimes the next changes come while pushes are under way, sometimes after.
      if (random() < 0.5) await waitFor(async () => (counters.inHand === 0 ? true : undefined), 'the pushes of a round')
    }
    await waitFor(async () => ((await storage.nextWakeUpAt()) === undefined ? true : undefined), 'every wake-up')
    await sender.close()
    await storage.close()

    expect(sentToDead).toEqual([])
    const isMissed = ({ token, serialNumber }: SoakDevice) =>
      (wokenAt.get(token) ?? 0) < (changedAt.get(serialNumber) ?? Number.POSITIVE_INFINITY)
    expect(devices.filter(isMissed)).toEqual([])
    // Or nothing was tested.
    expect(counters.connectionsLost).toBeGreaterThan(ROUNDS / 5)
    expect(counters.goAways).toBeGreaterThan(ROUNDS / 5)
    expect(counters.repeated).toBeGreaterThan(ROUNDS)
    expect(counters.dead).toBeGreaterThan(ROUNDS / 2)
    expect(counters.connections).toBe(0)
  },
  6 * LIMIT_MS,
)

/** Numbers from 0 to below 1, the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 0x7fff_ffff
    return state / 0x7fff_ffff
  }
}
