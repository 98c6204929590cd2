import type { Kysely } from 'kysely'
import type { ProjectId } from '../identifiers.ts'
import { auditRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { AuditEntry, NewAuditEntry } from './storage.ts'

// Append-only: no statement of this folder changes or removes an entry.

/** @param db A transaction, where the entry tells of something that is written in it. */
export async function insertAuditEntry(db: Kysely<Database>, entry: NewAuditEntry): Promise<void> {
  const { projectId, at, actor, action, subject } = entry
  await db.insertInto('auditEntries').values({ projectId, at: at.getTime(), actor, action, subject }).execute()
}

export async function listAuditEntries(
  db: Kysely<Database>,
  query: { readonly projectId: ProjectId; readonly before?: number | undefined; readonly limit: number },
): Promise<readonly AuditEntry[]> {
  const { projectId, before, limit } = query
  const rows = await db
    .selectFrom('auditEntries')
    .selectAll()
    .where('projectId', '=', projectId)
    .$if(before !== undefined, entries => entries.where('auditEntryId', '<', before ?? 0))
    .orderBy('auditEntryId', 'desc')
    .limit(limit)
    .execute()
  return rows.map(row => auditRowSchema.parse(row))
}
