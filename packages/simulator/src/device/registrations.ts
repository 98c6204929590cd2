import { complain, type DeviceContext, serviceAt } from './device-context.ts'
import { registrationTaskFailed } from './device-log-messages.ts'
import { type InstalledPass, keyOf, updateAccessOf } from './installed-pass.ts'
import { joinKey, type PassKey } from './pass-key.ts'
import { namePass } from './pass-view.ts'
import { retrying } from './retry.ts'
import type { Answer } from './web-service-client.ts'

type Task = { readonly abort: AbortController; readonly done: Promise<void> }

type Attempt = (signal: AbortSignal) => Promise<Answer<unknown>>

/**
 * Registers and unregisters passes, one task for each pass at a time.
 *
 * A new task ends the one before it and waits for that, so the web service hears the last wish last.
 *
 * @see spec/web-service.md sections 1.1 and 1.4
 */
export class Registrations {
  readonly #context: DeviceContext
  readonly #tasks = new Map<string, Task>()
  /** Passes whose web service could not be told, for want of a network, that the device is done with them. */
  readonly #owed = new Map<string, InstalledPass>()

  constructor(context: DeviceContext) {
    this.#context = context
    context.closing.addEventListener('abort', () => {
      for (const { abort } of this.#tasks.values()) abort.abort(context.closing.reason)
    })
  }

  /** Resolves after the first attempt; further ones go on by themselves. */
  async register(key: PassKey): Promise<void> {
    const { connectivity, wallet } = this.#context
    const installed = wallet.find(key)
    if (installed === undefined || updateAccessOf(installed) === undefined) return
    this.#owed.delete(nameOf(key))
    if (installed.registration === 'none' || !connectivity.isOnline) {
      wallet.change(key, { registration: 'unconfirmed' })
    }
    if (!connectivity.isOnline) return
    await this.#begin(key, signal => this.#tryRegister(key, signal))
  }

  /** Resolves after the first attempt; further ones go on by themselves. The pass need not be in the wallet any more. */
  async unregister(installed: InstalledPass): Promise<void> {
    if (installed.registration === 'none') return
    if (this.#context.connectivity.isOnline) {
      await this.#begin(keyOf(installed), signal => this.#tryUnregister(installed, signal))
    } else if (updateAccessOf(installed) !== undefined) {
      this.#owed.set(nameOf(keyOf(installed)), installed)
    }
  }

  /** Tells web services what they could not be told without a network. */
  async settle(): Promise<void> {
    const owed = [...this.#owed.values()]
    this.#owed.clear()
    await Promise.all(owed.map(installed => this.unregister(installed)))
  }

  #begin(key: PassKey, attempt: Attempt): Promise<void> {
    const name = nameOf(key)
    const previous = this.#tasks.get(name)
    previous?.abort.abort()
    const abort = new AbortController()
    const first = Promise.withResolvers<void>()
    const task = { abort, done: this.#run(attempt, abort.signal, previous, first.resolve) }
    this.#tasks.set(name, task)
    const forgotten = task.done.finally(() => {
      if (this.#tasks.get(name) === task) this.#tasks.delete(name)
    })
    this.#context.track(forgotten)
    return first.promise
  }

  async #run(attempt: Attempt, signal: AbortSignal, previous: Task | undefined, onFirst: () => void): Promise<void> {
    const { retry } = this.#context
    try {
      await previous?.done
      signal.throwIfAborted()
      const once = async () => {
        const answer = await attempt(signal)
        onFirst()
        return answer
      }
      await retrying(once, retry, signal)
    } catch (error) {
      // Ended by the next task or by the device's closing.
      if (!signal.aborted) throw error
    } finally {
      onFirst()
    }
  }

  async #tryRegister(key: PassKey, signal: AbortSignal): Promise<Answer<unknown>> {
    const { client, wallet, identity, now, emit, display } = this.#context
    const installed = wallet.find(key)
    const access = installed && updateAccessOf(installed)
    // Gone or without a web service since: nothing is left to do.
    if (installed === undefined || access === undefined) return { ok: true, value: undefined }
    const { webServiceURL, authenticationToken } = access
    const service = serviceAt(this.#context, webServiceURL)
    const pushToken = identity.pushTokenFor(key.passTypeIdentifier)
    const answer = await client.register(service, key, { authenticationToken, pushToken }, signal)
    if (answer.ok) {
      wallet.change(key, { registration: 'registered' })
      emit({ kind: 'registered', pass: namePass(installed, display().locale), webServiceURL, isNew: answer.value })
    } else {
      const message = registrationTaskFailed('Register', key, { at: now(), service, reason: answer.reason })
      complain(this.#context, webServiceURL, key.passTypeIdentifier, message)
    }
    return answer
  }

  async #tryUnregister(installed: InstalledPass, signal: AbortSignal): Promise<Answer<unknown>> {
    const { client, connectivity, now, emit, display } = this.#context
    const key = keyOf(installed)
    const access = updateAccessOf(installed)
    if (access === undefined) return { ok: true, value: undefined }
    const { webServiceURL, authenticationToken } = access
    const service = serviceAt(this.#context, webServiceURL)
    const answer = await client.unregister(service, key, authenticationToken, signal)
    if (answer.ok) {
      emit({ kind: 'unregistered', pass: namePass(installed, display().locale), webServiceURL })
    } else {
      if (!connectivity.isOnline) this.#owed.set(nameOf(key), installed)
      const message = registrationTaskFailed('Unregister', key, { at: now(), service, reason: answer.reason })
      complain(this.#context, webServiceURL, key.passTypeIdentifier, message)
    }
    return answer
  }
}

function nameOf({ passTypeIdentifier, serialNumber }: PassKey): string {
  return joinKey(passTypeIdentifier, serialNumber)
}
