import type { Logger } from 'pino'
import type { PassTypeIdentifier, ProjectId } from '../identifiers.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Storage, StoredIdentity } from '../storage/storage.ts'
import { usableUntil } from './expiry.ts'
import { openPassIdentity, type PassIdentity } from './pass-identity.ts'

export interface IdentitiesOptions {
  readonly storage: Pick<Storage, 'listIdentities' | 'listIdentityIds'>
  readonly vault: Pick<Vault, 'open'>
  /** From files that the operator named; they lead those of their project. */
  readonly named: readonly PassIdentity[]
  readonly logger: Logger
}

/** Told of identities that came, or took the place of another. */
export type IdentitiesListener = (changed: readonly PassIdentity[]) => void

/**
 * The identities of this installation, as they are now.
 *
 * Loaded once and held as key objects. What a pass is signed with is taken from here as one value, so a renewed identity takes
 * over between two passes and never within one.
 */
export class Identities {
  readonly #options: IdentitiesOptions
  readonly #listeners: IdentitiesListener[] = []
  #byType: ReadonlyMap<PassTypeIdentifier, PassIdentity>
  /** By id of its row, those that could be opened. */
  #stored: ReadonlyMap<string, PassIdentity> = new Map()
  /** Rows that could not be opened, and were told of. */
  readonly #unusable = new Set<string>()
  #refreshed: Promise<void> = Promise.resolve()

  constructor(options: IdentitiesOptions) {
    this.#options = options
    this.#byType = merge(options.named, [])
  }

  find(passTypeIdentifier: PassTypeIdentifier): PassIdentity | undefined {
    return this.#byType.get(passTypeIdentifier)
  }

  /** Those of a project; the first signs passes of requests that name no pass type. */
  listOf(projectId: ProjectId): readonly PassIdentity[] {
    return [...this.#byType.values()].filter(identity => identity.projectId === projectId)
  }

  [Symbol.iterator](): Iterator<PassIdentity> {
    return this.#byType.values()
  }

  onChanged(listener: IdentitiesListener): void {
    this.#listeners.push(listener)
  }

  /**
   * Takes over what was stored since, here or by another process.
   *
   * A row that cannot be opened is logged and left out: the others, and what was in its place, go on.
   *
   * @throws StorageError ERR_STORAGE_UNAVAILABLE
   */
  refresh(): Promise<void> {
    const refreshed = this.#refreshed.then(() => this.#refresh())
    this.#refreshed = refreshed.catch(() => {})
    return refreshed
  }

  async #refresh(): Promise<void> {
    const ids = await this.#options.storage.listIdentityIds()
    const isCurrent = ids.length === this.#stored.size && ids.every(id => this.#stored.has(id))
    if (isCurrent) return
    const opened = new Map<string, PassIdentity>()
    const inUse: PassIdentity[] = []
    for (const row of await this.#options.storage.listIdentities()) {
      const identity = this.#stored.get(row.identityId) ?? (await this.#open(row))
      if (identity) opened.set(row.identityId, identity)
      const inPlace = identity ?? this.#predecessorOf(row)
      if (inPlace) inUse.push(inPlace)
    }
    const before = this.#byType
    this.#stored = opened
    this.#byType = merge(this.#options.named, inUse)
    const changed = [...this.#byType.values()].filter(identity => before.get(identity.passTypeIdentifier) !== identity)
    if (changed.length === 0) return
    for (const listener of this.#listeners) listener(changed)
  }

  async #open(row: StoredIdentity): Promise<PassIdentity | undefined> {
    try {
      const identity = await openPassIdentity(row, this.#options.vault)
      this.#unusable.delete(row.identityId)
      return identity
    } catch (error) {
      if (!this.#unusable.has(row.identityId)) {
        const { passTypeIdentifier } = row
        this.#options.logger.error({ err: error, passTypeIdentifier }, 'a stored identity cannot be used')
        this.#unusable.add(row.identityId)
      }
      return undefined
    }
  }

  #predecessorOf({ projectId, passTypeIdentifier }: StoredIdentity): PassIdentity | undefined {
    const predecessor = this.#byType.get(passTypeIdentifier)
    return predecessor?.projectId === projectId ? predecessor : undefined
  }
}

/** Of a pass type that is both named and stored, the identity that lasts longer is used: either may be the renewed one. */
function merge(
  named: readonly PassIdentity[],
  stored: readonly PassIdentity[],
): ReadonlyMap<PassTypeIdentifier, PassIdentity> {
  const byType = new Map(named.map(identity => [identity.passTypeIdentifier, identity]))
  for (const identity of stored) {
    const other = byType.get(identity.passTypeIdentifier)
    const isRival = other !== undefined && (other.projectId !== identity.projectId || outlasts(other, identity))
    if (!isRival) byType.set(identity.passTypeIdentifier, identity)
  }
  return byType
}

function outlasts(one: PassIdentity, other: PassIdentity): boolean {
  return usableUntil(one) > usableUntil(other)
}
