import type { Engine } from './engine.ts'
import { migrate } from './migrate.ts'
import { openPostgres } from './postgres/open-postgres.ts'
import { SqlStorage } from './sql-storage.ts'
import { openSqlite } from './sqlite/open-sqlite.ts'
import type { Storage } from './storage.ts'
import { StorageError } from './storage-error.ts'

/**
 * Opens the database an address names and brings it to this version's schema; several processes may do so at once.
 *
 * @param databaseUrl `sqlite:PATH` (absolute, or relative to the working directory; file and directory are created if missing),
 *   `sqlite::memory:`, or `postgres://user:password@host:port/database`.
 * @throws StorageError ERR_STORAGE_URL, ERR_STORAGE_NEWER, ERR_STORAGE_UNAVAILABLE
 */
export async function openStorage(databaseUrl: string): Promise<Storage> {
  const engine = await openEngine(databaseUrl)
  try {
    await migrate(engine)
  } catch (error) {
    await engine.db.destroy()
    throw error
  }
  return new SqlStorage(engine)
}

async function openEngine(databaseUrl: string): Promise<Engine> {
  const scheme = databaseUrl.slice(0, Math.max(databaseUrl.indexOf(':'), 0))
  switch (scheme) {
    case 'sqlite': {
      const path = databaseUrl.slice('sqlite:'.length)
      if (path === '') throw urlError('no path')
      // Other programs count slashes (three: relative, four: absolute); guessing would open the wrong file, an empty one.
      if (path.startsWith('//')) throw urlError('a path that starts with two slashes')
      return await openSqlite(path)
    }
    case 'postgres':
    case 'postgresql':
      if (!URL.canParse(databaseUrl)) throw urlError('a PostgreSQL address that is no URL')
      return openPostgres(databaseUrl)
    default:
      throw urlError(scheme === '' ? 'no scheme' : 'another scheme')
  }
}

/** Says what is wrong without quoting it: the address may carry a password, wherever a typing error has put it. */
function urlError(found: string): StorageError {
  return new StorageError(
    'ERR_STORAGE_URL',
    `Expected sqlite:PATH, sqlite::memory: or postgres://USER:PASSWORD@HOST:PORT/DATABASE as database address, found ${found}; ` +
      'correct the address (a password is percent-encoded)',
  )
}
