import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

/**
 * What a driver's error means to us.
 *
 * - `conflict`: a key that must be unique is taken
 * - `transient`: the transaction was undone in favour of another; the same again succeeds
 * - `failure`: anything else
 */
export type FailureKind = 'conflict' | 'transient' | 'failure'

/** A database behind one query builder; whatever else differs between two of them is hidden in their dialects. */
export interface Engine {
  readonly db: Kysely<Database>
  /** Whether other processes can work on the same database. */
  readonly isShared: boolean
  /**
   * Reads what is committed, by a statement that is text already: for what devices ask over and over, which takes longer to
   * build than to run. Rows have the database's own names of columns.
   */
  readonly read: (text: string, parameters: readonly (string | number)[]) => Promise<readonly unknown[]>
  readonly classifyFailure: (error: unknown) => FailureKind
}
