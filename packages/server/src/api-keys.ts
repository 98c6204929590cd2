import type { Clock } from './clock.ts'
import { DEFAULT_PROJECT_ID } from './identifiers.ts'
import { hashApiKey, makeApiKey } from './projects/api-keys.ts'
import { ensureDefaultProject } from './projects/projects.ts'
import type { Random } from './random.ts'
import { type ApiKeyKind, SCOPES, type Storage } from './storage/storage.ts'

export interface ApiKeyOptions {
  readonly storage: Storage
  readonly clock: Clock
  readonly random: Random
}

/**
 * Makes an API key of the default project that may do everything, or stores one that was made before.
 *
 * @param kind `test` for a sandbox, `live` for keys whose passes reach Apple.
 * @returns The key: this is the only time it is seen whole.
 */
export async function createApiKey(
  kind: ApiKeyKind,
  name: string,
  { storage, clock, random }: ApiKeyOptions,
  existing?: string,
): Promise<string> {
  const apiKey = existing ?? makeApiKey(kind, random)
  const createdAt = clock.now()
  await ensureDefaultProject(storage, createdAt)
  await storage.insertApiKey({
    apiKeyId: random.uuid(),
    projectId: DEFAULT_PROJECT_ID,
    name,
    kind,
    scopes: SCOPES,
    keyHash: hashApiKey(apiKey),
    createdAt,
  })
  return apiKey
}
