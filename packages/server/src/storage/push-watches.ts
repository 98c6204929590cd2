import { type Kysely, type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { PassTypeIdentifier, PushToken } from '../identifiers.ts'
import { acceptedRowSchema, heldDeviceRowSchema, silentRowSchema, tokenRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { SilentQuery, TimelineEvent } from './storage.ts'
import { insertTimelineEvents } from './timeline-events.ts'

// A watch is one row per push token. Locks are taken after those of wake-ups and in the order of tokens.

interface Token {
  readonly passTypeIdentifier: PassTypeIdentifier
  readonly pushToken: PushToken
}

/** How the partial index of those that have not come says it. */
const IS_SILENT = sql<SqlBool>`seen_at < pushed_at and repeat_owed_at is null`

/** Characters kept of what was accepted: a little more than 20 lines. */
const MAX_ACCEPTED_LENGTH = 1_400

/**
 * Begins to wait for the devices of wake-ups that were accepted; only within the transaction that has locked them.
 *
 * @param batch Rows of pass type identifier, push token, update tag and apns-id.
 */
export async function watchPushed(trx: Transaction<Database>, batch: string, now: Date): Promise<void> {
  await sql`
    insert into push_watches (pass_type_identifier, push_token, update_tag, pushed_at, pushes, seen_at, accepted)
    select wake_ups.pass_type_identifier, wake_ups.push_token, wake_ups.update_tag,
      coalesce(wake_ups.claimed_at, cast(${now.getTime()} as bigint)), 1, 0,
      cast(${String(now.getTime())} as text) || ' ' || (batch.value ->> 2) || ' ' || (batch.value ->> 3) || cast(${'\n'} as text)
    from json_each(${batch}) as batch
    join wake_ups on wake_ups.pass_type_identifier = batch.value ->> 0 and wake_ups.push_token = batch.value ->> 1
      and wake_ups.update_tag = cast(batch.value ->> 2 as bigint)
    where true
    order by 1, 2
    on conflict (pass_type_identifier, push_token) do update set
      update_tag = excluded.update_tag,
      pushed_at = excluded.pushed_at,
      -- A silence goes on until a device comes, whatever changes meanwhile.
      pushes = case when push_watches.seen_at >= push_watches.pushed_at then 1 else push_watches.pushes + 1 end,
      repeat_owed_at = null,
      accepted = substr(excluded.accepted || push_watches.accepted, 1, ${sql.lit(MAX_ACCEPTED_LENGTH)})
  `.execute(trx)
}

const acceptedLine = /^(\d+) (\d+) (\S*)$/

/** The last pushes to tokens that APNs accepted, in no order. */
export async function listAccepted(
  db: Kysely<Database>,
  passTypeIdentifier: PassTypeIdentifier,
  pushTokens: readonly PushToken[],
): Promise<readonly TimelineEvent[]> {
  if (pushTokens.length === 0) return []
  const rows = await db
    .selectFrom('pushWatches')
    .select(['passTypeIdentifier', 'pushToken', 'accepted'])
    .where('passTypeIdentifier', '=', passTypeIdentifier)
    .where('pushToken', 'in', pushTokens)
    .execute()
  return rows.flatMap(row => {
    const { accepted, ...token } = acceptedRowSchema.parse(row)
    // The last line may be cut off.
    return accepted.split('\n').flatMap((line): TimelineEvent[] => {
      const [, at, updateTag, apnsId] = acceptedLine.exec(line) ?? []
      if (at === undefined) return []
      const event = { ...token, updateTag: Number(updateTag), code: 200, apnsId: apnsId || undefined }
      return [{ at: new Date(Number(at)), kind: 'pushed', ...event }]
    })
  })
}

/** Notes when devices came, by their push tokens. */
export async function noteSeen(
  trx: Transaction<Database>,
  seen: readonly (Token & { readonly at: Date })[],
): Promise<void> {
  const latest = new Map<string, Token & { readonly at: Date }>()
  for (const each of seen) {
    const key = `${each.passTypeIdentifier} ${each.pushToken}`
    const known = latest.get(key)
    if (!known || known.at < each.at) latest.set(key, each)
  }
  const rows = [...latest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
  if (rows.length === 0) return
  await trx
    .insertInto('pushWatches')
    .values(
      rows.map(({ passTypeIdentifier, pushToken, at }) => ({
        passTypeIdentifier,
        pushToken,
        updateTag: 0,
        pushedAt: 0,
        pushes: 0,
        seenAt: at.getTime(),
        accepted: '',
      })),
    )
    .onConflict(conflict =>
      conflict
        .columns(['passTypeIdentifier', 'pushToken'])
        .doUpdateSet(eb => ({ seenAt: eb.ref('excluded.seenAt') }))
        .where('pushWatches.seenAt', '<', eb => eb.ref('excluded.seenAt')),
    )
    .execute()
}

/** Forgets what is known of a push token that no device of the type holds any more. */
export async function forgetUnheldWatch(
  trx: Transaction<Database>,
  passTypeIdentifier: PassTypeIdentifier,
  pushToken: PushToken,
): Promise<void> {
  const holders = await findHolders(trx, [{ passTypeIdentifier, pushToken }])
  if (holders.length > 0) return
  await trx
    .deleteFrom('pushWatches')
    .where('passTypeIdentifier', '=', passTypeIdentifier)
    .where('pushToken', '=', pushToken)
    .execute()
}

export async function oweRepeats(db: Kysely<Database>, { pushes, pushedBy, now, limit }: SilentQuery): Promise<number> {
  return await db.transaction().execute(async trx => {
    const rows = await trx
      .selectFrom('pushWatches')
      .select(['passTypeIdentifier', 'pushToken', 'updateTag', 'pushes'])
      .where('pushes', '=', pushes)
      .where('pushedAt', '<=', pushedBy.getTime())
      .where(IS_SILENT)
      .orderBy('pushedAt')
      .limit(limit)
      .execute()
    const silent = rows.map(row => silentRowSchema.parse(row)).sort(byToken)
    if (silent.length === 0) return 0
    const held = new Set((await findHolders(trx, silent)).map(tokenKey))
    const owed = silent.filter(each => held.has(tokenKey(each)))
    if (owed.length > 0) await oweAgain(trx, owed, now)
    if (owed.length < silent.length)
      await forgetWatches(
        trx,
        silent.filter(each => !held.has(tokenKey(each))),
      )
    return silent.length
  })
}

async function oweAgain(
  trx: Transaction<Database>,
  owed: readonly (Token & { readonly updateTag: number; readonly pushes: number })[],
  now: Date,
): Promise<void> {
  await trx
    .insertInto('wakeUps')
    .values(
      owed.map(({ passTypeIdentifier, pushToken, updateTag }) => ({
        passTypeIdentifier,
        pushToken,
        updateTag,
        dueAt: now.getTime(),
        attempts: 0,
        createdAt: now.getTime(),
      })),
    )
    // One that is owed already is pushed for a newer change.
    .onConflict(conflict => conflict.columns(['passTypeIdentifier', 'pushToken']).doNothing())
    .execute()
  // Another process may have been at it; what it has marked is told of by it.
  const marked = await trx
    .updateTable('pushWatches')
    .set({ repeatOwedAt: now.getTime() })
    .where(isOneOf(owed))
    .where(IS_SILENT)
    .returning(['passTypeIdentifier', 'pushToken', 'updateTag', 'pushes'])
    .execute()
  await insertTimelineEvents(
    trx,
    marked.map(row => {
      const { pushes, ...token } = silentRowSchema.parse(row)
      return { at: now, kind: 'silent', ...token, code: pushes }
    }),
  )
}

/** Watches of tokens that no device has any more. */
async function forgetWatches(trx: Transaction<Database>, tokens: readonly Token[]): Promise<void> {
  await trx.deleteFrom('pushWatches').where(isOneOf(tokens)).where(IS_SILENT).execute()
}

async function findHolders(trx: Transaction<Database>, tokens: readonly Token[]) {
  const rows = await trx
    .selectFrom('devices')
    .select(['passTypeIdentifier', 'pushToken', 'deviceLibraryIdentifier'])
    .where(isOneOf(tokens))
    .execute()
  return rows.map(row => heldDeviceRowSchema.parse(row))
}

/** Forgets up to `limit` watches of tokens that no device has and nothing was heard of since an instant, and pushes before it. */
export async function sweepWatches(trx: Transaction<Database>, before: Date, limit: number): Promise<void> {
  const rows = await trx
    .selectFrom('pushWatches')
    .select(['passTypeIdentifier', 'pushToken'])
    .where('pushedAt', '<', before.getTime())
    .where('seenAt', '<', before.getTime())
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('devices')
            .select('devices.pushToken')
            .whereRef('devices.passTypeIdentifier', '=', 'pushWatches.passTypeIdentifier')
            .whereRef('devices.pushToken', '=', 'pushWatches.pushToken'),
        ),
      ),
    )
    .limit(limit)
    .execute()
  const tokens = rows.map(row => tokenRowSchema.parse(row)).sort(byToken)
  if (tokens.length > 0) await trx.deleteFrom('pushWatches').where(isOneOf(tokens)).execute()
  const old = await trx
    .selectFrom('pushWatches')
    .select(['passTypeIdentifier', 'pushToken'])
    .where('pushedAt', '<', before.getTime())
    .where('accepted', '<>', '')
    .limit(limit)
    .execute()
  const emptied = old.map(row => tokenRowSchema.parse(row)).sort(byToken)
  if (emptied.length > 0) await trx.updateTable('pushWatches').set({ accepted: '' }).where(isOneOf(emptied)).execute()
}

export async function countPushes(
  db: Kysely<Database>,
  pushedBy: Date,
): Promise<{ readonly waiting: number; readonly notFetched: number }> {
  const row = await db
    .selectNoFrom(eb => [
      eb
        .selectFrom('wakeUps')
        .select(({ fn }) => fn.countAll().as('count'))
        .as('waiting'),
      eb
        .selectFrom('pushWatches')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('seenAt', '<', ({ ref }) => ref('pushedAt'))
        .where('pushedAt', '<=', pushedBy.getTime())
        .as('notFetched'),
    ])
    .executeTakeFirstOrThrow()
  return z.object({ waiting: z.int(), notFetched: z.int() }).parse(row)
}

function tokenKey({ passTypeIdentifier, pushToken }: Token): string {
  return `${passTypeIdentifier} ${pushToken}`
}

function byToken(a: Token, b: Token): number {
  return tokenKey(a) < tokenKey(b) ? -1 : 1
}

function isOneOf(tokens: readonly Token[]): RawBuilder<SqlBool> {
  const rows = tokens.map(
    ({ passTypeIdentifier, pushToken }) => sql`(cast(${passTypeIdentifier} as text), cast(${pushToken} as text))`,
  )
  return sql`(pass_type_identifier, push_token) in (values ${sql.join(rows)})`
}
