import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Clock } from '../clock.ts'
import type { Storage } from '../storage/storage.ts'

/** Between a change and its fetch: a phone in use takes seconds, one that is off takes hours. */
const FETCH_BUCKETS_S = [0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1_800, 7_200, 43_200, 86_400]

/** What happens to passes, as numbers for Prometheus. */
export class TimelineMetrics {
  readonly issued = new Counter({ name: 'billfold_passes_issued_total', help: 'Passes issued', registers: [] })
  readonly updated = new Counter({
    name: 'billfold_passes_updated_total',
    help: 'Changes of passes, messages included',
    registers: [],
  })
  readonly pushed = new Counter({
    name: 'billfold_pushes_total',
    help: 'Pushes by the answer of APNs: its reason, or 200',
    labelNames: ['answer'],
    registers: [],
  })
  readonly listed = new Counter({
    name: 'billfold_lists_total',
    help: 'Requests of devices for what changed, by status',
    labelNames: ['status'],
    registers: [],
  })
  readonly fetched = new Counter({
    name: 'billfold_fetches_total',
    help: 'Passes fetched by devices, by status',
    labelNames: ['status'],
    registers: [],
  })
  readonly repeated = new Counter({
    name: 'billfold_pushes_repeated_total',
    help: 'Push tokens that were owed another push because no device came',
    registers: [],
  })
  readonly lost = new Counter({
    name: 'billfold_timeline_events_lost_total',
    help: 'Events that the timeline had no room for because the database was too slow',
    registers: [],
  })
  readonly changeToFetch = new Histogram({
    name: 'billfold_change_to_fetch_seconds',
    help: 'Time from the change of a pass to a device having fetched it',
    buckets: FETCH_BUCKETS_S,
    registers: [],
  })

  /** Makes them seen; the numbers that only the database knows are asked for with every look. */
  register(
    registry: Registry,
    {
      storage,
      clock,
      silentAfterMs,
    }: { readonly storage: Storage; readonly clock: Clock; readonly silentAfterMs: number },
  ): void {
    const { issued, updated, pushed, listed, fetched, repeated, lost, changeToFetch } = this
    for (const metric of [issued, updated, repeated, lost]) registry.registerMetric(metric)
    registry.registerMetric(pushed)
    registry.registerMetric(listed)
    registry.registerMetric(fetched)
    registry.registerMetric(changeToFetch)
    const count = () => storage.countPushes(new Date(clock.now().getTime() - silentAfterMs))
    let counting: ReturnType<typeof count> | undefined
    // Both gauges are collected in one look, and need one count.
    const countOnce = () => {
      counting ??= count().finally(() => {
        counting = undefined
      })
      return counting
    }
    new Gauge({
      name: 'billfold_wake_ups_waiting',
      help: 'Wake-ups that APNs has not accepted yet',
      registers: [registry],
      async collect() {
        this.set((await countOnce()).waiting)
      },
    })
    new Gauge({
      name: 'billfold_pushed_not_fetched',
      help: 'Push tokens that were pushed to and whose devices have not come in time',
      registers: [registry],
      async collect() {
        this.set((await countOnce()).notFetched)
      },
    })
  }
}
