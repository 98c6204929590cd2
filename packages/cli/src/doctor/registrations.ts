import { Obstacle } from './check.ts'
import type { Examination } from './examination.ts'
import type { Answer } from './network.ts'

/**
 * Registers devices that nobody has, and takes care that none is left behind. It writes, so it happens only where it was asked for.
 */
export class Registrations {
  readonly #examination: Examination
  readonly #open = new Set<string>()
  #first: Promise<Answer> | undefined

  constructor(examination: Examination) {
    this.#examination = examination
  }

  /** The first registration of the throw-away device, made once. @throws Obstacle */
  async first(): Promise<Answer> {
    const { deviceLibraryIdentifier, pushToken } = this.#examination
    this.#first ??= this.register(deviceLibraryIdentifier, pushToken)
    return await this.#first
  }

  /** @throws Obstacle unless the throw-away device is registered. */
  async done(): Promise<void> {
    const { status } = await this.first()
    if (status !== 200 && status !== 201) throw new Obstacle('the device could not be registered')
  }

  /** @throws Obstacle */
  async register(device: string, pushToken: string): Promise<Answer> {
    const examination = this.#examination
    if (!examination.options.mayRegister) throw new Obstacle('it writes, and was not asked for: give --register')
    await examination.download()
    this.#open.add(device)
    const answer = await examination.registration('POST', { device, body: { pushToken } })
    examination.forget()
    return answer
  }

  /** @throws Obstacle */
  async unregister(device: string): Promise<Answer> {
    const answer = await this.#examination.registration('DELETE', { device })
    if (answer.status === 200) this.#open.delete(device)
    this.#examination.forget()
    return answer
  }

  /** Unregisters what an obstacle left registered. Whoever does not answer has been told of already. */
  async close(): Promise<void> {
    for (const device of [...this.#open]) {
      try {
        await this.unregister(device)
      } catch (error) {
        if (!(error instanceof Obstacle)) throw error
      }
    }
  }
}
