import type { Transaction } from 'kysely'
import { z } from 'zod'
import type { PassTypeIdentifier } from '../identifiers.ts'
import type { Database } from './schema.ts'

/**
 * Takes the next update tag of a pass type.
 *
 * The counter's row stays locked until the transaction ends, so tags become visible in the order of their numbers. A
 * sequence would not do: number 8 can commit before number 7, a device is shown 8, and never asks for 7.
 */
export async function nextUpdateTag(
  trx: Transaction<Database>,
  passTypeIdentifier: PassTypeIdentifier,
): Promise<number> {
  const row = await trx
    .insertInto('passTypes')
    .values({ passTypeIdentifier, lastUpdateTag: 1 })
    .onConflict(conflict =>
      conflict
        .column('passTypeIdentifier')
        .doUpdateSet(eb => ({ lastUpdateTag: eb('passTypes.lastUpdateTag', '+', 1) })),
    )
    .returning('lastUpdateTag')
    .executeTakeFirstOrThrow()
  return z.int().positive().parse(row.lastUpdateTag)
}
