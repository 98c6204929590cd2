/** Whether the device has a network. */
export class Connectivity {
  #lost = new AbortController()

  get isOnline(): boolean {
    return !this.#lost.signal.aborted
  }

  /** Aborted while there is no network, so that it ends what is under way when the network goes. */
  get lost(): AbortSignal {
    return this.#lost.signal
  }

  set(isOnline: boolean): void {
    if (isOnline === this.isOnline) return
    if (isOnline) this.#lost = new AbortController()
    else this.#lost.abort()
  }
}
