import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { ProjectId } from '../identifiers.ts'
import { encodeRows } from './encode-rows.ts'
import type { Database } from './schema.ts'

/**
 * Rows that share the count of a project's month. One row alone would be locked by each issue until its commit, and passes of a
 * project would be issued one after another.
 */
const SLOTS = 16

interface Use {
  readonly projectId: ProjectId
  readonly month: string
  /** Decides over the row: different subjects rarely wait for each other. */
  readonly subject: string
}

export async function countUses(trx: Transaction<Database>, uses: readonly Use[]): Promise<void> {
  if (uses.length === 0) return
  const rows = new Map<string, readonly [ProjectId, string, number, number]>()
  for (const { projectId, month, subject } of uses) {
    const slot = slotOf(subject)
    const key = JSON.stringify([projectId, month, slot])
    rows.set(key, [projectId, month, slot, (rows.get(key)?.[3] ?? 0) + 1])
  }
  // In one order for everybody: two transactions never wait for each other.
  const sorted = [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  await sql`
    insert into usage_counts (project_id, month, slot, count)
    select value ->> 0, value ->> 1, cast(value ->> 2 as integer), cast(value ->> 3 as bigint)
    from json_each(${encodeRows(sorted)})
    where true
    order by cast(key as integer)
    on conflict (project_id, month, slot) do update set count = usage_counts.count + excluded.count
  `.execute(trx)
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
