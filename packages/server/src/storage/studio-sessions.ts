import type { Kysely } from 'kysely'
import { insertAuditEntry } from './audit-log.ts'
import { apiKeyRowSchema, projectLimitsRowSchema, studioSessionRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { NewAuditEntry, StudioSession, StudioSessionInUse } from './storage.ts'

export async function insertStudioSession(
  db: Kysely<Database>,
  { tokenHash, apiKeyId, createdAt, expiresAt }: StudioSession,
  audit: NewAuditEntry,
): Promise<void> {
  await db.transaction().execute(async trx => {
    await trx.deleteFrom('studioSessions').where('expiresAt', '<=', createdAt.getTime()).execute()
    await trx
      .insertInto('studioSessions')
      .values({ tokenHash, apiKeyId, createdAt: createdAt.getTime(), expiresAt: expiresAt.getTime() })
      .execute()
    await insertAuditEntry(trx, audit)
  })
}

/** By the primary key, as the key and its project. */
export async function findStudioSession(
  db: Kysely<Database>,
  tokenHash: string,
): Promise<StudioSessionInUse | undefined> {
  const row = await db
    .selectFrom('studioSessions')
    .innerJoin('apiKeys', 'apiKeys.apiKeyId', 'studioSessions.apiKeyId')
    .innerJoin('projects', 'projects.projectId', 'apiKeys.projectId')
    .selectAll('apiKeys')
    .select(['projects.monthlyQuota', 'projects.ratePerSecond', 'projects.name as projectName'])
    .select('studioSessions.expiresAt')
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const key = { ...apiKeyRowSchema.parse(row), limits: projectLimitsRowSchema.parse(row) }
  return { ...studioSessionRowSchema.parse(row), key }
}

export async function deleteStudioSession(db: Kysely<Database>, tokenHash: string): Promise<void> {
  await db.deleteFrom('studioSessions').where('tokenHash', '=', tokenHash).execute()
}
