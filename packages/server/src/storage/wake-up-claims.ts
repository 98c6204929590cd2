import { type Kysely, type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { PassTypeIdentifier } from '../identifiers.ts'
import { wakeUpRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { WakeUp, WakeUpClaim } from './storage.ts'

/** Wake-ups claimed at once, at most: each is three parameters of a later statement, and SQLite takes 32,766. */
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
    .set(eb => ({ claimedUntil: now.getTime() + leaseMs, attempts: eb('wakeUps.attempts', '+', 1) }))
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
  await db.transaction().execute(async trx => {
    await lockWakeUps(trx, wakeUps)
    await trx.deleteFrom('wakeUps').where(isOneOfAsClaimed(wakeUps)).execute()
    // What is left has changed since it was claimed: the push that was sent may have come before that change.
    await trx
      .updateTable('wakeUps')
      .set({ claimedUntil: null, dueAt: now.getTime(), attempts: 0 })
      .where(isOneOf(wakeUps))
      .execute()
  })
}

export async function postponeWakeUps(db: Kysely<Database>, wakeUps: readonly WakeUp[], dueAt: Date): Promise<void> {
  if (wakeUps.length === 0) return
  await db.transaction().execute(async trx => {
    await lockWakeUps(trx, wakeUps)
    await trx
      .updateTable('wakeUps')
      .set({ claimedUntil: null, dueAt: dueAt.getTime() })
      .where(isOneOf(wakeUps))
      .execute()
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
async function lockWakeUps(trx: Transaction<Database>, wakeUps: readonly WakeUp[]): Promise<void> {
  await trx
    .selectFrom('wakeUps')
    .select('pushToken')
    .where(isOneOf(wakeUps))
    .orderBy('passTypeIdentifier')
    .orderBy('pushToken')
    .forUpdate()
    .execute()
}

// PostgreSQL takes a bare parameter of VALUES for a text, SQLite knows row values in this form only: casts serve both.

function isOneOf(wakeUps: readonly WakeUp[]): RawBuilder<SqlBool> {
  const rows = wakeUps.map(
    ({ passTypeIdentifier, pushToken }) => sql`(cast(${passTypeIdentifier} as text), cast(${pushToken} as text))`,
  )
  return sql`(pass_type_identifier, push_token) in (values ${sql.join(rows)})`
}

function isOneOfAsClaimed(wakeUps: readonly WakeUp[]): RawBuilder<SqlBool> {
  const rows = wakeUps.map(
    ({ passTypeIdentifier, pushToken, updateTag }) =>
      sql`(cast(${passTypeIdentifier} as text), cast(${pushToken} as text), cast(${updateTag} as bigint))`,
  )
  return sql`(pass_type_identifier, push_token, update_tag) in (values ${sql.join(rows)})`
}
