import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { z } from 'zod'
import type { Engine } from './engine.ts'
import * as initial from './migrations/0001-initial.ts'
import * as identities from './migrations/0002-identities.ts'
import * as timeline from './migrations/0003-timeline.ts'
import * as projects from './migrations/0004-projects.ts'
import * as studioSessions from './migrations/0005-studio-sessions.ts'
import { StorageError } from './storage-error.ts'
import { toStorageError } from './to-storage-error.ts'

/** Every migration under its permanent name; a new one is added at the end, none is ever changed. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-initial': initial,
  '0002-identities': identities,
  '0003-timeline': timeline,
  '0004-projects': projects,
  '0005-studio-sessions': studioSessions,
}

/**
 * Brings the database to this version's schema; does nothing when it is there.
 *
 * Several processes may call it at once: PostgreSQL's migrator takes an advisory lock, SQLite runs it in a transaction
 * that holds the write lock from its start, so one does the work and the others find it done.
 *
 * @throws StorageError ERR_STORAGE_NEWER, ERR_STORAGE_UNAVAILABLE
 */
export async function migrate(engine: Engine): Promise<void> {
  const migrator = new Migrator({
    // Migrations say snake_case themselves: what they create must not depend on a plugin's rules of today.
    db: engine.db.withoutPlugins(),
    provider: { getMigrations: async () => ({ ...migrations }) },
  })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return

  // Asked only now, so that a newer process that migrates while we start is recognised as well.
  const unknown = await findUnknownMigration(engine)
  if (unknown === undefined) throw toStorageError(engine, error)
  throw new StorageError(
    'ERR_STORAGE_NEWER',
    `Expected a database of this version or an older one, found migration ${unknown} of a newer Billfold; ` +
      'start that version again, or restore a backup made before the upgrade',
    { cause: error },
  )
}

const migrationNamesSchema = z.array(z.object({ name: z.string() }))

async function findUnknownMigration(engine: Engine): Promise<string | undefined> {
  try {
    const { rows } = await sql`select name from kysely_migration order by name`.execute(engine.db)
    return migrationNamesSchema.parse(rows).find(({ name }) => !Object.hasOwn(migrations, name))?.name
  } catch {
    // No such table, or no database at all: then the migrator's own error says what is wrong.
    return undefined
  }
}
