import { type InstalledPass, keyOf, updateAccessOf } from './installed-pass.ts'
import { joinKey, type PassKey } from './pass-key.ts'

/** The passes on a device, in the order in which they came. */
export class Wallet {
  readonly #passes = new Map<string, InstalledPass>()

  list(): readonly InstalledPass[] {
    return [...this.#passes.values()]
  }

  find({ passTypeIdentifier, serialNumber }: PassKey): InstalledPass | undefined {
    return this.#passes.get(joinKey(passTypeIdentifier, serialNumber))
  }

  /** Adds a pass, or puts it in the place of the same one. */
  put(installed: InstalledPass): void {
    const { passTypeIdentifier, serialNumber } = keyOf(installed)
    this.#passes.set(joinKey(passTypeIdentifier, serialNumber), installed)
  }

  /** Changes what is known about a pass; one that is no longer there stays away. */
  change(
    key: PassKey,
    changes: Partial<Pick<InstalledPass, 'registration' | 'lastModified' | 'isNewerThanTag'>>,
  ): void {
    const installed = this.find(key)
    if (installed !== undefined) this.put({ ...installed, ...changes })
  }

  delete({ passTypeIdentifier, serialNumber }: PassKey): void {
    this.#passes.delete(joinKey(passTypeIdentifier, serialNumber))
  }

  /** The web services that wake the device for a pass type; unconfirmed ones too, whose yes may still be on its way. */
  servicesOf(passTypeIdentifier: string): readonly string[] {
    const addresses = this.list().flatMap(installed => {
      const isWoken = installed.pass.passTypeIdentifier === passTypeIdentifier && installed.registration !== 'none'
      const address = isWoken ? updateAccessOf(installed)?.webServiceURL : undefined
      return address === undefined ? [] : [address]
    })
    return [...new Set(addresses)]
  }

  passTypeIdentifiers(): readonly string[] {
    return [...new Set(this.list().map(({ pass }) => pass.passTypeIdentifier))]
  }
}
