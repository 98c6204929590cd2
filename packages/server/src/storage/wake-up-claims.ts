import { type Kysely, type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { PassTypeIdentifier } from '../identifiers.ts'
import { encodeRows } from './encode-rows.ts'
import { watchPushed } from './push-watches.ts'
import { wakeUpRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { WakeUp, WakeUpClaim } from './storage.ts'

/** Wake-ups claimed at once, at most: long enough batches to share a commit, short enough to let others have the database. */
const MAX_CLAIMED_WAKE_UPS = 1000

/**
 * Claims due wake-ups in one statement. Rows that another claimer is just taking are skipped, not waited for.
 *
 * The choice stands in a materialized CTE because a planner may run a plain subquery several times, and each run would
 * skip what the one before has locked and take more.
 */
export async function claimWakeUps(
  db: Kysely<Database>,
  { now, leaseMs, limit }: WakeUpClaim,
): Promise<readonly WakeUp[]> {
  const rows = await db
    .with(
      cte => cte('due').materialized(),
      query =>
        query
          .selectFrom('wakeUps')
          .select(['passTypeIdentifier', 'pushToken'])
          .where('dueAt', '<=', now.getTime())
          .where(eb => eb.or([eb('claimedUntil', 'is', null), eb('claimedUntil', '<=', now.getTime())]))
          .orderBy('dueAt')
          .limit(Math.min(limit, MAX_CLAIMED_WAKE_UPS))
          .forUpdate()
          .skipLocked(),
    )
    .updateTable('wakeUps')
    .from('due')
    .set(eb => ({
      claimedUntil: now.getTime() + leaseMs,
      claimedAt: now.getTime(),
      attempts: eb('wakeUps.attempts', '+', 1),
    }))
    .whereRef('wakeUps.passTypeIdentifier', '=', 'due.passTypeIdentifier')
    .whereRef('wakeUps.pushToken', '=', 'due.pushToken')
    .returning([
      'wakeUps.passTypeIdentifier',
      'wakeUps.pushToken',
      'wakeUps.updateTag',
      'wakeUps.attempts',
      'wakeUps.dueAt',
    ])
    .execute()
  // An update answers in any order.
  return rows.toSorted((a, b) => a.dueAt - b.dueAt).map(row => wakeUpRowSchema.parse(row))
}

export async function completeWakeUps(db: Kysely<Database>, wakeUps: readonly WakeUp[], now: Date): Promise<void> {
  if (wakeUps.length === 0) return
  const batch = encodeBatch(wakeUps)
  await db.transaction().execute(async trx => {
    await lockWakeUps(trx, batch)
    await watchPushed(trx, batch, now)
    const { numDeletedRows } = await trx.deleteFrom('wakeUps').where(isOneOfAsClaimed(batch)).executeTakeFirstOrThrow()
    if (numDeletedRows === BigInt(wakeUps.length)) return
    // What is left has changed since it was claimed: the push that was sent may have come before that change.
    await trx
      .updateTable('wakeUps')
      .set({ claimedUntil: null, dueAt: now.getTime(), attempts: 0 })
      .where(isOneOf(batch))
      .execute()
  })
}

export async function postponeWakeUps(db: Kysely<Database>, wakeUps: readonly WakeUp[], dueAt: Date): Promise<void> {
  if (wakeUps.length === 0) return
  const batch = encodeBatch(wakeUps)
  await db.transaction().execute(async trx => {
    await lockWakeUps(trx, batch)
    await trx.updateTable('wakeUps').set({ claimedUntil: null, dueAt: dueAt.getTime() }).where(isOneOf(batch)).execute()
  })
}

export async function releaseWakeUps(db: Kysely<Database>): Promise<void> {
  await db.updateTable('wakeUps').set({ claimedUntil: null }).where('claimedUntil', 'is not', null).execute()
}

export async function hastenWakeUps(
  db: Kysely<Database>,
  passTypeIdentifier: PassTypeIdentifier,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async trx => {
    const postponed = await trx
      .selectFrom('wakeUps')
      .select('pushToken')
      .where('passTypeIdentifier', '=', passTypeIdentifier)
      .where('claimedUntil', 'is', null)
      .where('dueAt', '>', now.getTime())
      .orderBy('pushToken')
      .limit(1)
      .execute()
    if (postponed.length === 0) return
    await trx
      .selectFrom('wakeUps')
      .select('pushToken')
      .where('passTypeIdentifier', '=', passTypeIdentifier)
      .orderBy('pushToken')
      .forUpdate()
      .execute()
    await trx
      .updateTable('wakeUps')
      .set({ dueAt: now.getTime() })
      .where('passTypeIdentifier', '=', passTypeIdentifier)
      .where('claimedUntil', 'is', null)
      .where('dueAt', '>', now.getTime())
      .execute()
  })
}

export async function nextWakeUpAt(db: Kysely<Database>): Promise<Date | undefined> {
  // Two looks at the head of an index, however many wake-ups an outage of APNs has piled up.
  const row = await db
    .selectNoFrom(eb => [
      eb
        .selectFrom('wakeUps')
        .select(({ fn }) => fn.min('dueAt').as('dueAt'))
        .where('claimedUntil', 'is', null)
        .as('dueAt'),
      eb
        .selectFrom('wakeUps')
        .select(({ fn }) => fn.min('claimedUntil').as('claimedUntil'))
        .where('claimedUntil', 'is not', null)
        .as('leaseEndsAt'),
    ])
    .executeTakeFirstOrThrow()
  const instants = z.array(z.int()).parse([row.dueAt, row.leaseEndsAt].filter(instant => instant !== null))
  return instants.length === 0 ? undefined : new Date(Math.min(...instants))
}

/** Locks a batch in the order in which a change's fan-out writes its tokens. */
async function lockWakeUps(trx: Transaction<Database>, batch: string): Promise<void> {
  await trx
    .selectFrom(query =>
      query
        .selectFrom('wakeUps')
        .select('pushToken')
        .where(isOneOf(batch))
        .orderBy('passTypeIdentifier')
        .orderBy('pushToken')
        .forUpdate()
        .as('locked'),
    )
    // The rows themselves stay where they are.
    .select(({ fn }) => fn.countAll().as('count'))
    .execute()
}

function isOneOf(batch: string): RawBuilder<SqlBool> {
  return sql`(pass_type_identifier, push_token) in (select value ->> 0, value ->> 1 from json_each(${batch}))`
}

function isOneOfAsClaimed(batch: string): RawBuilder<SqlBool> {
  return sql`(pass_type_identifier, push_token, update_tag) in
    (select value ->> 0, value ->> 1, cast(value ->> 2 as bigint) from json_each(${batch}))`
}

function encodeBatch(wakeUps: readonly WakeUp[]): string {
  return encodeRows(
    wakeUps.map(({ passTypeIdentifier, pushToken, updateTag, apnsId = '' }) => [
      passTypeIdentifier,
      pushToken,
      updateTag,
      apnsId,
    ]),
  )
}
