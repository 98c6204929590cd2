import { createPrivateKey } from 'node:crypto'
import {
  type ApnsServer,
  type ApnsServerOptions,
  type CertificateAuthority,
  createApnsServer,
  createCertificateAuthority,
  type IssuedCertificate,
} from '@billfold/simulator'
import { type PushToken, pushTokenSchema } from '../../../src/identifiers.ts'
import { ApnsClient, type ApnsClientOptions } from '../../../src/push/apns-client.ts'
import { createPushCounters, type PushCounters } from '../../../src/push/push-counters.ts'
import { TestClock } from '../../support/test-app.ts'

export const TOPIC = 'pass.com.example.coffee'
export const TEAM = 'A1B2C3D4E5'
/** How long a push may take; tests that let it run out ring the timers themselves. */
export const TIMEOUT_MS = 10_000

/** A pretend Apple on its own clock, and clients to push with. */
export interface Apple extends AsyncDisposable {
  readonly clock: TestClock
  readonly apns: ApnsServer
  issueToken(): PushToken
  createClient(options?: Partial<ApnsClientOptions>): ApnsClient & { readonly counters: PushCounters }
}

interface Authority {
  readonly authority: CertificateAuthority
  readonly identity: IssuedCertificate
}

/** Keys take long to make: once for a file of tests. */
export async function createAuthority(): Promise<Authority> {
  const clock = new TestClock()
  const authority = await createCertificateAuthority({ now: () => clock.now() })
  const identity = await authority.issuePassCertificate({
    passTypeIdentifier: TOPIC,
    teamIdentifier: TEAM,
    organizationName: 'Example',
  })
  return { authority, identity }
}

class CountingClient extends ApnsClient {
  readonly counters: PushCounters

  constructor(options: ApnsClientOptions, counters: PushCounters) {
    super({ ...options, counters })
    this.counters = counters
  }
}

export async function startApple(
  { authority, identity }: Authority,
  options: Partial<ApnsServerOptions> = {},
): Promise<Apple> {
  const clock = new TestClock()
  const apns = await createApnsServer({ certificateAuthority: authority, now: () => clock.now(), ...options })
  const clients: ApnsClient[] = []
  return {
    clock,
    apns,
    issueToken: () => pushTokenSchema.parse(apns.issueToken(TOPIC, () => {})),
    createClient(more = {}) {
      const { certificatePem, privateKeyPem } = identity
      const client = new CountingClient(
        {
          url: apns.url,
          authorityPem: authority.rootCertificatePem,
          certificatePem,
          privateKey: createPrivateKey(privateKeyPem),
          topic: TOPIC,
          timeoutMs: TIMEOUT_MS,
          random: () => 1,
          reconnect: { firstDelayMs: 10, maxDelayMs: 100 },
          ...more,
        },
        createPushCounters(),
      )
      clients.push(client)
      return client
    },
    async [Symbol.asyncDispose]() {
      await apns.close()
      await Promise.all(clients.map(client => client.close()))
    },
  }
}
