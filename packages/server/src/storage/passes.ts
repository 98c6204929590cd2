import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { ProjectId, SerialNumber } from '../identifiers.ts'
import { insertAuditEntries } from './audit-log.ts'
import { encodeRows } from './encode-rows.ts'
import { passRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import { storableText } from './storable-text.ts'
import type {
  ChangeRecord,
  ContentChange,
  ContentChangeResult,
  NewPass,
  PassKey,
  PassLabels,
  StoredPass,
  TimelineEvent,
} from './storage.ts'
import { insertTimelineEvents } from './timeline-events.ts'
import { nextUpdateTag } from './update-tags.ts'
import { countUses } from './usage.ts'
import { owePassWakeUps } from './wake-ups.ts'

const SECOND_MS = 1000

/** An issued pass, and what is written with it. */
export interface Issue {
  readonly pass: NewPass
  readonly record: ChangeRecord
}

/**
 * Stores issued passes, all or none. They take no update tag: issuing many at once must not queue at the type's counter.
 */
export async function insertPasses(db: Kysely<Database>, issues: readonly Issue[]): Promise<void> {
  const passes = encodeRows(issues.map(({ pass }) => columnsOf(pass)))
  await db.transaction().execute(async trx => {
    await sql`
      insert into passes (pass_type_identifier, serial_number, project_id, authentication_token, content, update_tag, created_at,
        updated_at, last_modified_at, external_id, holder_id, name, search_text, images)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, 0, cast(value ->> 5 as bigint),
        cast(value ->> 5 as bigint), cast(value ->> 6 as bigint), value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11
      from json_each(${passes})
    `.execute(trx)
    await recordChanges(trx, issues)
  })
}

function columnsOf(pass: NewPass): readonly (string | number | null)[] {
  const { passTypeIdentifier, serialNumber, projectId, authenticationToken, content } = pass
  const createdAt = pass.createdAt.getTime()
  const { externalId, holderId, name, searchText, images } = labelColumns(pass)
  return [
    passTypeIdentifier,
    serialNumber,
    projectId,
    authenticationToken,
    content,
    createdAt,
    floorToSecond(createdAt),
    externalId,
    holderId,
    name,
    searchText,
    images,
  ]
}

/** An issued pass as it stands in the database. */
export function storedAs(pass: NewPass): StoredPass {
  const { passTypeIdentifier, serialNumber, projectId, authenticationToken, content, createdAt } = pass
  const { externalId, holderId, images } = pass
  return {
    passTypeIdentifier,
    serialNumber,
    projectId,
    authenticationToken,
    content,
    updateTag: 0,
    createdAt,
    updatedAt: createdAt,
    lastModifiedAt: new Date(floorToSecond(createdAt.getTime())),
    latestMessage: undefined,
    externalId,
    holderId,
    images,
    revokedAt: undefined,
  }
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
    if (change.expectedTag !== undefined && change.expectedTag !== current.updateTag) {
      return { pass: current, isChanged: false, notifiedDevices: 0, isStale: true }
    }
    const content = change.content ?? current.content
    const latestMessage = change.latestMessage ?? current.latestMessage
    const revokedAt = change.revokedAt === undefined ? current.revokedAt : (change.revokedAt ?? undefined)
    const isRevocationKept = revokedAt?.getTime() === current.revokedAt?.getTime()
    if (current.content === content && current.latestMessage === latestMessage && isRevocationKept) {
      return { pass: current, isChanged: false, notifiedDevices: 0 }
    }

    const updateTag = await nextUpdateTag(trx, current.passTypeIdentifier)
    const pass = await storeContent(trx, current, { ...change, content, latestMessage, revokedAt }, updateTag)
    await owePassWakeUps(trx, pass)
    await insertTimelineEvents(trx, [changedEvent(pass, change)])
    await recordChanges(trx, [{ pass, record: change }])
    return { pass, isChanged: true, notifiedDevices: await countRegistrations(trx, pass) }
  })
}

function selectProjectPass(db: Kysely<Database>, projectId: ProjectId, serialNumber: SerialNumber) {
  return db.selectFrom('passes').selectAll().where('projectId', '=', projectId).where('serialNumber', '=', serialNumber)
}

type NewVersion = Pick<ContentChange, 'labels' | 'now'> & Pick<StoredPass, 'content' | 'latestMessage' | 'revokedAt'>

async function storeContent(
  trx: Transaction<Database>,
  current: StoredPass,
  { content, latestMessage, revokedAt, labels, now }: NewVersion,
  updateTag: number,
): Promise<StoredPass> {
  // `Last-Modified` has whole seconds: a second change within one moves on to the next, or a device that has the first
  // would be answered 304 and keep it. Spec: web service 1.3.
  const lastModifiedAt = Math.max(floorToSecond(now.getTime()), current.lastModifiedAt.getTime() + SECOND_MS)
  const row = await trx
    .updateTable('passes')
    .set({
      content,
      latestMessage: latestMessage ?? null,
      revokedAt: revokedAt?.getTime() ?? null,
      ...(labels && labelColumns(labels)),
      updateTag,
      updatedAt: now.getTime(),
      lastModifiedAt,
    })
    .where('passTypeIdentifier', '=', current.passTypeIdentifier)
    .where('serialNumber', '=', current.serialNumber)
    .returningAll()
    .executeTakeFirstOrThrow()
  return passRowSchema.parse(row)
}

function changedEvent(pass: StoredPass, { announcedFields = 0, now }: ContentChange): TimelineEvent {
  const { passTypeIdentifier, serialNumber, updateTag } = pass
  return { at: now, kind: 'changed', passTypeIdentifier, serialNumber, updateTag, code: announcedFields }
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

function labelColumns({ externalId, holderId, name = '', searchText = '', images }: PassLabels) {
  return {
    externalId: externalId ?? null,
    holderId: holderId ?? null,
    name: storableText(name),
    searchText: storableText(searchText),
    images: images ?? null,
  }
}

/** What every change of a pass leaves behind: its place in the usage of the month, and its line in the log of changes. */
async function recordChanges(
  trx: Transaction<Database>,
  changes: readonly { readonly pass: Pick<NewPass, 'projectId' | 'serialNumber'>; readonly record: ChangeRecord }[],
): Promise<void> {
  const uses = changes.flatMap(({ pass: { projectId, serialNumber }, record: { usageMonth } }) =>
    usageMonth === undefined ? [] : [{ projectId, month: usageMonth, subject: serialNumber }],
  )
  await countUses(trx, uses)
  const entries = changes.flatMap(({ record: { audit } }) => audit ?? [])
  await insertAuditEntries(trx, entries)
}
