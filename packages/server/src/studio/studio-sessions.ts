import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { type ApiKeys, isRevoked, isUseWorthNoting } from '../projects/api-keys.ts'
import { auditOf, type Caller } from '../projects/caller.ts'
import type { Random } from '../random.ts'
import type { Storage, StudioSessionInUse } from '../storage/storage.ts'

/** 256 bits: nobody guesses that, so a plain digest of it may be stored. */
const TOKEN_BYTES = 32
const TOKEN = /^[0-9a-f]{64}$/
/** A working day with some to spare. It does not grow with use: a browser that was left open ends by itself. */
export const SESSION_SECONDS = 12 * 3_600

export interface StudioSessionsOptions {
  readonly apiKeys: Pick<ApiKeys, 'authenticate'>
  readonly storage: Pick<Storage, 'insertStudioSession' | 'findStudioSession' | 'deleteStudioSession' | 'noteApiKeyUse'>
  readonly clock: Clock
  readonly random: Random
}

/** Who is signed in to the studio, each with the rights of an API key. */
export class StudioSessions {
  readonly #options: StudioSessionsOptions

  constructor(options: StudioSessionsOptions) {
    this.#options = options
  }

  /**
   * Opens a session with a key.
   *
   * @returns its token, which only the browser keeps.
   * @throws Problem ERR_API_KEY_UNKNOWN
   */
  async open(apiKey: string): Promise<string> {
    const { apiKeys, storage, clock, random } = this.#options
    const caller = await apiKeys.authenticate(apiKey)
    const token = random.hex(TOKEN_BYTES)
    const createdAt = clock.now()
    const expiresAt = new Date(createdAt.getTime() + SESSION_SECONDS * 1000)
    const { apiKeyId } = caller
    await storage.insertStudioSession(
      { tokenHash: hashToken(token), apiKeyId, createdAt, expiresAt },
      auditOf(caller, 'session.opened', apiKeyId, createdAt),
    )
    return token
  }

  /**
   * Finds the session of a token, with its key as that is now; `undefined` for one that has ended, or never was.
   *
   * The database is asked each time: a person makes few calls, and what is ended, session or key, is ended everywhere at once.
   */
  async find(token: string): Promise<StudioSessionInUse | undefined> {
    const { storage, clock } = this.#options
    if (!TOKEN.test(token)) return undefined
    const session = await storage.findStudioSession(hashToken(token))
    const now = clock.now()
    if (!session || session.expiresAt <= now || isRevoked(session.key, now)) return undefined
    if (isUseWorthNoting(session.key, now)) await storage.noteApiKeyUse(session.key.apiKeyId, now)
    return session
  }

  async end(token: string): Promise<void> {
    if (TOKEN.test(token)) await this.#options.storage.deleteStudioSession(hashToken(token))
  }
}

/** Who calls when a session does: its key, for the same project, with the same rights and limits. */
export function callerOf({ key: { projectId, apiKeyId, kind, scopes, limits } }: StudioSessionInUse): Caller {
  return { projectId, apiKeyId, kind, scopes, limits, isStudio: true }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
