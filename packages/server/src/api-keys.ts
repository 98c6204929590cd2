import type { Clock } from './clock.ts'
import { hashApiKey } from './http/api-key.ts'
import { DEFAULT_PROJECT_ID } from './identifiers.ts'
import type { Random } from './random.ts'
import type { Storage } from './storage/storage.ts'

/** 192 bits: nobody guesses that, so a plain digest of it may be stored. */
const API_KEY_BYTES = 24

export interface ApiKeyOptions {
  readonly storage: Storage
  readonly clock: Clock
  readonly random: Random
}

/**
 * Makes an API key of the default project, or stores one that was made before.
 *
 * @param kind `test` for a sandbox, `live` for keys whose passes reach Apple.
 * @returns The key: this is the only time it is seen whole.
 */
export async function createApiKey(
  kind: 'live' | 'test',
  name: string,
  { storage, clock, random }: ApiKeyOptions,
  existing?: string,
): Promise<string> {
  const apiKey = existing ?? `bf_${kind}_${random.hex(API_KEY_BYTES)}`
  const createdAt = clock.now()
  await ensureDefaultProject(storage, createdAt)
  await storage.insertApiKey({
    apiKeyId: random.uuid(),
    projectId: DEFAULT_PROJECT_ID,
    name,
    keyHash: hashApiKey(apiKey),
    createdAt,
  })
  return apiKey
}

/** Whatever is stored belongs to a project, and to this one where no other is named. */
export function ensureDefaultProject(storage: Pick<Storage, 'ensureProject'>, createdAt: Date): Promise<void> {
  return storage.ensureProject({ projectId: DEFAULT_PROJECT_ID, name: 'Default', createdAt })
}
