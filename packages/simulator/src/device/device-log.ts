import type { WebServiceClient } from './web-service-client.ts'

/** Lines that may wait while an earlier batch is on its way; what comes on top is dropped. */
const MAX_WAITING_LINES = 100

export type DeviceLogOptions = {
  readonly client: WebServiceClient
  readonly signal: AbortSignal
  /** Takes over the sending, which nobody waits for. */
  readonly track: (work: Promise<void>) => void
}

/**
 * Sends log lines to the web services they are about: in order, in batches, once.
 *
 * @see spec/web-service.md section 1.5
 */
export class DeviceLog {
  readonly #options: DeviceLogOptions
  readonly #waiting = new Map<string, string[]>()

  constructor(options: DeviceLogOptions) {
    this.#options = options
  }

  write(webServiceURL: string, line: string): void {
    const waiting = this.#waiting.get(webServiceURL)
    if (waiting === undefined) {
      this.#waiting.set(webServiceURL, [line])
      this.#options.track(this.#send(webServiceURL))
    } else if (waiting.length < MAX_WAITING_LINES) {
      waiting.push(line)
    }
  }

  async #send(webServiceURL: string): Promise<void> {
    const { client, signal } = this.#options
    for (;;) {
      const lines = this.#waiting.get(webServiceURL) ?? []
      if (lines.length === 0) break
      this.#waiting.set(webServiceURL, [])
      // A log that is not taken is lost, as on a phone: nobody is left to be told.
      await client.log(webServiceURL, lines, signal)
    }
    this.#waiting.delete(webServiceURL)
  }
}
