import { createHash } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import type { ProjectId } from '../identifiers.ts'
import { Problem } from '../problems.ts'
import type { Storage } from '../storage/storage.ts'

export interface ApiVariables {
  readonly Variables: { projectId: ProjectId }
}

/** Only this is stored of a key. Keys are random and long: a plain digest cannot be searched through. */
export function hashApiKey(apiKey: string): string {
  return createHash('sha256').update(apiKey).digest('hex')
}

/**
 * Lets calls with a known API key through, for the project of the key.
 *
 * @throws Problem ERR_API_KEY_MISSING, ERR_API_KEY_UNKNOWN
 */
export function requireApiKey(storage: Pick<Storage, 'findApiKey'>) {
  return createMiddleware<ApiVariables>(async (context, next) => {
    const header = context.req.header('Authorization')
    const apiKey = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1]
    if (apiKey === undefined) {
      throw new Problem('ERR_API_KEY_MISSING', 'The header Authorization: Bearer with an API key is missing')
    }
    const known = await storage.findApiKey(hashApiKey(apiKey))
    if (!known || known.revokedAt)
      throw new Problem('ERR_API_KEY_UNKNOWN', 'The API key is not known here, or was revoked')
    context.set('projectId', known.projectId)
    await next()
  })
}
