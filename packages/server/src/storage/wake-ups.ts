import type { Transaction } from 'kysely'
import type { PassTypeIdentifier, PushToken } from '../identifiers.ts'
import type { Database } from './schema.ts'
import type { StoredPass } from './storage.ts'

// A wake-up is one row per push token, upserted by whoever owes it. A row that is there keeps its due date (a back-off in
// progress goes on), its lease and its attempts; the new tag alone keeps the holder of a claim from deleting it.

/** Owes a wake-up to every push token registered for a pass that has just changed, in one statement. */
export async function owePassWakeUps(trx: Transaction<Database>, pass: StoredPass): Promise<void> {
  const now = pass.updatedAt.getTime()
  await trx
    .insertInto('wakeUps')
    .columns(['passTypeIdentifier', 'pushToken', 'updateTag', 'dueAt', 'attempts', 'createdAt'])
    .expression(query =>
      query
        .selectFrom(
          query
            .selectFrom('registrations')
            .innerJoin('devices', join =>
              join
                .onRef('devices.deviceLibraryIdentifier', '=', 'registrations.deviceLibraryIdentifier')
                .onRef('devices.passTypeIdentifier', '=', 'registrations.passTypeIdentifier'),
            )
            .select(['devices.passTypeIdentifier', 'devices.pushToken'])
            .where('registrations.passTypeIdentifier', '=', pass.passTypeIdentifier)
            .where('registrations.serialNumber', '=', pass.serialNumber)
            .as('holders'),
        )
        .select(eb => [
          'holders.passTypeIdentifier',
          'holders.pushToken',
          eb.cast<number>(eb.val(pass.updateTag), 'bigint').as('updateTag'),
          eb.cast<number>(eb.val(now), 'bigint').as('dueAt'),
          eb.lit(0).as('attempts'),
          eb.cast<number>(eb.val(now), 'bigint').as('createdAt'),
        ])
        .distinct()
        // The order in which batches are locked too: two of them cannot wait for each other.
        .orderBy('holders.pushToken'),
    )
    .onConflict(conflict =>
      conflict
        .columns(['passTypeIdentifier', 'pushToken'])
        .doUpdateSet(eb => ({ updateTag: eb.ref('excluded.updateTag') })),
    )
    .execute()
}

/** Owes one push token a wake-up that is due now. */
export async function oweWakeUp(
  trx: Transaction<Database>,
  owed: {
    readonly passTypeIdentifier: PassTypeIdentifier
    readonly pushToken: PushToken
    readonly updateTag: number
    readonly now: Date
  },
): Promise<void> {
  const now = owed.now.getTime()
  await trx
    .insertInto('wakeUps')
    .values({
      passTypeIdentifier: owed.passTypeIdentifier,
      pushToken: owed.pushToken,
      updateTag: owed.updateTag,
      dueAt: now,
      attempts: 0,
      createdAt: now,
    })
    .onConflict(conflict =>
      conflict
        .columns(['passTypeIdentifier', 'pushToken'])
        .doUpdateSet(eb => ({ updateTag: eb.ref('excluded.updateTag') })),
    )
    .execute()
}

export async function isWakeUpStored(
  trx: Transaction<Database>,
  passTypeIdentifier: PassTypeIdentifier,
  pushToken: PushToken,
): Promise<boolean> {
  const row = await trx
    .selectFrom('wakeUps')
    .select('updateTag')
    .where('passTypeIdentifier', '=', passTypeIdentifier)
    .where('pushToken', '=', pushToken)
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets the wake-up of a push token that no device of the type holds any more; another holder keeps it as it is. */
export async function forgetUnheldWakeUp(
  trx: Transaction<Database>,
  passTypeIdentifier: PassTypeIdentifier,
  pushToken: PushToken,
): Promise<void> {
  // Locked in a statement of its own, so that the next one sees every device that was registered before the lock was
  // ours: a device that changes its identifier registers the new one and unregisters the old one at the same moment.
  await trx
    .selectFrom('wakeUps')
    .select('pushToken')
    .where('passTypeIdentifier', '=', passTypeIdentifier)
    .where('pushToken', '=', pushToken)
    .forUpdate()
    .execute()
  await trx
    .deleteFrom('wakeUps')
    .where('passTypeIdentifier', '=', passTypeIdentifier)
    .where('pushToken', '=', pushToken)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('devices')
            .select('devices.pushToken')
            .where('devices.passTypeIdentifier', '=', passTypeIdentifier)
            .where('devices.pushToken', '=', pushToken),
        ),
      ),
    )
    .execute()
}
