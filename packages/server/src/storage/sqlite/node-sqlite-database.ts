import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import type { SqliteDatabase } from 'kysely'
import { z } from 'zod'

/**
 * How long a statement waits for another process's transaction: far longer than any of ours takes, and short enough for a
 * device that waits for its answer. The wait blocks this process, which is why a file is for one serving process.
 */
const BUSY_TIMEOUT_MS = 5000
const WAL_RETRY_MS = 20

// Result code SQLITE_BUSY.
const busySchema = z.object({ errcode: z.literal(5) })

/** Opens a file (created if missing, readable by its owner only) or `:memory:`, in the shape kysely's driver expects. */
export async function openNodeSqliteDatabase(path: string): Promise<SqliteDatabase> {
  if (path !== ':memory:') createPrivateFile(path)
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true })
  try {
    await enableWal(database)
    database.exec('pragma synchronous = full')
  } catch (error) {
    database.close()
    throw error
  }
  return {
    close: () => database.close(),
    prepare: text => {
      // Not cached: preparing costs 5 µs, one commit to disk a thousand times that.
      const statement = database.prepare(text)
      return {
        reader: statement.columns().length > 0,
        all: parameters => statement.all(...parameters.map(toInputValue)),
        run: parameters => statement.run(...parameters.map(toInputValue)),
        iterate: parameters => statement.iterate(...parameters.map(toInputValue)),
      }
    },
  }
}

/**
 * Lets readers pass a writer; with `synchronous = full` each commit is synced, so that what was answered survives a power
 * cut. The mode stays with the file: only the first processes on a new one may have to wait for each other, and for this
 * one statement SQLite does not do the waiting.
 */
async function enableWal(database: DatabaseSync): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += WAL_RETRY_MS) {
    try {
      return database.exec('pragma journal_mode = wal')
    } catch (error) {
      if (waitedMs >= BUSY_TIMEOUT_MS || !busySchema.safeParse(error).success) throw error
    }
    await setTimeout(WAL_RETRY_MS)
  }
}

/** The file holds authentication tokens and what holders entered; SQLite gives its companions (-wal, -shm) the same mode. */
function createPrivateFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    // One that is there keeps the mode its operator chose.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

function toInputValue(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`Expected a number, a text, bytes or null as parameter of a statement, found ${typeof value}`)
}
