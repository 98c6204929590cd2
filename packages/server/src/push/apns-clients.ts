import type { PassTypeIdentifier } from '../identifiers.ts'
import type { PassIdentity } from '../identity/pass-identity.ts'
import { ApnsClient } from './apns-client.ts'
import type { ApnsAddress } from './apns-connection.ts'
import type { BackOffOptions } from './back-off.ts'
import type { ProviderToken } from './provider-token.ts'
import type { PushCounters } from './push-counters.ts'
import type { Timers } from './timers.ts'

export interface ApnsClientsOptions extends ApnsAddress {
  /** How long a push may take. */
  readonly timeoutMs: number
  readonly findIdentity: (passTypeIdentifier: PassTypeIdentifier) => PassIdentity | undefined
  /** By team identifier; pass types of a team without one push with their certificates. */
  readonly providerTokens?: ReadonlyMap<string, ProviderToken> | undefined
  /** For each pass type. */
  readonly maxConnections?: number | undefined
  readonly reconnect?: BackOffOptions | undefined
  readonly random?: (() => number) | undefined
  readonly timers?: Timers | undefined
  readonly counters?: PushCounters | undefined
}

/** A client of APNs for each pass type, with the certificate that is its own now. */
export class ApnsClients {
  readonly #options: ApnsClientsOptions
  readonly #clients = new Map<PassTypeIdentifier, { readonly identity: PassIdentity; readonly client: ApnsClient }>()
  readonly #draining = new Set<Promise<void>>()

  constructor(options: ApnsClientsOptions) {
    this.#options = options
  }

  /** The client of a pass type; after a renewal another one, while the former answers what it has begun. */
  get(passTypeIdentifier: PassTypeIdentifier): ApnsClient | undefined {
    const identity = this.#options.findIdentity(passTypeIdentifier)
    const current = this.#clients.get(passTypeIdentifier)
    if (current && current.identity === identity) return current.client
    if (current) this.#drain(current.client)
    this.#clients.delete(passTypeIdentifier)
    if (!identity) return undefined
    const { findIdentity: _, providerTokens, ...options } = this.#options
    const { certificate, privateKey, teamIdentifier } = identity
    const client = new ApnsClient({
      ...options,
      certificatePem: certificate.x509.toString(),
      privateKey,
      providerToken: providerTokens?.get(teamIdentifier),
      topic: passTypeIdentifier,
    })
    this.#clients.set(passTypeIdentifier, { identity, client })
    return client
  }

  async close(): Promise<void> {
    for (const { client } of this.#clients.values()) this.#drain(client)
    this.#clients.clear()
    await Promise.all(this.#draining)
  }

  #drain(client: ApnsClient): void {
    const drained = client.close().finally(() => this.#draining.delete(drained))
    this.#draining.add(drained)
  }
}
