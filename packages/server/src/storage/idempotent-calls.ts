import type { Kysely } from 'kysely'
import { idempotencyRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { IdempotentCall, IdempotentState, Storage } from './storage.ts'

export async function beginIdempotentCall(
  db: Kysely<Database>,
  call: Parameters<Storage['beginIdempotentCall']>[0],
): Promise<IdempotentState> {
  const { projectId, idempotencyKey, requestDigest, now, staleBefore } = call
  return await db.transaction().execute(async trx => {
    const inserted = await trx
      .insertInto('idempotencyKeys')
      .values({ projectId, idempotencyKey, requestDigest, createdAt: now.getTime() })
      .onConflict(conflict => conflict.columns(['projectId', 'idempotencyKey']).doNothing())
      .returning('projectId')
      .executeTakeFirst()
    if (inserted) return { kind: 'begun' }
    const row = idempotencyRowSchema.parse(
      await selectCall(trx, call).selectAll().forUpdate().executeTakeFirstOrThrow(),
    )
    if (row.status !== null) {
      const answer = { status: row.status, headers: row.headers, body: row.body ?? new Uint8Array() }
      return { kind: 'answered', requestDigest: row.requestDigest, answer }
    }
    if (row.createdAt >= staleBefore.getTime()) return { kind: 'under way', requestDigest: row.requestDigest }
    await trx
      .updateTable('idempotencyKeys')
      .set({ requestDigest, createdAt: now.getTime() })
      .where('projectId', '=', projectId)
      .where('idempotencyKey', '=', idempotencyKey)
      .execute()
    return { kind: 'begun' }
  })
}

export async function answerIdempotentCall(
  db: Kysely<Database>,
  { projectId, idempotencyKey, answer, serialNumber }: Parameters<Storage['answerIdempotentCall']>[0],
): Promise<void> {
  await db
    .updateTable('idempotencyKeys')
    .set({
      status: answer.status,
      headers: JSON.stringify(answer.headers),
      body: answer.body,
      serialNumber: serialNumber ?? null,
    })
    .where('projectId', '=', projectId)
    .where('idempotencyKey', '=', idempotencyKey)
    .execute()
}

export async function abandonIdempotentCall(
  db: Kysely<Database>,
  { projectId, idempotencyKey }: IdempotentCall,
): Promise<void> {
  await db
    .deleteFrom('idempotencyKeys')
    .where('projectId', '=', projectId)
    .where('idempotencyKey', '=', idempotencyKey)
    .execute()
}

export async function sweepIdempotentCalls(db: Kysely<Database>, before: Date): Promise<void> {
  await db.deleteFrom('idempotencyKeys').where('createdAt', '<', before.getTime()).execute()
}

function selectCall(db: Kysely<Database>, { projectId, idempotencyKey }: IdempotentCall) {
  return db
    .selectFrom('idempotencyKeys')
    .where('projectId', '=', projectId)
    .where('idempotencyKey', '=', idempotencyKey)
}
