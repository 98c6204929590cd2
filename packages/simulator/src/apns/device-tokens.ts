import { randomBytes } from 'node:crypto'
import { SimulatorError } from '../simulator-error.ts'
import type { OnPush } from './push.ts'

/** What today's devices have; the format promises no length. */
const TOKEN_BYTES = 32

/** Apple, "Registering your app with APNs": tokens vary in size, so only the absurd is refused. */
const MAX_TOKEN_BYTES = 100

/** A token that was given to a device for one topic; `retiredAt` is when the device gave it up. */
export type DeviceToken = {
  readonly topic: string
  readonly onPush: OnPush
  readonly retiredAt?: Date
}

/** Whether the text is whole bytes in hex, as a device token must be. */
export function isDeviceToken(text: string): boolean {
  return /^(?:[0-9a-f]{2})+$/i.test(text) && text.length <= 2 * MAX_TOKEN_BYTES
}

/** The tokens APNs has given out: which topic each is for, and whether it still lives. */
export class DeviceTokens {
  readonly #tokens = new Map<string, DeviceToken>()

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
}

// Tokens are addresses of devices: messages do not repeat them.
function tokenError(message: string): SimulatorError {
  return new SimulatorError('ERR_SIMULATOR_TOKEN', message)
}
