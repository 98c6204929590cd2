import type { Random } from '../random.ts'
import type { Storage } from '../storage/storage.ts'
import { StorageError } from '../storage/storage-error.ts'
import { keyIdOf, type Sealed, type SecretPlace, seal, unseal } from './seal.ts'
import { SecretError } from './secret-error.ts'
import type { SecretKey } from './secret-key.ts'
import type { SecretSource } from './secret-source.ts'

export interface VaultOptions {
  readonly source: SecretSource
  readonly storage: Pick<Storage, 'isShared' | 'ensureSealingKey' | 'findSealingKey' | 'resealSecrets'>
  readonly random: Random
}

/**
 * Seals what is stored and must not be read by who holds the database alone.
 *
 * The database names the key in force. Seals made with another are refused there, so a process that has slept through a change of
 * the key stores nothing that nobody can open.
 *
 * @see docs/adr/0007-keys-at-rest.md
 */
export class Vault {
  readonly #options: VaultOptions
  #keys: readonly SecretKey[]
  #inForce: SecretKey

  private constructor(options: VaultOptions, keys: readonly SecretKey[], inForce: SecretKey) {
    this.#options = options
    this.#keys = keys
    this.#inForce = inForce
  }

  /**
   * Opens the vault of an installation; a new one gets its key.
   *
   * @throws SecretError ERR_SECRET_UNKNOWN_KEY when the key is not that of the database; ERR_SECRET_MALFORMED, ERR_SECRET_EXPOSED,
   *   ERR_SECRET_FILE
   */
  static async open(options: VaultOptions): Promise<Vault> {
    const { source } = options
    const stored = await source.read()
    // A file is made only where no other key is in force: beside it nobody would see that the right one is missing.
    const keys = stored.length === 0 && (await mayChoose(options)) ? [await source.create()] : stored
    const inForce = await keyInForce(keys, options)
    await source.settle(inForce.keyId)
    return new Vault(options, keys, inForce)
  }

  /**
   * Seals a secret and stores it; when the key was changed meanwhile, with the new one.
   *
   * @param store Fails with ERR_STORAGE_KEY_RETIRED when the seal is not of the key in force.
   * @throws SecretError ERR_SECRET_UNKNOWN_KEY, and whatever `store` throws.
   */
  async store<T>(secret: Uint8Array, place: SecretPlace, store: (sealed: Sealed) => Promise<T>): Promise<T> {
    try {
      return await store(seal(this.#inForce, secret, place, this.#options.random))
    } catch (error) {
      if (!(error instanceof StorageError && error.code === 'ERR_STORAGE_KEY_RETIRED')) throw error
      await this.#reload()
      return await store(seal(this.#inForce, secret, place, this.#options.random))
    }
  }

  /** @throws SecretError ERR_SECRET_UNKNOWN_KEY, ERR_SECRET_TAMPERED */
  async open(sealed: Sealed, place: SecretPlace): Promise<Uint8Array> {
    if (!this.#find(sealed)) await this.#reload()
    return this.#unseal(sealed, place)
  }

  /**
   * Seals every stored secret anew with the next key, at once. Killed at any moment it leaves everything readable, and goes on when
   * called again.
   *
   * @returns how many secrets there are.
   * @throws SecretError ERR_SECRET_NOT_ROTATED when there is no other key to change to.
   */
  async rotate(): Promise<number> {
    try {
      return await this.#rotate()
    } catch (error) {
      if (!(error instanceof SecretError && error.code === 'ERR_SECRET_UNKNOWN_KEY')) throw error
      // Another process has changed the key meanwhile.
      await this.#reload()
      return await this.#rotate()
    }
  }

  async #rotate(): Promise<number> {
    const { source, storage, random } = this.#options
    const next = await source.next(this.#inForce.keyId)
    if (!next) {
      throw new SecretError(
        'ERR_SECRET_NOT_ROTATED',
        `Expected a new key in ${source.place}, found the one in force; put a new key there, the present one into BILLFOLD_SECRET_PREVIOUS, and run this again`,
      )
    }
    this.#keys = [...this.#keys, next]
    const count = await storage.resealSecrets(next.keyId, (sealed, place) =>
      seal(next, this.#unseal(sealed, place), place, random),
    )
    this.#inForce = next
    await source.settle(next.keyId)
    return count
  }

  #find(sealed: Sealed): SecretKey | undefined {
    const keyId = keyIdOf(sealed)
    return this.#keys.find(key => key.keyId === keyId)
  }

  #unseal(sealed: Sealed, place: SecretPlace): Uint8Array {
    const key = this.#find(sealed)
    if (!key) throw unknownKey(keyIdOf(sealed), this.#keys, this.#options.source)
    return unseal(key, sealed, place)
  }

  async #reload(): Promise<void> {
    const keys = await this.#options.source.read()
    this.#inForce = await keyInForce(keys, this.#options)
    this.#keys = keys
  }
}

/** Finds the key that the database says is in force; where none need be, the first is put in force. */
async function keyInForce(keys: readonly SecretKey[], options: VaultOptions): Promise<SecretKey> {
  const { source, storage } = options
  const known = (await storage.findSealingKey())?.keyId
  const found = keys.find(({ keyId }) => keyId === known)
  if (found) return found
  const [first] = keys
  const chosenId = first && (await mayChoose(options)) ? await storage.ensureSealingKey(first.keyId) : known
  const chosen = keys.find(({ keyId }) => keyId === chosenId)
  if (chosen) return chosen
  throw unknownKey(chosenId ?? 'none', keys, source)
}

/**
 * Whether this process may put a key of its own in force. Where others work on the same database, only the first may: they would
 * take turns otherwise, and find out when something is sealed.
 */
async function mayChoose({ storage }: VaultOptions): Promise<boolean> {
  const known = await storage.findSealingKey()
  return known === undefined || (!known.isInUse && !storage.isShared)
}

function unknownKey(keyId: string, keys: readonly SecretKey[], source: SecretSource): SecretError {
  const found = keys.length === 0 ? 'no key' : `the key ${keys.map(key => key.keyId).join(', ')}`
  return new SecretError(
    'ERR_SECRET_UNKNOWN_KEY',
    `Private keys in this database are sealed with the key ${keyId}, found ${found} in ${source.place}; restore that key there (every process of an installation needs the same one)`,
  )
}
