import { Counter, Gauge, type Registry } from 'prom-client'
import type { PushCounters } from './push-counters.ts'

/** Numbers that only grow, with what Prometheus calls them. */
const TOTALS = [
  ['requests', 'billfold_apns_requests_total', 'Requests sent to APNs, repetitions included'],
  ['repeated', 'billfold_apns_requests_repeated_total', 'Requests repeated at once on another connection'],
  ['timedOut', 'billfold_apns_timeouts_total', 'Pushes that got no answer in time'],
  ['stopped', 'billfold_apns_stopped_total', 'Wake-ups postponed because certificate, key or topic are refused'],
  ['connectionsOpened', 'billfold_apns_connections_opened_total', 'Connections to APNs that were opened'],
  ['connectionsFailed', 'billfold_apns_connections_failed_total', 'Attempts that never became a connection'],
  ['connectionsLost', 'billfold_apns_connections_lost_total', 'Connections that broke or fell silent'],
  ['goAways', 'billfold_apns_goaways_total', 'Connections that APNs asked to leave'],
] as const

/** Numbers that go up and down. */
const LEVELS = [
  ['inHand', 'billfold_wake_ups_in_hand', 'Wake-ups claimed, and their outcome not yet written'],
  ['connections', 'billfold_apns_connections', 'Connections to APNs that are open'],
] as const

/** Shows what is pushed, and how the connections to APNs fare. */
export function registerPushCounters(registry: Registry, counters: PushCounters): void {
  const registers = [registry]
  for (const [key, name, help] of TOTALS) {
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset()
        this.inc(counters[key])
      },
    })
  }
  for (const [key, name, help] of LEVELS) {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(counters[key])
      },
    })
  }
}
