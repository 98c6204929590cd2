import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import type { ProjectId } from '../identifiers.ts'
import type { Database } from './schema.ts'

/**
 * Rows that share the count of a project's month. One row alone would be locked by each issue until its commit, and passes of a
 * project would be issued one after another.
 */
const SLOTS = 16

/** @param use.subject Decides over the row: different subjects rarely wait for each other. */
export async function countUse(
  trx: Transaction<Database>,
  use: { readonly projectId: ProjectId; readonly month: string; readonly subject: string },
): Promise<void> {
  await trx
    .insertInto('usageCounts')
    .values({ projectId: use.projectId, month: use.month, slot: slotOf(use.subject), count: 1 })
    .onConflict(conflict =>
      conflict.columns(['projectId', 'month', 'slot']).doUpdateSet(eb => ({ count: eb('usageCounts.count', '+', 1) })),
    )
    .execute()
}

export async function countUsage(db: Kysely<Database>, projectId: ProjectId, month: string): Promise<number> {
  const rows = await db
    .selectFrom('usageCounts')
    .select('count')
    .where('projectId', '=', projectId)
    .where('month', '=', month)
    .execute()
  return rows.reduce((sum, { count }) => sum + z.int().parse(count), 0)
}

function slotOf(subject: string): number {
  let sum = 0
  for (let index = 0; index < subject.length; index += 1) sum += subject.charCodeAt(index)
  return sum % SLOTS
}
