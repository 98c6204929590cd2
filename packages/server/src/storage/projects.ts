import type { Kysely } from 'kysely'
import type { ProjectId } from '../identifiers.ts'
import { apiKeyRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { ApiKey, NewApiKey } from './storage.ts'

export async function ensureProject(
  db: Kysely<Database>,
  project: { readonly projectId: ProjectId; readonly name: string; readonly createdAt: Date },
): Promise<void> {
  await db
    .insertInto('projects')
    .values({ projectId: project.projectId, name: project.name, createdAt: project.createdAt.getTime() })
    .onConflict(conflict => conflict.column('projectId').doNothing())
    .execute()
}

export async function insertApiKey(db: Kysely<Database>, key: NewApiKey): Promise<void> {
  await db
    .insertInto('apiKeys')
    .values({
      apiKeyId: key.apiKeyId,
      projectId: key.projectId,
      name: key.name,
      keyHash: key.keyHash,
      createdAt: key.createdAt.getTime(),
    })
    .onConflict(conflict => conflict.column('keyHash').doNothing())
    .execute()
}

export async function findApiKey(db: Kysely<Database>, keyHash: string): Promise<ApiKey | undefined> {
  const row = await db.selectFrom('apiKeys').selectAll().where('keyHash', '=', keyHash).executeTakeFirst()
  return row && apiKeyRowSchema.parse(row)
}
