import type { ExternalId, HolderId, PassTypeIdentifier, ProjectId, SerialNumber } from '../identifiers.ts'
import type { PassKey, StoredPass } from './storage.ts'

/** What a project may use. */
export interface ProjectLimits {
  /** Passes issued or changed in a calendar month (UTC); `undefined`: any number. */
  readonly monthlyQuota: number | undefined
  /** Calls of the API, to each process; `undefined`: any number. */
  readonly ratePerSecond: number | undefined
}

/** Owner of keys, identities and passes. */
export interface Project extends ProjectLimits {
  readonly projectId: ProjectId
  readonly name: string
  readonly createdAt: Date
}

export const API_KEY_KINDS = ['live', 'test'] as const
export type ApiKeyKind = (typeof API_KEY_KINDS)[number]

/** What a key may do; `admin` includes the others. */
export const SCOPES = ['issue', 'update', 'read', 'admin'] as const
export type Scope = (typeof SCOPES)[number]

export interface NewApiKey {
  readonly apiKeyId: string
  readonly projectId: ProjectId
  readonly name: string
  /** `test`: its passes are signed by sandbox identities alone. */
  readonly kind: ApiKeyKind
  readonly scopes: readonly Scope[]
  /** SHA-256 of the key, lower-case hex: the key itself is never stored. */
  readonly keyHash: string
  readonly createdAt: Date
}

export interface ApiKey extends NewApiKey {
  /** From when on it is not taken any more; may lie ahead, while its successor is handed out. */
  readonly revokedAt: Date | undefined
  /** Coarse: written every few minutes at most. */
  readonly lastUsedAt: Date | undefined
}

/** A key as a call brings it, with what its project may use. */
export interface ApiKeyInUse extends ApiKey {
  readonly limits: ProjectLimits
}

/** Somebody signed in to the studio with a key, whose rights the session has. */
export interface StudioSession {
  /** SHA-256 of the token in the browser's cookie, lower-case hex: the token itself is never stored. */
  readonly tokenHash: string
  readonly apiKeyId: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** A session as a call brings it, with its key as that is now. */
export interface StudioSessionInUse extends Pick<StudioSession, 'expiresAt'> {
  readonly projectName: string
  readonly key: ApiKeyInUse
}

/** Who changed what, when. Never personal data, never a secret. */
export interface NewAuditEntry {
  readonly projectId: ProjectId
  readonly at: Date
  /** Id of an API key, `studio:` with the id behind it for somebody in the studio, `operator` for somebody at the machine. */
  readonly actor: string
  /** `pass.issued`, `key.revoked`, … */
  readonly action: string
  /** Serial number, key id, pass type, …: what was changed. */
  readonly subject: string
}

export interface AuditEntry extends NewAuditEntry {
  /** Grows with time. */
  readonly auditEntryId: number
}

/** What is written in the same transaction as a change of a pass. */
export interface ChangeRecord {
  readonly audit?: NewAuditEntry | undefined
  /** Month the change counts for, `2026-03`; absent: it does not count. */
  readonly usageMonth?: string | undefined
}

/** What is kept beside a pass's content, to find the pass by. */
export interface PassLabels {
  readonly externalId?: ExternalId | undefined
  readonly holderId?: HolderId | undefined
  /** What stands on the pass, for lists. */
  readonly name?: string | undefined
  /** Lower-case text that searches look in. */
  readonly searchText?: string | undefined
  /** Of the images the content names, by JSON pointer: SHA-256 of the bytes, as JSON. */
  readonly images?: string | undefined
}

export interface PassListQuery {
  readonly projectId: ProjectId
  /** Only of these types. */
  readonly passTypeIdentifiers?: readonly PassTypeIdentifier[] | undefined
  readonly externalId?: ExternalId | undefined
  readonly holderId?: HolderId | undefined
  readonly isRevoked?: boolean | undefined
  /** Lower-case words that all occur in what the pass says. */
  readonly words?: readonly string[] | undefined
  readonly createdSince?: Date | undefined
  readonly createdBefore?: Date | undefined
  readonly updatedSince?: Date | undefined
  /** The last pass of the page before. */
  readonly after?: { readonly createdAt: Date; readonly serialNumber: SerialNumber } | undefined
  readonly limit: number
}

export interface ListedPass extends PassKey {
  readonly externalId: ExternalId | undefined
  readonly holderId: HolderId | undefined
  readonly name: string
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly revokedAt: Date | undefined
}

/** An answer kept for a call that may be made again. */
export interface StoredAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface IdempotentCall {
  readonly projectId: ProjectId
  readonly idempotencyKey: string
}

/**
 * - `begun`: the call is the caller's to make
 * - `under way`: somebody else makes it
 * - `answered`: it was made
 */
export type IdempotentState =
  | { readonly kind: 'begun' }
  | { readonly kind: 'under way'; readonly requestDigest: string }
  | { readonly kind: 'answered'; readonly requestDigest: string; readonly answer: StoredAnswer }

/** Projects and what belongs to them beside passes: part of the contract `Storage`. */
export interface ProjectStorage {
  /** @throws StorageError ERR_STORAGE_CONFLICT when the id is taken. */
  insertProject(project: Project, audit: NewAuditEntry): Promise<void>
  /** Oldest first. */
  listProjects(): Promise<readonly Project[]>
  /** @returns whether there is such a project. */
  limitProject(projectId: ProjectId, limits: ProjectLimits, audit: NewAuditEntry): Promise<boolean>

  /** Adds a key; the same `keyHash` again changes nothing. */
  insertApiKey(key: NewApiKey, audit?: NewAuditEntry): Promise<void>
  findApiKey(keyHash: string): Promise<ApiKeyInUse | undefined>
  /** Oldest first, revoked ones too. */
  listApiKeys(projectId: ProjectId): Promise<readonly ApiKey[]>
  /**
   * Ends a key, and adds its successor in the same moment if there is one. A key that ends earlier already stays as it is.
   *
   * @returns the key that ends; `undefined` when the project has none of that id.
   */
  revokeApiKey(revocation: {
    readonly projectId: ProjectId
    readonly apiKeyId: string
    readonly revokedAt: Date
    readonly successor?: NewApiKey | undefined
    readonly audit: NewAuditEntry
  }): Promise<ApiKey | undefined>
  noteApiKeyUse(apiKeyId: string, usedAt: Date): Promise<void>

  /** Adds a session; those that have expired by then are forgotten. */
  insertStudioSession(session: StudioSession, audit: NewAuditEntry): Promise<void>
  /** Also one that has expired, or whose key was revoked, as long as it is there. */
  findStudioSession(tokenHash: string): Promise<StudioSessionInUse | undefined>
  /** Ends a session; one that is not there stays so. */
  deleteStudioSession(tokenHash: string): Promise<void>

  /** Passes issued or changed in a month. */
  countUsage(projectId: ProjectId, month: string): Promise<number>

  appendAuditEntry(entry: NewAuditEntry): Promise<void>
  /** Newest first. */
  listAuditEntries(query: {
    readonly projectId: ProjectId
    /** Only entries older than this one. */
    readonly before?: number | undefined
    readonly limit: number
  }): Promise<readonly AuditEntry[]>

  /** Claims a call, unless it was made or is under way since `staleBefore`: who began it earlier has died. */
  beginIdempotentCall(
    call: IdempotentCall & {
      readonly requestDigest: string
      readonly now: Date
      readonly staleBefore: Date
    },
  ): Promise<IdempotentState>
  /** Keeps the answer; with the serial number, if it holds a pass. */
  answerIdempotentCall(
    call: IdempotentCall & { readonly answer: StoredAnswer; readonly serialNumber: string | undefined },
  ): Promise<void>
  /** The call failed for a reason that may pass: it may be made anew. */
  abandonIdempotentCall(call: IdempotentCall): Promise<void>
  /** Forgets calls that were begun before. */
  sweepIdempotentCalls(before: Date): Promise<void>

  /** Keeps bytes under their SHA-256, hex. Bytes that are kept already stay. */
  saveImage(sha256: string, bytes: Uint8Array): Promise<void>
  findImage(sha256: string): Promise<Uint8Array | undefined>
  /** Remembers which image a reference (its SHA-256) led to. */
  rememberImage(reference: string, image: { readonly sha256: string; readonly readAt: Date }): Promise<void>
  recallImage(reference: string): Promise<{ readonly sha256: string; readonly readAt: Date } | undefined>

  /** Newest first. */
  listPasses(query: PassListQuery): Promise<readonly ListedPass[]>
  findPassByExternalId(projectId: ProjectId, externalId: ExternalId): Promise<StoredPass | undefined>
  /** Every pass of one person, oldest first. */
  listHolderPasses(projectId: ProjectId, holderId: HolderId): Promise<readonly StoredPass[]>
  /**
   * Forgets passes with all that was ever kept of them: content, sign-up, registrations, devices that held nothing else, what
   * happened, log lines, stored answers, images that no other pass has.
   *
   * @returns how many passes were forgotten.
   */
  erasePasses(projectId: ProjectId, serialNumbers: readonly SerialNumber[], audit: NewAuditEntry): Promise<number>
}
