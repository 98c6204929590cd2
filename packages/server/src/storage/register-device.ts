import type { Kysely, Transaction } from 'kysely'
import type { PushToken } from '../identifiers.ts'
import type { Database } from './schema.ts'
import type { NewDeviceRegistration } from './storage.ts'
import { nextUpdateTag } from './update-tags.ts'
import { isWakeUpStored, oweWakeUp } from './wake-ups.ts'

/**
 * Registers a device for a pass, in one transaction that keeps this folder's order of locks: pass, device, counter,
 * wake-up.
 */
export async function registerDevice(
  db: Kysely<Database>,
  registration: NewDeviceRegistration,
): Promise<'created' | 'existing' | undefined> {
  return await db.transaction().execute(async trx => {
    const pass = await lockPass(trx, registration)
    if (pass === undefined) return undefined
    const formerToken = await storeDevice(trx, registration)
    if (formerToken !== registration.pushToken) await handOverWakeUp(trx, registration, formerToken)
    if (!(await storePair(trx, registration))) return 'existing'
    if (pass.updateTag > 0) await oweMissedChange(trx, registration)
    return 'created'
  })
}

/** Until the transaction ends, a change of the pass waits, and then finds the new pair; one in progress is waited for. */
async function lockPass(trx: Transaction<Database>, { passTypeIdentifier, serialNumber }: NewDeviceRegistration) {
  return await trx
    .selectFrom('passes')
    .select('updateTag')
    .where('passTypeIdentifier', '=', passTypeIdentifier)
    .where('serialNumber', '=', serialNumber)
    .forShare()
    .executeTakeFirst()
}

/** Stores the device with its newest token, and answers the token stored before (the same one for a new device). */
async function storeDevice(trx: Transaction<Database>, registration: NewDeviceRegistration) {
  const { deviceLibraryIdentifier, passTypeIdentifier, pushToken } = registration
  const registeredAt = registration.now.getTime()
  const { pushToken: formerToken } = await trx
    .insertInto('devices')
    .values({ deviceLibraryIdentifier, passTypeIdentifier, pushToken, registeredAt })
    // Leaves the token alone: so the row is locked, and the answer tells which one it was.
    .onConflict(conflict =>
      conflict.columns(['deviceLibraryIdentifier', 'passTypeIdentifier']).doUpdateSet({ registeredAt }),
    )
    .returning('pushToken')
    .executeTakeFirstOrThrow()
  if (formerToken !== pushToken) {
    await trx
      .updateTable('devices')
      .set({ pushToken })
      .where('deviceLibraryIdentifier', '=', deviceLibraryIdentifier)
      .where('passTypeIdentifier', '=', passTypeIdentifier)
      .execute()
  }
  return formerToken
}

/** Owes the new token what is owed to the former one, by changes of any of the device's passes. */
async function handOverWakeUp(
  trx: Transaction<Database>,
  registration: NewDeviceRegistration,
  formerToken: PushToken,
): Promise<void> {
  // Taken before looking: it waits for a change under way, which may just have read the former token. A later one finds
  // the new token.
  const updateTag = await nextUpdateTag(trx, registration.passTypeIdentifier)
  if (await isWakeUpStored(trx, registration.passTypeIdentifier, formerToken)) {
    await oweWakeUp(trx, { ...registration, updateTag })
  }
}

/** @returns whether the pair is new. */
async function storePair(trx: Transaction<Database>, registration: NewDeviceRegistration): Promise<boolean> {
  const row = await trx
    .insertInto('registrations')
    .values({
      deviceLibraryIdentifier: registration.deviceLibraryIdentifier,
      passTypeIdentifier: registration.passTypeIdentifier,
      serialNumber: registration.serialNumber,
      listedTag: 0,
      createdAt: registration.now.getTime(),
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('listedTag')
    .executeTakeFirst()
  return row !== undefined
}

/** Lists the pass to this device alone as if it had changed now, and wakes it: its file may be older than the change. */
async function oweMissedChange(trx: Transaction<Database>, registration: NewDeviceRegistration): Promise<void> {
  const updateTag = await nextUpdateTag(trx, registration.passTypeIdentifier)
  await trx
    .updateTable('registrations')
    .set({ listedTag: updateTag })
    .where('deviceLibraryIdentifier', '=', registration.deviceLibraryIdentifier)
    .where('passTypeIdentifier', '=', registration.passTypeIdentifier)
    .where('serialNumber', '=', registration.serialNumber)
    .execute()
  await oweWakeUp(trx, { ...registration, updateTag })
}
