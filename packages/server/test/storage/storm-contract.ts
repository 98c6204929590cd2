import { expect, it } from 'vitest'
import type { PushToken } from '../../src/identifiers.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { at, change, device, newPass, passTypeIdentifier, serial, token } from './builders.ts'

const PASSES = ['a', 'b', 'c', 'd', 'e']
const PHONES = ['ann', 'ben', 'cem', 'dia']

/**
 * Apple's side of the protocol in its smallest form, all at once and many times over: passes change, phones register,
 * leave and change their tokens, senders wake them. When no wake-up is left, every phone must hold what is stored; a lost
 * wake-up or a change under a tag that was already shown leaves one behind.
 */
export function stormContract(storage: () => Storage): void {
  it('leaves no phone behind, whatever happens at the same time', async () => {
    for (const name of PASSES) await storage().insertPass(newPass(name))
    let clock = 0
    const now = () => at(++clock)
    const phones = PHONES.map(name => new Phone(name, storage(), now))

    await Promise.all([
      ...PASSES.map(async (name, index) => {
        for (let round = 0; round < 25; round++) await change(storage(), name, now(), `${index}:${round}`)
      }),
      ...phones.map(phone => phone.live()),
      ...[1, 2].map(async () => {
        for (let round = 0; round < 30; round++) await send(storage(), phones, now, { isHasty: true })
      }),
    ])
    // Then all leases and back-offs run out.
    for (let round = 0; (await storage().nextWakeUpAt()) !== undefined; round++) {
      expect(round, 'wake-ups that never end').toBeLessThan(50)
      clock += 1_000_000
      await send(storage(), phones, now, { isHasty: false })
    }
    for (const phone of phones) expect(await phone.outdatedPasses()).toEqual([])
  })
}

class Phone {
  readonly #name: string
  readonly #storage: Storage
  readonly #now: () => Date
  readonly #files = new Map<string, string>()
  #tokenNumber = 0
  #lastUpdateTag: number | undefined
  #updating: Promise<void> = Promise.resolve()

  constructor(name: string, storage: Storage, now: () => Date) {
    this.#name = name
    this.#storage = storage
    this.#now = now
  }

  get pushToken(): PushToken {
    return token(`${this.#name}-${this.#tokenNumber}`)
  }

  async live(): Promise<void> {
    for (let round = 0; round < 12; round++) {
      for (const name of PASSES) await this.#add(name)
      const removed = PASSES[round % PASSES.length] ?? ''
      this.#files.delete(removed)
      await this.#storage.unregisterDevice(this.#key(removed))
      if (round % 3 === 0) {
        this.#tokenNumber++
        for (const name of this.#files.keys()) await this.#register(name)
      }
    }
    for (const name of PASSES) await this.#add(name)
  }

  /** What a push makes it do: list, then fetch; one round after the other. */
  async wake(): Promise<void> {
    this.#updating = this.#updating.then(() => this.#update())
    await this.#updating
  }

  async #update(): Promise<void> {
    const updatable = await this.#storage.listUpdatable({
      deviceLibraryIdentifier: device(this.#name),
      passTypeIdentifier,
      updatedSince: this.#lastUpdateTag,
    })
    for (const serialNumber of updatable?.serialNumbers ?? []) await this.#fetch(serialNumber)
    if (updatable !== undefined) this.#lastUpdateTag = Math.max(updatable.lastUpdateTag, this.#lastUpdateTag ?? 0)
  }

  async outdatedPasses(): Promise<readonly string[]> {
    const outdated: string[] = []
    for (const name of PASSES) {
      const stored = await this.#storage.findPass(newPass(name))
      if (stored?.content !== this.#files.get(name)) outdated.push(name)
    }
    return outdated
  }

  /** From a mail, that is: the file is the one first issued, however old. */
  async #add(name: string): Promise<void> {
    if (!this.#files.has(name)) this.#files.set(name, newPass(name).content)
    await this.#register(name)
  }

  async #register(name: string): Promise<void> {
    const { pushToken } = this
    await this.#storage.registerDevice({ ...this.#key(name), pushToken, now: this.#now() })
  }

  async #fetch(name: string): Promise<void> {
    const pass = await this.#storage.findPass(newPass(name))
    if (pass !== undefined && this.#files.has(name)) this.#files.set(name, pass.content)
  }

  #key(name: string) {
    return { deviceLibraryIdentifier: device(this.#name), passTypeIdentifier, serialNumber: serial(name) }
  }
}

/** One sender's round: a token that a phone has wakes it, any other is dead. A hasty one leaves work to its successors. */
async function send(
  storage: Storage,
  phones: readonly Phone[],
  now: () => Date,
  { isHasty }: { readonly isHasty: boolean },
): Promise<void> {
  const wakeUps = await storage.claimWakeUps({ now: now(), leaseMs: 50, limit: 4 })
  const isAlive = (pushToken: PushToken) => phones.some(phone => phone.pushToken === pushToken)
  const reachable = wakeUps.filter(({ pushToken }) => isAlive(pushToken))
  const postponed = isHasty ? reachable.slice(0, 1) : []
  // Sent, but the sender dies before it can say so.
  const abandoned = isHasty ? reachable.slice(1, 2) : []
  const delivered = reachable.slice(postponed.length + abandoned.length)
  await storage.postponeWakeUps(postponed, now())
  for (const wakeUp of [...abandoned, ...delivered]) {
    await phones.find(phone => phone.pushToken === wakeUp.pushToken)?.wake()
  }
  await storage.completeWakeUps(delivered, now())
  for (const { pushToken } of wakeUps.filter(wakeUp => !isAlive(wakeUp.pushToken))) {
    await storage.dropPushToken({ passTypeIdentifier, pushToken, deadSince: at(0) })
  }
}
