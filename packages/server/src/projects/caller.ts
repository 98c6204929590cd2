import type { ProjectId } from '../identifiers.ts'
import { Problem } from '../problems.ts'
import type { ApiKeyKind, NewAuditEntry, ProjectLimits, Scope } from '../storage/storage.ts'

/** Who calls: a key, for the project that it belongs to. */
export interface Caller {
  readonly projectId: ProjectId
  readonly apiKeyId: string
  readonly kind: ApiKeyKind
  readonly scopes: readonly Scope[]
  readonly limits: ProjectLimits
  /** A person in the studio, by a session that was opened with the key. */
  readonly isStudio?: true
}

/** @throws Problem ERR_SCOPE_MISSING */
export function requireScope({ scopes }: Caller, scope: Scope): void {
  if (scopes.includes(scope) || scopes.includes('admin')) return
  throw new Problem(
    'ERR_SCOPE_MISSING',
    `This call needs a key with the scope ${scope}; the key has ${scopes.join(', ') || 'none'}`,
    [],
    { scope },
  )
}

/** Who a caller is in the log of changes. */
export function actorOf({ apiKeyId, isStudio }: Pick<Caller, 'apiKeyId' | 'isStudio'>): string {
  return isStudio ? `studio:${apiKeyId}` : apiKeyId
}

/** What the log of changes says of something that a caller does. */
export function auditOf(
  caller: Pick<Caller, 'projectId' | 'apiKeyId' | 'isStudio'>,
  action: string,
  subject: string,
  at: Date,
): NewAuditEntry {
  return { projectId: caller.projectId, at, actor: actorOf(caller), action, subject }
}
