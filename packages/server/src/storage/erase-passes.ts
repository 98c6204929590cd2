import { type Kysely, type SqlBool, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { ProjectId, SerialNumber } from '../identifiers.ts'
import { insertAuditEntry } from './audit-log.ts'
import { forgetUnheldWatch } from './push-watches.ts'
import { heldDeviceRowSchema, passRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { NewAuditEntry, PassKey, StoredPass } from './storage.ts'
import { subjectHash } from './subject-hash.ts'
import { forgetUnheldWakeUp } from './wake-ups.ts'

/** Locks are taken in the order every transaction of this folder keeps: passes, devices, wake-ups. */
export async function erasePasses(
  db: Kysely<Database>,
  projectId: ProjectId,
  serialNumbers: readonly SerialNumber[],
  audit: NewAuditEntry,
): Promise<number> {
  if (serialNumbers.length === 0) return 0
  return await db.transaction().execute(async trx => {
    const rows = await trx
      .selectFrom('passes')
      .selectAll()
      .where('projectId', '=', projectId)
      .where('serialNumber', 'in', serialNumbers)
      .orderBy('serialNumber')
      .forUpdate()
      .execute()
    const passes = rows.map(row => passRowSchema.parse(row))
    if (passes.length === 0) return 0
    for (const pass of passes) await erasePass(trx, pass)
    for (const sha256 of new Set(passes.flatMap(imagesOf))) await eraseImageUnlessUsed(trx, sha256)
    await insertAuditEntry(trx, audit)
    return passes.length
  })
}

async function erasePass(trx: Transaction<Database>, pass: StoredPass): Promise<void> {
  const { projectId, passTypeIdentifier, serialNumber } = pass
  await eraseRegistrations(trx, pass)
  for (const table of ['personalizations', 'deviceLogs'] as const) {
    await trx
      .deleteFrom(table)
      .where('passTypeIdentifier', '=', passTypeIdentifier)
      .where('serialNumber', '=', serialNumber)
      .execute()
  }
  await eraseEvents(trx, pass, serialNumber)
  // Their answers hold the pass.
  await trx
    .deleteFrom('idempotencyKeys')
    .where('projectId', '=', projectId)
    .where('serialNumber', '=', serialNumber)
    .execute()
  await trx
    .deleteFrom('passes')
    .where('passTypeIdentifier', '=', passTypeIdentifier)
    .where('serialNumber', '=', serialNumber)
    .execute()
}

async function eraseRegistrations(trx: Transaction<Database>, pass: PassKey): Promise<void> {
  const rows = await trx
    .selectFrom('devices')
    .select(['passTypeIdentifier', 'deviceLibraryIdentifier', 'pushToken'])
    .where('passTypeIdentifier', '=', pass.passTypeIdentifier)
    .where('deviceLibraryIdentifier', 'in', eb =>
      eb
        .selectFrom('registrations')
        .select('registrations.deviceLibraryIdentifier')
        .where('registrations.passTypeIdentifier', '=', pass.passTypeIdentifier)
        .where('registrations.serialNumber', '=', pass.serialNumber),
    )
    .orderBy('deviceLibraryIdentifier')
    .forUpdate()
    .execute()
  await trx
    .deleteFrom('registrations')
    .where('passTypeIdentifier', '=', pass.passTypeIdentifier)
    .where('serialNumber', '=', pass.serialNumber)
    .execute()
  for (const row of rows) await eraseUnlessHolding(trx, heldDeviceRowSchema.parse(row))
}

/** A device that holds no other pass is forgotten, with what happened to it. */
async function eraseUnlessHolding(
  trx: Transaction<Database>,
  device: z.infer<typeof heldDeviceRowSchema>,
): Promise<void> {
  const { passTypeIdentifier, deviceLibraryIdentifier, pushToken } = device
  const erased = await trx
    .deleteFrom('devices')
    .where('passTypeIdentifier', '=', passTypeIdentifier)
    .where('deviceLibraryIdentifier', '=', deviceLibraryIdentifier)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('registrations')
            .select('registrations.serialNumber')
            .where('registrations.passTypeIdentifier', '=', passTypeIdentifier)
            .where('registrations.deviceLibraryIdentifier', '=', deviceLibraryIdentifier),
        ),
      ),
    )
    .returning('pushToken')
    .executeTakeFirst()
  if (erased === undefined) return
  await forgetUnheldWakeUp(trx, passTypeIdentifier, pushToken)
  await forgetUnheldWatch(trx, passTypeIdentifier, pushToken)
  await eraseEvents(trx, device, deviceLibraryIdentifier)
  await eraseEvents(trx, device, pushToken)
}

/** @param subject What the events are about: serial number, device or push token. */
async function eraseEvents(
  trx: Transaction<Database>,
  { passTypeIdentifier }: Pick<PassKey, 'passTypeIdentifier'>,
  subject: string,
): Promise<void> {
  await trx
    .deleteFrom('timelineEvents')
    .where('subjectHash', '=', subjectHash(passTypeIdentifier, subject))
    .where('passTypeIdentifier', '=', passTypeIdentifier)
    .where('subject', '=', subject)
    .execute()
}

const digestsSchema = z.record(z.string(), z.string())

function imagesOf({ images }: StoredPass): string[] {
  return images === undefined ? [] : Object.values(digestsSchema.parse(JSON.parse(images)))
}

/** Reads all passes, which is rare enough: an index of the images of each would be written with every pass. */
async function eraseImageUnlessUsed(trx: Transaction<Database>, sha256: string): Promise<void> {
  const used = await trx
    .selectFrom('passes')
    .select('serialNumber')
    .where(sql<SqlBool>`images like ${`%${sha256}%`}`)
    .limit(1)
    .executeTakeFirst()
  if (used) return
  await trx.deleteFrom('imageReferences').where('sha256', '=', sha256).execute()
  await trx.deleteFrom('images').where('sha256', '=', sha256).execute()
}
