import type { ApnsReason } from './reasons.ts'

/** A push as it arrived and as it was answered; header values are as they were sent, absent ones `undefined`. */
export type Push = {
  /** 1 for the first push the server saw, then counting up, without gaps. */
  readonly sequence: number
  readonly at: Date
  /** The sender's `apns-id`, or the one the server made. */
  readonly apnsId: string
  /** Lower-case hex if it was hex. */
  readonly token: string | undefined
  readonly topic: string | undefined
  readonly pushType: string | undefined
  readonly priority: string | undefined
  readonly expiration: string | undefined
  readonly collapseId: string | undefined
  /** The body as UTF-8 text, at most `MAX_PAYLOAD_BYTES` + 1 bytes of it. */
  readonly payload: string
  /** `undefined` when a fault left it without an answer. */
  readonly status: number | undefined
  /** `undefined` when it was accepted or left without an answer. */
  readonly reason: ApnsReason | undefined
}

/** What a device does with a push that APNs accepted for it. */
export type OnPush = (push: Push) => void
