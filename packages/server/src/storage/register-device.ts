import type { Kysely, Transaction } from 'kysely'
import { selectDevice } from './devices.ts'
import type { Database } from './schema.ts'
import type { NewDeviceRegistration } from './storage.ts'
import { nextUpdateTag } from './update-tags.ts'
import { isWakeUpStored, oweWakeUp } from './wake-ups.ts'

/**
 * Registers a device for a pass, in one transaction that keeps the order of locks: pass, counter, device, registration,
 * wake-up.
 */
export async function registerDevice(
  db: Kysely<Database>,
  registration: NewDeviceRegistration,
): Promise<'created' | 'existing' | undefined> {
  return await db.transaction().execute(async trx => {
    const pass = await lockPass(trx, registration)
    if (pass === undefined) return undefined
    const hasChanged = pass.updateTag > 0

    // The counter comes before the device in the order of locks, so whether a tag is needed is judged before the device
    // is locked. Should that be overtaken by the same device's other request, the tag is taken late; if then two wait
    // for each other, the database ends one and it is done again.
    let tag: number | undefined
    const takeTag = async () => {
      tag ??= await nextUpdateTag(trx, registration.passTypeIdentifier)
      return tag
    }
    if (await mayNeedTag(trx, registration, hasChanged)) await takeTag()

    const formerToken = await storeDevice(trx, registration)
    if (
      formerToken !== registration.pushToken &&
      (await isWakeUpStored(trx, registration.passTypeIdentifier, formerToken))
    ) {
      await oweWakeUp(trx, { ...registration, updateTag: await takeTag() })
    }
    if (!(await storePair(trx, registration))) return 'existing'
    if (hasChanged) {
      await listUnder(trx, registration, await takeTag())
      await oweWakeUp(trx, { ...registration, updateTag: await takeTag() })
    }
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

async function mayNeedTag(
  trx: Transaction<Database>,
  registration: NewDeviceRegistration,
  hasChanged: boolean,
): Promise<boolean> {
  const { deviceLibraryIdentifier, passTypeIdentifier, pushToken } = registration
  const device = await selectDevice(trx, deviceLibraryIdentifier, passTypeIdentifier).executeTakeFirst()
  if (device !== undefined && device.pushToken !== pushToken) return true
  return hasChanged && (device === undefined || !(await isPairStored(trx, registration)))
}

async function isPairStored(trx: Transaction<Database>, registration: NewDeviceRegistration): Promise<boolean> {
  const row = await trx
    .selectFrom('registrations')
    .select('listedTag')
    .where('deviceLibraryIdentifier', '=', registration.deviceLibraryIdentifier)
    .where('passTypeIdentifier', '=', registration.passTypeIdentifier)
    .where('serialNumber', '=', registration.serialNumber)
    .executeTakeFirst()
  return row !== undefined
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

async function listUnder(
  trx: Transaction<Database>,
  registration: NewDeviceRegistration,
  listedTag: number,
): Promise<void> {
  await trx
    .updateTable('registrations')
    .set({ listedTag })
    .where('deviceLibraryIdentifier', '=', registration.deviceLibraryIdentifier)
    .where('passTypeIdentifier', '=', registration.passTypeIdentifier)
    .where('serialNumber', '=', registration.serialNumber)
    .execute()
}
