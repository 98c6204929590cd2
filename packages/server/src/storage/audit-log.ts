import { type Kysely, sql } from 'kysely'
import type { ProjectId } from '../identifiers.ts'
import { encodeRows } from './encode-rows.ts'
import { auditRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { AuditEntry, NewAuditEntry } from './storage.ts'

// Append-only: no statement of this folder changes or removes an entry.

/** @param db A transaction, where the entry tells of something that is written in it. */
export function insertAuditEntry(db: Kysely<Database>, entry: NewAuditEntry): Promise<void> {
  return insertAuditEntries(db, [entry])
}

/** The same for several. */
export async function insertAuditEntries(db: Kysely<Database>, entries: readonly NewAuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(({ projectId, at, actor, action, subject }) => [
    projectId,
    at.getTime(),
    actor,
    action,
    subject,
  ])
  await sql`
    insert into audit_entries (project_id, at, actor, action, subject)
    select value ->> 0, cast(value ->> 1 as bigint), value ->> 2, value ->> 3, value ->> 4
    from json_each(${encodeRows(rows)})
    order by cast(key as integer)
  `.execute(db)
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
