import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStorage } from '../../src/storage/open-storage.ts'
import { createPostgresDatabase, withPostgresClient } from '../support/postgres-server.ts'
import { at, change, newPass, newRegistration, withProjects } from './builders.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'billfold-storage-'))
})
afterAll(async () => {
  await rm(directory, { recursive: true, force: true })
})

describe('openStorage', () => {
  it.each([
    ['nothing', ''],
    ['a path without a scheme', './billfold.db'],
    ['another engine', 'mysql://billfold:s3cret-password@db/billfold'],
    ['SQLite without a path', 'sqlite:'],
    ['SQLite with slashes that programs count differently', 'sqlite:///billfold.db'],
    ['a PostgreSQL address that is no URL', 'postgres://billfold:s3cret-password@db:port/billfold'],
  ])('refuses %s without quoting a password', async (_, databaseUrl) => {
    const refusal = openStorage(databaseUrl)
    await expect(refusal).rejects.toMatchObject({ name: 'StorageError', code: 'ERR_STORAGE_URL' })
    await expect(refusal).rejects.toThrow(/^Expected sqlite:PATH.* found /)
    await expect(refusal).rejects.not.toThrow(/s3cret/)
  })

  it('knows which engine other processes may share', async () => {
    const sqlite = await openStorage('sqlite::memory:')
    const postgres = await openStorage((await createPostgresDatabase()).replace('postgres:', 'postgresql:'))
    expect([sqlite.isShared, postgres.isShared]).toEqual([false, true])
    await sqlite.close()
    await postgres.close()
  })

  it('says that a file cannot be opened', async () => {
    // A directory that is a file.
    await writeFile(join(directory, 'occupied'), '')
    await expect(openStorage(`sqlite:${join(directory, 'occupied', 'billfold.db')}`)).rejects.toMatchObject({
      code: 'ERR_STORAGE_UNAVAILABLE',
      cause: expect.any(Error),
    })
  })

  it('creates the directory of a file, for its owner alone', async () => {
    const path = join(directory, 'absent', 'billfold.db')
    await (await openStorage(`sqlite:${path}`)).close()
    expect((await stat(dirname(path))).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o700)
  })

  it('says that a server cannot be reached, without its password', async () => {
    const failure = openStorage('postgres://billfold:s3cret-password@127.0.0.1:1/billfold')
    await expect(failure).rejects.toMatchObject({ code: 'ERR_STORAGE_UNAVAILABLE', cause: expect.any(Error) })
    await expect(failure).rejects.toThrow(/ECONNREFUSED/)
    await expect(failure).rejects.not.toThrow(/s3cret/)
  })

  it('keeps on disk what it answered, in a file for its owner alone', async () => {
    const path = join(directory, 'durable.db')
    const before = await withProjects(await openStorage(`sqlite:${path}`))
    await before.insertPass(newPass('a'))
    await before.registerDevice(newRegistration('phone', 'a'))
    const { pass } = await change(before, 'a', at(10))
    await before.claimWakeUps({ now: at(10), leaseMs: 60_000, limit: 1 })
    await before.close()

    const after = await openStorage(`sqlite:${path}`)
    expect(await after.findPass(pass)).toEqual(pass)
    expect(await after.nextWakeUpAt()).toEqual(at(60_010))
    expect((await stat(path)).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
    await after.close()
  })

  it('commits to the disk itself', async () => {
    const path = join(directory, 'pragmas.db')
    const storage = await withProjects(await openStorage(`sqlite:${path}`))
    // Read by another connection while the first is open: what is committed is in the file, not in the process.
    const other = new DatabaseSync(path)
    expect(other.prepare('select count(*) as projects from projects').get()).toEqual({ projects: 2 })
    expect(other.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
    other.close()
    await storage.close()
  })

  it('lets several processes start at once on an empty database', async () => {
    const databaseUrl = await createPostgresDatabase()
    const storages = await Promise.all(Array.from({ length: 6 }, () => openStorage(databaseUrl)))
    for (const storage of storages) await withProjects(storage)
    await Promise.all(storages.map(storage => storage.close()))
  })
})

describe('a database of a newer version', () => {
  const newer = "insert into kysely_migration (name, timestamp) values ('9999-later', '2099-01-01T00:00:00.000Z')"
  const refusal = {
    name: 'StorageError',
    code: 'ERR_STORAGE_NEWER',
    message: expect.stringMatching(/9999-later.*start/),
  }

  it('is refused on SQLite', async () => {
    const path = join(directory, 'newer.db')
    await (await openStorage(`sqlite:${path}`)).close()
    const database = new DatabaseSync(path)
    database.exec(newer)
    database.close()
    await expect(openStorage(`sqlite:${path}`)).rejects.toMatchObject(refusal)
  })

  it('is refused on PostgreSQL', async () => {
    const databaseUrl = await createPostgresDatabase()
    await (await openStorage(databaseUrl)).close()
    await withPostgresClient(databaseUrl, client => client.query(newer))
    await expect(openStorage(databaseUrl)).rejects.toMatchObject(refusal)
  })
})
