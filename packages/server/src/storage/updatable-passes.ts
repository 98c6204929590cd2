import type { Kysely } from 'kysely'
import { updatableRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { UpdatablePasses, UpdatableQuery } from './storage.ts'

/** Lists what a device has to fetch: one statement, so one instant, whatever commits meanwhile. */
export async function listUpdatable(
  db: Kysely<Database>,
  { deviceLibraryIdentifier, passTypeIdentifier, updatedSince }: UpdatableQuery,
): Promise<UpdatablePasses | undefined> {
  // Below every tag: the first request lists passes that never changed, too.
  const since = updatedSince ?? -1
  const rows = await db
    .selectFrom('registrations')
    .innerJoin('passes', join =>
      join
        .onRef('passes.passTypeIdentifier', '=', 'registrations.passTypeIdentifier')
        .onRef('passes.serialNumber', '=', 'registrations.serialNumber'),
    )
    .select(['passes.serialNumber', 'passes.updateTag', 'registrations.listedTag'])
    .where('registrations.deviceLibraryIdentifier', '=', deviceLibraryIdentifier)
    .where('registrations.passTypeIdentifier', '=', passTypeIdentifier)
    .where(eb => eb.or([eb('passes.updateTag', '>', since), eb('registrations.listedTag', '>', since)]))
    .orderBy('registrations.serialNumber')
    .execute()
  if (rows.length === 0) return undefined
  const passes = rows.map(row => updatableRowSchema.parse(row))
  return {
    serialNumbers: passes.map(pass => pass.serialNumber),
    lastUpdateTag: passes.reduce((last, pass) => Math.max(last, pass.updateTag, pass.listedTag), 0),
  }
}
