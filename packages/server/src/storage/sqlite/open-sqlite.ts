import { CamelCasePlugin, Kysely } from 'kysely'
import { z } from 'zod'
import type { Engine, FailureKind } from '../engine.ts'
import { readThrough } from '../read-through.ts'
import type { Database } from '../schema.ts'
import { toStorageError } from '../to-storage-error.ts'
import { openNodeSqliteDatabase } from './node-sqlite-database.ts'
import { BillfoldSqliteDialect } from './sqlite-dialect.ts'

/**
 * Opens SQLite on a file, or on `:memory:` for a database that ends with the process.
 *
 * @throws StorageError ERR_STORAGE_UNAVAILABLE when the file cannot be opened.
 */
export async function openSqlite(path: string): Promise<Engine> {
  try {
    const database = await openNodeSqliteDatabase(path)
    const { read } = database
    const dialect = new BillfoldSqliteDialect(database)
    const db = new Kysely<Database>({ dialect, plugins: [new CamelCasePlugin()] })
    return {
      db,
      isShared: false,
      read: read ? async (text, parameters) => read(text, parameters) : readThrough(db),
      classifyFailure,
    }
  } catch (error) {
    throw toStorageError({ classifyFailure }, error)
  }
}

// Extended result codes: SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE.
const conflictSchema = z.object({ errcode: z.literal([1555, 2067]) })

/** Nothing is transient here: who waits for the write lock in vain waited five seconds already. */
function classifyFailure(error: unknown): FailureKind {
  return conflictSchema.safeParse(error).success ? 'conflict' : 'failure'
}
