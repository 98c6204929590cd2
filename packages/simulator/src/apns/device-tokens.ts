import { randomBytes } from 'node:crypto'
import { SimulatorError } from '../simulator-error.ts'
import type { OnPush, Push } from './push.ts'

/** What today's devices have; the format promises no length. */
const TOKEN_BYTES = 32

/** Apple, "Registering your app with APNs": tokens vary in size, so only the absurd is refused. */
const MAX_TOKEN_BYTES = 100

/** APNs keeps nothing longer than 30 days. */
const MAX_KEPT_MS = 30 * 24 * 60 * 60 * 1000

/** A token that was given to a device for one topic; `retiredAt` is when the device gave it up. */
export type DeviceToken = {
  readonly topic: string
  readonly onPush: OnPush
  readonly retiredAt?: Date
}

/** What becomes of a token's pushes while its device cannot be reached. */
type Absence = { kept: Push | undefined }

/** Whether the text is whole bytes in hex, as a device token must be. */
export function isDeviceToken(text: string): boolean {
  return /^(?:[0-9a-f]{2})+$/i.test(text) && text.length <= 2 * MAX_TOKEN_BYTES
}

/** The tokens APNs has given out: which topic each is for, and whether it still lives. */
export class DeviceTokens {
  readonly #tokens = new Map<string, DeviceToken>()
  readonly #absences = new Map<string, Absence>()

  issue(topic: string, onPush: OnPush): string {
    const token = randomBytes(TOKEN_BYTES).toString('hex')
    this.#tokens.set(token, { topic, onPush })
    return token
  }

  resume(token: string, topic: string, onPush: OnPush): void {
    if (!isDeviceToken(token)) {
      throw tokenError(`Expected a device token in hex, found ${token.length} characters that are not; issue a new one`)
    }
    this.#tokens.set(token.toLowerCase(), { topic, onPush })
  }

  retire(token: string, retiredAt: Date): void {
    const known = this.find(token)
    if (known === undefined) {
      throw tokenError('Expected a device token that was issued or resumed, found an unknown one; resume it first')
    }
    // The first retirement counts: APNs tells since when a token is dead, not when it last heard so.
    this.#tokens.set(token.toLowerCase(), { retiredAt, ...known })
  }

  find(token: string): DeviceToken | undefined {
    return this.#tokens.get(token.toLowerCase())
  }

  /** The token's device cannot be reached from now on. */
  disconnect(token: string): void {
    const name = token.toLowerCase()
    if (!this.#absences.has(name)) this.#absences.set(name, { kept: undefined })
  }

  /** The token's device is back, and gets the push that was kept for it, unless that is too old. */
  connect(token: string, now: Date): void {
    const name = token.toLowerCase()
    const kept = this.#absences.get(name)?.kept
    this.#absences.delete(name)
    if (kept !== undefined && !isExpired(kept, now)) this.find(token)?.onPush(kept)
  }

  /**
   * Gives a push to its device, or keeps it until the device is back: one for each token, the last.
   *
   * @see spec/web-service.md section 5; Apple, "Sending notification requests to APNs", header `apns-expiration`
   */
  deliver(push: Push): void {
    const token = push.token ?? ''
    const absence = this.#absences.get(token)
    if (absence === undefined) this.find(token)?.onPush(push)
    else if (push.expiration !== '0') absence.kept = push
  }
}

/** Without a date a push is kept for as long as APNs keeps any. */
function isExpired({ at, expiration }: Push, now: Date): boolean {
  const expiresAtMs = expiration === undefined ? at.getTime() + MAX_KEPT_MS : Number(expiration) * 1000
  return expiresAtMs <= now.getTime()
}

// Tokens are addresses of devices: messages do not repeat them.
function tokenError(message: string): SimulatorError {
  return new SimulatorError('ERR_SIMULATOR_TOKEN', message)
}
