import type { Kysely } from 'kysely'
import { passRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { AudienceQuery, StoredPass } from './storage.ts'

export async function listAudience(
  db: Kysely<Database>,
  { projectId, passTypeIdentifier, serialNumbers, updatedSince, after, limit }: AudienceQuery,
): Promise<readonly StoredPass[]> {
  if (serialNumbers?.length === 0) return []
  let query = db.selectFrom('passes').selectAll().where('projectId', '=', projectId)
  if (passTypeIdentifier !== undefined) query = query.where('passTypeIdentifier', '=', passTypeIdentifier)
  if (serialNumbers !== undefined) query = query.where('serialNumber', 'in', serialNumbers)
  if (updatedSince !== undefined) query = query.where('updatedAt', '>=', updatedSince.getTime())
  if (after !== undefined) query = query.where('serialNumber', '>', after)
  const rows = await query.orderBy('serialNumber').limit(limit).execute()
  return rows.map(row => passRowSchema.parse(row))
}
