import type { Kysely, Transaction } from 'kysely'
import type { DeviceLibraryIdentifier, PassTypeIdentifier, PushToken } from '../identifiers.ts'
import { registeredDeviceRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { DeadPushToken, DeviceRegistration, PassKey, RegisteredDevice } from './storage.ts'
import { forgetUnheldWakeUp } from './wake-ups.ts'

export async function listRegisteredDevices(db: Kysely<Database>, key: PassKey): Promise<readonly RegisteredDevice[]> {
  const rows = await db
    .selectFrom('registrations')
    .innerJoin('devices', join =>
      join
        .onRef('devices.deviceLibraryIdentifier', '=', 'registrations.deviceLibraryIdentifier')
        .onRef('devices.passTypeIdentifier', '=', 'registrations.passTypeIdentifier'),
    )
    .leftJoin('wakeUps', join =>
      join
        .onRef('wakeUps.passTypeIdentifier', '=', 'devices.passTypeIdentifier')
        .onRef('wakeUps.pushToken', '=', 'devices.pushToken'),
    )
    .leftJoin('pushWatches', join =>
      join
        .onRef('pushWatches.passTypeIdentifier', '=', 'devices.passTypeIdentifier')
        .onRef('pushWatches.pushToken', '=', 'devices.pushToken'),
    )
    .select([
      'registrations.deviceLibraryIdentifier',
      'registrations.createdAt as registeredAt',
      'wakeUps.updateTag as pendingTag',
      'pushWatches.pushedAt',
      'pushWatches.pushes',
      'pushWatches.seenAt',
    ])
    .where('registrations.passTypeIdentifier', '=', key.passTypeIdentifier)
    .where('registrations.serialNumber', '=', key.serialNumber)
    .orderBy('registrations.createdAt')
    .orderBy('registrations.deviceLibraryIdentifier')
    .execute()
  return rows.map(row => {
    const { deviceLibraryIdentifier, registeredAt, pendingTag, ...watch } = registeredDeviceRowSchema.parse(row)
    const pushedAt = watch.pushedAt ?? 0
    const seenAt = watch.seenAt ?? 0
    return {
      deviceLibraryIdentifier,
      registeredAt,
      isWakeUpPending: pendingTag !== null,
      pushedAt: pushedAt > 0 ? new Date(pushedAt) : undefined,
      unansweredPushes: seenAt < pushedAt ? (watch.pushes ?? 0) : 0,
      seenAt: seenAt > 0 ? new Date(seenAt) : undefined,
    }
  })
}

export async function unregisterDevice(db: Kysely<Database>, registration: DeviceRegistration): Promise<void> {
  const { deviceLibraryIdentifier, passTypeIdentifier, serialNumber } = registration
  await db.transaction().execute(async trx => {
    // Locked first: a registration of another pass by the same device either is seen below, or finds the device gone.
    const device = await selectDevice(trx, deviceLibraryIdentifier, passTypeIdentifier).forUpdate().executeTakeFirst()
    if (device === undefined) return
    await trx
      .deleteFrom('registrations')
      .where('deviceLibraryIdentifier', '=', deviceLibraryIdentifier)
      .where('passTypeIdentifier', '=', passTypeIdentifier)
      .where('serialNumber', '=', serialNumber)
      .execute()
    if (await hasRegistrations(trx, deviceLibraryIdentifier, passTypeIdentifier)) return
    await trx
      .deleteFrom('devices')
      .where('deviceLibraryIdentifier', '=', deviceLibraryIdentifier)
      .where('passTypeIdentifier', '=', passTypeIdentifier)
      .execute()
    await forgetUnheldWakeUp(trx, passTypeIdentifier, device.pushToken)
  })
}

export async function dropPushToken(
  db: Kysely<Database>,
  { passTypeIdentifier, pushToken, deadSince }: DeadPushToken,
): Promise<number> {
  return await db.transaction().execute(async trx => {
    await selectDeadDevices(trx, passTypeIdentifier, pushToken, deadSince)
      .orderBy('deviceLibraryIdentifier')
      .forUpdate()
      .execute()
    // Their registrations go with them (on delete cascade).
    const dropped = await trx
      .deleteFrom('devices')
      .where('passTypeIdentifier', '=', passTypeIdentifier)
      .where('pushToken', '=', pushToken)
      .where('registeredAt', '<=', deadSince.getTime())
      .returning('deviceLibraryIdentifier')
      .execute()
    await forgetUnheldWakeUp(trx, passTypeIdentifier, pushToken)
    return dropped.length
  })
}

function selectDevice(
  trx: Transaction<Database>,
  deviceLibraryIdentifier: DeviceLibraryIdentifier,
  passTypeIdentifier: PassTypeIdentifier,
) {
  return trx
    .selectFrom('devices')
    .select('pushToken')
    .where('deviceLibraryIdentifier', '=', deviceLibraryIdentifier)
    .where('passTypeIdentifier', '=', passTypeIdentifier)
}

function selectDeadDevices(
  trx: Transaction<Database>,
  passTypeIdentifier: PassTypeIdentifier,
  pushToken: PushToken,
  deadSince: Date,
) {
  return trx
    .selectFrom('devices')
    .select('deviceLibraryIdentifier')
    .where('passTypeIdentifier', '=', passTypeIdentifier)
    .where('pushToken', '=', pushToken)
    .where('registeredAt', '<=', deadSince.getTime())
}

async function hasRegistrations(
  trx: Transaction<Database>,
  deviceLibraryIdentifier: DeviceLibraryIdentifier,
  passTypeIdentifier: PassTypeIdentifier,
): Promise<boolean> {
  const row = await trx
    .selectFrom('registrations')
    .select('serialNumber')
    .where('deviceLibraryIdentifier', '=', deviceLibraryIdentifier)
    .where('passTypeIdentifier', '=', passTypeIdentifier)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
