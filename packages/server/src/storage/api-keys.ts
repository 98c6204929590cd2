import type { Kysely } from 'kysely'
import type { ProjectId } from '../identifiers.ts'
import { insertAuditEntry } from './audit-log.ts'
import { apiKeyRowSchema, projectLimitsRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { ApiKey, ApiKeyInUse, NewApiKey, NewAuditEntry, Storage } from './storage.ts'

export async function insertApiKey(db: Kysely<Database>, key: NewApiKey, audit?: NewAuditEntry): Promise<void> {
  await db.transaction().execute(async trx => {
    const inserted = await insertRow(trx, key)
    if (inserted && audit) await insertAuditEntry(trx, audit)
  })
}

/** By the unique index of the digest: once for each call. */
export async function findApiKey(db: Kysely<Database>, keyHash: string): Promise<ApiKeyInUse | undefined> {
  const row = await db
    .selectFrom('apiKeys')
    .innerJoin('projects', 'projects.projectId', 'apiKeys.projectId')
    .selectAll('apiKeys')
    .select(['projects.monthlyQuota', 'projects.ratePerSecond'])
    .where('keyHash', '=', keyHash)
    .executeTakeFirst()
  return row && { ...apiKeyRowSchema.parse(row), limits: projectLimitsRowSchema.parse(row) }
}

export async function listApiKeys(db: Kysely<Database>, projectId: ProjectId): Promise<readonly ApiKey[]> {
  const rows = await db
    .selectFrom('apiKeys')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('createdAt')
    .orderBy('apiKeyId')
    .execute()
  return rows.map(row => apiKeyRowSchema.parse(row))
}

export async function revokeApiKey(
  db: Kysely<Database>,
  { projectId, apiKeyId, revokedAt, successor, audit }: Parameters<Storage['revokeApiKey']>[0],
): Promise<ApiKey | undefined> {
  return await db.transaction().execute(async trx => {
    const row = await trx
      .selectFrom('apiKeys')
      .selectAll()
      .where('apiKeyId', '=', apiKeyId)
      .where('projectId', '=', projectId)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) return undefined
    const key = apiKeyRowSchema.parse(row)
    if (successor) await insertRow(trx, successor)
    await insertAuditEntry(trx, audit)
    if (key.revokedAt && key.revokedAt <= revokedAt) return key
    await trx.updateTable('apiKeys').set({ revokedAt: revokedAt.getTime() }).where('apiKeyId', '=', apiKeyId).execute()
    return { ...key, revokedAt }
  })
}

export async function noteApiKeyUse(db: Kysely<Database>, apiKeyId: string, usedAt: Date): Promise<void> {
  await db.updateTable('apiKeys').set({ lastUsedAt: usedAt.getTime() }).where('apiKeyId', '=', apiKeyId).execute()
}

/** @returns whether the key is new. */
async function insertRow(db: Kysely<Database>, key: NewApiKey): Promise<boolean> {
  const row = await db
    .insertInto('apiKeys')
    .values({
      apiKeyId: key.apiKeyId,
      projectId: key.projectId,
      name: key.name,
      kind: key.kind,
      scopes: key.scopes.join(' '),
      keyHash: key.keyHash,
      createdAt: key.createdAt.getTime(),
    })
    .onConflict(conflict => conflict.column('keyHash').doNothing())
    .returning('apiKeyId')
    .executeTakeFirst()
  return row !== undefined
}
