import { type Kysely, type SqlBool, sql } from 'kysely'
import type { ExternalId, HolderId, ProjectId } from '../identifiers.ts'
import { listedPassRowSchema, passRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { ListedPass, PassListQuery, StoredPass } from './storage.ts'

/**
 * Lists passes by the index `passes_listed`, from where the last page ended; other conditions sift what it yields, so a search
 * for what hardly any pass has reads all of the project.
 */
export async function listPasses(db: Kysely<Database>, query: PassListQuery): Promise<readonly ListedPass[]> {
  const { passTypeIdentifiers, externalId, holderId, isRevoked, words = [], after } = query
  const { createdSince, createdBefore, updatedSince } = query
  if (passTypeIdentifiers?.length === 0) return []
  let passes = db
    .selectFrom('passes')
    .select([
      'passTypeIdentifier',
      'serialNumber',
      'externalId',
      'holderId',
      'name',
      'createdAt',
      'updatedAt',
      'revokedAt',
    ])
    .where('projectId', '=', query.projectId)
  if (passTypeIdentifiers) passes = passes.where('passTypeIdentifier', 'in', passTypeIdentifiers)
  if (externalId !== undefined) passes = passes.where('externalId', '=', externalId)
  if (holderId !== undefined) passes = passes.where('holderId', '=', holderId)
  if (isRevoked !== undefined) passes = passes.where('revokedAt', isRevoked ? 'is not' : 'is', null)
  if (createdSince) passes = passes.where('createdAt', '>=', createdSince.getTime())
  if (createdBefore) passes = passes.where('createdAt', '<', createdBefore.getTime())
  if (updatedSince) passes = passes.where('updatedAt', '>=', updatedSince.getTime())
  if (after) {
    const { createdAt, serialNumber } = after
    passes = passes.where(eb =>
      eb(eb.refTuple('createdAt', 'serialNumber'), '<', eb.tuple(createdAt.getTime(), serialNumber)),
    )
  }
  for (const word of words) {
    passes = passes.where(sql<SqlBool>`search_text like ${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`} escape '\\'`)
  }
  const rows = await passes.orderBy('createdAt', 'desc').orderBy('serialNumber', 'desc').limit(query.limit).execute()
  return rows.map(row => listedPassRowSchema.parse(row))
}

/** By the unique index `passes_external_id`. */
export async function findPassByExternalId(
  db: Kysely<Database>,
  projectId: ProjectId,
  externalId: ExternalId,
): Promise<StoredPass | undefined> {
  const row = await db
    .selectFrom('passes')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('externalId', '=', externalId)
    .executeTakeFirst()
  return row && passRowSchema.parse(row)
}

/** By the index `passes_holder`. */
export async function listHolderPasses(
  db: Kysely<Database>,
  projectId: ProjectId,
  holderId: HolderId,
): Promise<readonly StoredPass[]> {
  const rows = await db
    .selectFrom('passes')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('holderId', '=', holderId)
    .orderBy('createdAt')
    .orderBy('serialNumber')
    .execute()
  return rows.map(row => passRowSchema.parse(row))
}
