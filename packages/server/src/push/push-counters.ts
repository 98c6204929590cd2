/** What was pushed since the start, for metrics; each number only grows, but for those that say otherwise. */
export interface PushCounters {
  /** Wake-ups claimed from the storage. */
  claimed: number
  /** Wake-ups in hand: claimed, and their outcome not yet written. Goes up and down. */
  inHand: number
  /** Outcomes written to the storage. */
  accepted: number
  dead: number
  postponed: number
  refused: number
  /** Wake-ups postponed because certificate, key or topic of their pass type are refused. */
  stopped: number
  /** Requests sent to APNs, repetitions included. */
  requests: number
  /** Requests repeated at once on another connection. */
  repeated: number
  /** Pushes that got no answer in time. */
  timedOut: number
  /** Answers by reason; `200` for the accepted, the status for a refusal without a reason. */
  readonly answers: Map<string, number>
  /** Connections that are open. Goes up and down. */
  connections: number
  connectionsOpened: number
  /** Attempts that never became a connection. */
  connectionsFailed: number
  /** Connections that broke, or on which nothing came back any more. */
  connectionsLost: number
  goAways: number
}

/** All at zero. */
export function createPushCounters(): PushCounters {
  return {
    claimed: 0,
    inHand: 0,
    accepted: 0,
    dead: 0,
    postponed: 0,
    refused: 0,
    stopped: 0,
    requests: 0,
    repeated: 0,
    timedOut: 0,
    answers: new Map(),
    connections: 0,
    connectionsOpened: 0,
    connectionsFailed: 0,
    connectionsLost: 0,
    goAways: 0,
  }
}
