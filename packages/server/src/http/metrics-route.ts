import type { Context } from 'hono'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Clock } from '../clock.ts'
import { usableUntil } from '../identity/expiry.ts'
import type { Identities } from '../identity/identities.ts'

export interface MetricsOptions {
  readonly identities: Identities
  readonly clock: Clock
}

/** What Prometheus reads: the process, and how long each identity lasts. */
export function metricsRoute({ identities, clock }: MetricsOptions): (context: Context) => Promise<Response> {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'billfold_identity_expires_seconds',
    help: 'Seconds until an identity cannot sign any more; negative afterwards',
    labelNames: ['pass_type_identifier'],
    registers: [registry],
    collect() {
      this.reset()
      for (const identity of identities) {
        const leftMs = usableUntil(identity).getTime() - clock.now().getTime()
        this.set({ pass_type_identifier: identity.passTypeIdentifier }, leftMs / 1000)
      }
    },
  })
  return async context => {
    const text = await registry.metrics()
    return context.body(text, 200, { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' })
  }
}
