import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import { type ClientBase, Pool, TypeOverrides, types } from 'pg'
import { z } from 'zod'
import type { Engine, FailureKind } from '../engine.ts'
import { readThrough } from '../read-through.ts'
import type { Database } from '../schema.ts'

/** Connections per process: what `pg` takes by default; nine processes stay below PostgreSQL's own default of 100. */
const MAX_CONNECTIONS = 10
/** How long a call waits for a connection, new or handed back. */
const CONNECT_TIMEOUT_MS = 10_000
/** A statement that takes longer has met a fault: our largest, a fan-out to 300,000 devices, took 5 s on two cores. */
const STATEMENT_TIMEOUT_MS = 60_000
/** A process that hangs within a transaction would hold the counter of its pass type, and with it every other node. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 30_000

/**
 * Opens a pool of connections to PostgreSQL; nothing is connected before the first statement.
 *
 * @param url `postgres://user:password@host:port/database`; parameters as libpq's (`sslmode`, …).
 */
export function openPostgres(url: string): Engine {
  const pool = new Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    fallback_application_name: 'billfold',
    onConnect: configureSession,
    types: createTypeParsers(),
  })
  // An idle connection that breaks (the database restarts) is replaced by the pool; without a listener it ends the process.
  pool.on('error', () => {})
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] })
  return {
    db,
    isShared: true,
    read: readThrough(db),
    classifyFailure,
  }
}

/**
 * Sets what every statement relies on. Not as start-up parameters: poolers (PgBouncer) refuse those, and an address with
 * `options` of its own would replace them.
 */
async function configureSession(client: ClientBase): Promise<void> {
  // After waiting for a lock, the next statement must see what its holder has committed.
  await client.query(`
    set default_transaction_isolation = 'read committed';
    set statement_timeout = ${STATEMENT_TIMEOUT_MS};
    set idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_TIMEOUT_MS}`)
}

/** `pg` answers 64-bit integers as text: ours are instants, tags and counts, all within what a number holds exactly. */
function createTypeParsers(): TypeOverrides {
  const parsers = new TypeOverrides()
  parsers.setTypeParser(types.builtins.INT8, (text: string) => {
    const value = Number(text)
    if (!Number.isSafeInteger(value)) throw new RangeError('Expected an integer below 2^53 in a 64-bit column')
    return value
  })
  return parsers
}

const codedErrorSchema = z.object({ code: z.string() })

/** @see PostgreSQL, appendix A: 23505 unique_violation, 40001 serialization_failure, 40P01 deadlock_detected */
function classifyFailure(error: unknown): FailureKind {
  const code = codedErrorSchema.safeParse(error).data?.code
  if (code === '23505') return 'conflict'
  return code === '40001' || code === '40P01' ? 'transient' : 'failure'
}
