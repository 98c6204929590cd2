import type { Context } from 'hono'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Clock } from '../clock.ts'
import { usableUntil } from '../identity/expiry.ts'
import type { Identities } from '../identity/identities.ts'
import type { PushCounters } from '../push/push-counters.ts'
import { registerPushCounters } from '../push/push-metrics.ts'
import type { Storage } from '../storage/storage.ts'
import type { Timeline } from '../timeline/timeline.ts'

export interface MetricsOptions {
  readonly storage: Storage
  readonly timeline: Timeline
  readonly pushCounters: PushCounters
  /** After how long a device that was pushed to and has not come counts as such. */
  readonly silentAfterMs: number
  readonly identities: Identities
  readonly clock: Clock
}

/** What Prometheus reads: the process, what happens to passes, and how long each identity lasts. */
export function metricsRoute({
  identities,
  storage,
  timeline,
  pushCounters,
  silentAfterMs,
  clock,
}: MetricsOptions): (context: Context) => Promise<Response> {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  timeline.metrics.register(registry, { storage, clock, silentAfterMs })
  registerPushCounters(registry, pushCounters)
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
