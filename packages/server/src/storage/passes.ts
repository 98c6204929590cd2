import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import type { ProjectId, SerialNumber } from '../identifiers.ts'
import { passRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { ContentChange, ContentChangeResult, NewPass, PassKey, StoredPass } from './storage.ts'
import { nextUpdateTag } from './update-tags.ts'
import { owePassWakeUps } from './wake-ups.ts'

const SECOND_MS = 1000

/** Stores an issued pass. It takes no update tag: issuing many at once must not queue at the type's counter. */
export async function insertPass(db: Kysely<Database>, pass: NewPass): Promise<StoredPass> {
  const createdAt = pass.createdAt.getTime()
  const row = await db
    .insertInto('passes')
    .values({
      passTypeIdentifier: pass.passTypeIdentifier,
      serialNumber: pass.serialNumber,
      projectId: pass.projectId,
      authenticationToken: pass.authenticationToken,
      content: pass.content,
      updateTag: 0,
      createdAt,
      updatedAt: createdAt,
      lastModifiedAt: floorToSecond(createdAt),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return passRowSchema.parse(row)
}

export async function findPass(db: Kysely<Database>, key: PassKey): Promise<StoredPass | undefined> {
  const row = await db
    .selectFrom('passes')
    .selectAll()
    .where('passTypeIdentifier', '=', key.passTypeIdentifier)
    .where('serialNumber', '=', key.serialNumber)
    .executeTakeFirst()
  return row && passRowSchema.parse(row)
}

export async function findProjectPass(
  db: Kysely<Database>,
  projectId: ProjectId,
  serialNumber: SerialNumber,
): Promise<StoredPass | undefined> {
  const row = await selectProjectPass(db, projectId, serialNumber).executeTakeFirst()
  return row && passRowSchema.parse(row)
}

export async function findPassBySerialNumber(
  db: Kysely<Database>,
  serialNumber: SerialNumber,
): Promise<StoredPass | undefined> {
  const row = await db
    .selectFrom('passes')
    .selectAll()
    .where('serialNumber', '=', serialNumber)
    .orderBy('createdAt')
    .limit(1)
    .executeTakeFirst()
  return row && passRowSchema.parse(row)
}

/**
 * Changes a pass and owes its devices a wake-up, in one transaction.
 *
 * Locks are taken in the order every transaction of this folder keeps: pass, devices, counter, wake-ups. Devices need none
 * here: who registers for this pass waits for it, and who brings a new token waits for the counter.
 */
export async function replaceContent(
  db: Kysely<Database>,
  change: ContentChange,
): Promise<ContentChangeResult | undefined> {
  return await db.transaction().execute(async trx => {
    const row = await selectProjectPass(trx, change.projectId, change.serialNumber).forUpdate().executeTakeFirst()
    if (row === undefined) return undefined
    const current = passRowSchema.parse(row)
    if (current.content === change.content) return { pass: current, isChanged: false, notifiedDevices: 0 }

    const updateTag = await nextUpdateTag(trx, current.passTypeIdentifier)
    const pass = await storeContent(trx, current, change, updateTag)
    await owePassWakeUps(trx, pass)
    return { pass, isChanged: true, notifiedDevices: await countRegistrations(trx, pass) }
  })
}

function selectProjectPass(db: Kysely<Database>, projectId: ProjectId, serialNumber: SerialNumber) {
  return db.selectFrom('passes').selectAll().where('projectId', '=', projectId).where('serialNumber', '=', serialNumber)
}

async function storeContent(
  trx: Transaction<Database>,
  current: StoredPass,
  { content, now }: ContentChange,
  updateTag: number,
): Promise<StoredPass> {
  // `Last-Modified` has whole seconds: a second change within one moves on to the next, or a device that has the first
  // would be answered 304 and keep it. Spec: web service 1.3.
  const lastModifiedAt = Math.max(floorToSecond(now.getTime()), current.lastModifiedAt.getTime() + SECOND_MS)
  const row = await trx
    .updateTable('passes')
    .set({ content, updateTag, updatedAt: now.getTime(), lastModifiedAt })
    .where('passTypeIdentifier', '=', current.passTypeIdentifier)
    .where('serialNumber', '=', current.serialNumber)
    .returningAll()
    .executeTakeFirstOrThrow()
  return passRowSchema.parse(row)
}

async function countRegistrations(trx: Transaction<Database>, key: PassKey): Promise<number> {
  const row = await trx
    .selectFrom('registrations')
    .select(eb => eb.fn.countAll().as('count'))
    .where('passTypeIdentifier', '=', key.passTypeIdentifier)
    .where('serialNumber', '=', key.serialNumber)
    .executeTakeFirstOrThrow()
  return z.int().parse(row.count)
}

function floorToSecond(ms: number): number {
  return Math.floor(ms / SECOND_MS) * SECOND_MS
}
