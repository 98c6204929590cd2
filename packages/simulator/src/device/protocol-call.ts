/** What a request is for. `open` is Safari, which fetches a pass from a link; the others are Apple's web service. */
export type ProtocolTask = 'fetch' | 'list' | 'log' | 'open' | 'register' | 'unregister'

/** A request of the device, as it may be shown to anybody: without authentication tokens, push tokens and device names. */
export type ProtocolRequest = {
  readonly direction: 'toServer'
  readonly task: ProtocolTask
  readonly method: string
  /** `host:port`. */
  readonly host: string
  /** Encoded, with its query; the device library identifier is cut. */
  readonly path: string
  /** `undefined` when no answer came; `failure` then says why. */
  readonly status: number | undefined
  readonly failure: string | undefined
  /** When it was sent. */
  readonly at: Date
  readonly durationMs: number
}

/** A push of APNs to the device. */
export type ProtocolPush = {
  readonly direction: 'toDevice'
  readonly task: 'push'
  readonly topic: string
  /** Its first characters. */
  readonly pushToken: string
  readonly at: Date
}

/** One message of the protocols that the device speaks. */
export type ProtocolCall = ProtocolRequest | ProtocolPush

const SHOWN_CHARACTERS = 6

/** Enough of a secret to tell it from others, too little to use it. */
export function cutSecret(secret: string): string {
  return `${secret.slice(0, SHOWN_CHARACTERS)}…`
}
