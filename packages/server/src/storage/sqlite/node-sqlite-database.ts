import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
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

export interface NodeSqliteDatabase extends SqliteDatabase {
  /** Reads on a connection of its own, beside any transaction; absent for `:memory:`, which has one connection. */
  readonly read?: (text: string, parameters: readonly (string | number)[]) => readonly unknown[]
}

/** Opens a file (created if missing, readable by its owner only) or `:memory:`, in the shape kysely's driver expects. */
export async function openNodeSqliteDatabase(path: string): Promise<NodeSqliteDatabase> {
  const isFile = path !== ':memory:'
  if (isFile) createPrivateFile(path)
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true })
  try {
    await enableWal(database)
    database.exec('pragma synchronous = full')
  } catch (error) {
    database.close()
    throw error
  }
  const prepare = readyStatements(database)
  if (!isFile) return { close: () => database.close(), prepare }
  const reader = openReader(path, database)
  return {
    close: () => {
      // The last to leave tidies up, which a reader may not.
      reader.close()
      database.close()
    },
    prepare,
    read: readTogether(reader),
  }
}

function openReader(path: string, database: DatabaseSync): DatabaseSync {
  try {
    return new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, readOnly: true })
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * Reads of one turn of the event loop share a transaction: of the 2.7 µs that a read takes, 1.9 are spent on its lock. What is
 * committed meanwhile is seen in the next turn, which is before anybody who was told of it can ask.
 */
function readTogether(reader: DatabaseSync): NonNullable<NodeSqliteDatabase['read']> {
  const statements = new Map<string, StatementSync>()
  const [begin, commit] = [reader.prepare('begin'), reader.prepare('commit')]
  let isReading = false
  const end = () => {
    isReading = false
    // A disk that cannot be read has ended the transaction already; nobody waits here to be told.
    if (reader.isOpen && reader.isTransaction) commit.run()
  }
  return (text, parameters) => {
    if (!isReading) {
      begin.run()
      isReading = true
      setImmediate(end)
    }
    const statement = statements.get(text) ?? reader.prepare(text)
    statements.set(text, statement)
    return statement.all(...parameters)
  }
}

/** Statements are prepared once: that takes as long as running them, 20 µs of the 130 that answering a device took. */
function readyStatements(database: DatabaseSync): (text: string) => Statement {
  const statements = new Map<string, Statement>()
  return text => {
    const known = statements.get(text)
    if (known) return known
    const statement = prepareStatement(database, text)
    if (statements.size === MAX_STATEMENTS) statements.clear()
    statements.set(text, statement)
    return statement
  }
}

type Statement = ReturnType<SqliteDatabase['prepare']>

/** Those of this folder, in as many shapes as its queries have; a list that can be filtered has some dozens. */
const MAX_STATEMENTS = 500

function prepareStatement(database: DatabaseSync, text: string): Statement {
  const statement = database.prepare(text)
  return {
    reader: statement.columns().length > 0,
    all: parameters => statement.all(...parameters.map(toInputValue)),
    run: parameters => statement.run(...parameters.map(toInputValue)),
    // One of its own: who reads row by row may be overtaken by the same statement.
    iterate: parameters => database.prepare(text).iterate(...parameters.map(toInputValue)),
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
