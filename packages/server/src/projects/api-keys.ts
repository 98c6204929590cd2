import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { ProjectId } from '../identifiers.ts'
import { Problem } from '../problems.ts'
import type { Random } from '../random.ts'
import type { ApiKey, ApiKeyInUse, ApiKeyKind, NewApiKey, NewAuditEntry, Scope, Storage } from '../storage/storage.ts'
import type { Caller } from './caller.ts'

/** 192 bits: nobody guesses that, so a plain digest of it may be stored. */
const API_KEY_BYTES = 24
/** How coarse the note of a key's last use is: a write for each call would cost more than the call. */
const NOTED_EVERY_MS = 5 * 60_000
/** How long a key is taken without asking the database: a revocation by another process is felt after that. */
const KNOWN_FOR_MS = 2_000
const MAX_KNOWN = 1_000

export interface ApiKeysOptions {
  readonly storage: Pick<Storage, 'insertApiKey' | 'findApiKey' | 'listApiKeys' | 'revokeApiKey' | 'noteApiKeyUse'>
  readonly clock: Clock
  readonly random: Random
}

export interface ApiKeyRequest {
  readonly projectId: ProjectId
  readonly name: string
  readonly kind: ApiKeyKind
  readonly scopes: readonly Scope[]
}

/** A key that was just made: the only time it is seen whole. */
export interface MadeApiKey {
  readonly apiKey: string
  readonly key: NewApiKey
}

/** Who does it, for the log of changes: id of a key, or `operator`. */
export type Actor = string
export const OPERATOR: Actor = 'operator'

/** Keys that programs call the API with. */
export class ApiKeys {
  readonly #options: ApiKeysOptions
  /** By digest; cleared by every revocation of this process. */
  readonly #known = new Map<string, { readonly key: ApiKeyInUse; readonly until: number }>()

  constructor(options: ApiKeysOptions) {
    this.#options = options
  }

  async create(request: ApiKeyRequest, actor: Actor): Promise<MadeApiKey> {
    const made = this.#make(request)
    await this.#options.storage.insertApiKey(made.key, this.#audit(made.key, 'key.created', actor))
    return made
  }

  list(projectId: ProjectId): Promise<readonly ApiKey[]> {
    return this.#options.storage.listApiKeys(projectId)
  }

  /** @throws Problem ERR_KEY_NOT_FOUND */
  async revoke(projectId: ProjectId, apiKeyId: string, actor: Actor): Promise<ApiKey> {
    const { storage, clock } = this.#options
    const audit = this.#audit({ projectId, apiKeyId }, 'key.revoked', actor)
    const key = await storage.revokeApiKey({ projectId, apiKeyId, revokedAt: clock.now(), audit })
    this.#known.clear()
    if (!key) throw notFound()
    return key
  }

  /**
   * Makes a key in the place of another, which goes on for a while so that it can be handed out.
   *
   * @throws Problem ERR_KEY_NOT_FOUND for a key that is not there, or revoked
   */
  async rotate(projectId: ProjectId, apiKeyId: string, graceMs: number, actor: Actor): Promise<MadeApiKey> {
    const { storage, clock } = this.#options
    const now = clock.now()
    const current = (await storage.listApiKeys(projectId)).find(key => key.apiKeyId === apiKeyId)
    if (!current || isRevoked(current, now)) throw notFound()
    const made = this.#make(current)
    await storage.revokeApiKey({
      projectId,
      apiKeyId,
      revokedAt: new Date(now.getTime() + graceMs),
      successor: made.key,
      audit: this.#audit({ projectId, apiKeyId }, 'key.rotated', actor),
    })
    this.#known.clear()
    return made
  }

  /**
   * Finds out who calls.
   *
   * @throws Problem ERR_API_KEY_UNKNOWN
   */
  async authenticate(apiKey: string): Promise<Caller> {
    const now = this.#options.clock.now()
    const known = await this.#find(hashApiKey(apiKey), now)
    if (!known || isRevoked(known, now)) {
      throw new Problem('ERR_API_KEY_UNKNOWN', 'The API key is not known here, or was revoked')
    }
    const { projectId, apiKeyId, kind, scopes, limits } = known
    return { projectId, apiKeyId, kind, scopes, limits }
  }

  /** Whoever asks for a key first notes its use, if that was not done lately. */
  async #find(keyHash: string, now: Date): Promise<ApiKeyInUse | undefined> {
    const known = this.#known.get(keyHash)
    if (known && now.getTime() < known.until) return known.key
    const { storage } = this.#options
    const key = await storage.findApiKey(keyHash)
    if (!key) return undefined
    const { apiKeyId } = key
    if (!isRevoked(key, now) && isUseWorthNoting(key, now)) {
      await storage.noteApiKeyUse(apiKeyId, now)
    }
    if (this.#known.size >= MAX_KNOWN) this.#known.clear()
    this.#known.set(keyHash, { key, until: now.getTime() + KNOWN_FOR_MS })
    return key
  }

  #make({ projectId, name, kind, scopes }: ApiKeyRequest): MadeApiKey {
    const { clock, random } = this.#options
    const apiKey = makeApiKey(kind, random)
    const keyHash = hashApiKey(apiKey)
    return { apiKey, key: { apiKeyId: random.uuid(), projectId, name, kind, scopes, keyHash, createdAt: clock.now() } }
  }

  #audit(
    { projectId, apiKeyId }: Pick<NewApiKey, 'projectId' | 'apiKeyId'>,
    action: string,
    actor: Actor,
  ): NewAuditEntry {
    return { projectId, at: this.#options.clock.now(), actor, action, subject: apiKeyId }
  }
}

/** Only this is stored of a key. Keys are random and long: a plain digest cannot be searched through. */
export function hashApiKey(apiKey: string): string {
  return createHash('sha256').update(apiKey).digest('hex')
}

export function makeApiKey(kind: ApiKeyKind, random: Random): string {
  return `bf_${kind}_${random.hex(API_KEY_BYTES)}`
}

export function isRevoked({ revokedAt }: Pick<ApiKey, 'revokedAt'>, now: Date): boolean {
  return revokedAt !== undefined && revokedAt <= now
}

export function isUseWorthNoting({ lastUsedAt }: Pick<ApiKey, 'lastUsedAt'>, now: Date): boolean {
  return lastUsedAt === undefined || now.getTime() - lastUsedAt.getTime() >= NOTED_EVERY_MS
}

function notFound(): Problem {
  return new Problem('ERR_KEY_NOT_FOUND', 'There is no such API key in this project, or it was revoked')
}
