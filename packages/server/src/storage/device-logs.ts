import type { Kysely } from 'kysely'
import { deviceLogRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import { storableText } from './storable-text.ts'
import type { DeviceLogEntry, NewDeviceLogEntry } from './storage.ts'

/** Log entries kept. The endpoint asks for no credentials: without an end, a stranger fills the disk. */
export const MAX_DEVICE_LOG_ENTRIES = 10_000
/** Entries in one statement: each is five parameters, and SQLite takes 32,766. */
const INSERT_SIZE = 1_000

export async function appendDeviceLogs(db: Kysely<Database>, entries: readonly NewDeviceLogEntry[]): Promise<void> {
  const newest = entries.slice(-MAX_DEVICE_LOG_ENTRIES)
  if (newest.length === 0) return
  await db.transaction().execute(async trx => {
    for (let start = 0; start < newest.length; start += INSERT_SIZE) {
      await trx
        .insertInto('deviceLogs')
        .values(newest.slice(start, start + INSERT_SIZE).map(toRow))
        .execute()
    }
    await trx
      .deleteFrom('deviceLogs')
      .where('deviceLogId', '<=', eb =>
        eb
          .selectFrom('deviceLogs')
          .select(({ fn, lit }) =>
            eb(fn.max<number>('deviceLogId'), '-', lit(MAX_DEVICE_LOG_ENTRIES)).as('lastToForget'),
          ),
      )
      .execute()
  })
}

export async function listDeviceLogs(
  db: Kysely<Database>,
  { limit }: { readonly limit: number },
): Promise<readonly DeviceLogEntry[]> {
  const rows = await db
    .selectFrom('deviceLogs')
    .select(['receivedAt', 'message'])
    .orderBy('deviceLogId', 'desc')
    .limit(limit)
    .execute()
  return rows.map(row => deviceLogRowSchema.parse(row))
}

function toRow(entry: NewDeviceLogEntry) {
  return {
    receivedAt: entry.receivedAt.getTime(),
    message: storableText(entry.message),
    passTypeIdentifier: entry.passTypeIdentifier ?? null,
    serialNumber: entry.serialNumber ?? null,
    deviceLibraryIdentifier: entry.deviceLibraryIdentifier ?? null,
  }
}
