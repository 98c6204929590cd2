import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiKeys, hashApiKey } from '../../src/projects/api-keys.ts'
import { systemRandom } from '../../src/random.ts'
import type { Engine } from '../../src/storage/engine.ts'
import * as initial from '../../src/storage/migrations/0001-initial.ts'
import * as identities from '../../src/storage/migrations/0002-identities.ts'
import * as timeline from '../../src/storage/migrations/0003-timeline.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import { openPostgres } from '../../src/storage/postgres/open-postgres.ts'
import { openSqlite } from '../../src/storage/sqlite/open-sqlite.ts'
import { SCOPES } from '../../src/storage/storage.ts'
import { createPostgresDatabase } from '../support/postgres-server.ts'
import { at, change, claim, device, list, newPass, passTypeIdentifier, projectId, serial, token } from './builders.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'billfold-migrations-'))
})
afterAll(async () => {
  await rm(directory, { recursive: true, force: true })
})

const API_KEY = 'bf_live_0123456789abcdef0123456789abcdef0123456789abcdef'
/** Such as a row has that was written before: in SQL, for today's code would write today's columns. */
const START = at(0).getTime()
const ROWS = [
  `insert into projects (project_id, name, created_at) values ('${projectId}', 'One', ${START})`,
  `insert into api_keys (api_key_id, project_id, name, key_hash, created_at)
    values ('key-1', '${projectId}', 'Till', '${hashApiKey(API_KEY)}', ${START})`,
  `insert into pass_types (pass_type_identifier, last_update_tag) values ('${passTypeIdentifier}', 1)`,
  ...['a', 'b'].map(
    (serialNumber, tag) => `insert into passes (pass_type_identifier, serial_number, project_id, authentication_token,
      content, update_tag, created_at, updated_at, last_modified_at, latest_message)
      values ('${passTypeIdentifier}', '${serialNumber}', '${projectId}', '0123456789abcdef', '{"balance":1}', ${tag},
        ${START + tag}, ${START + tag}, ${START}, ${tag === 1 ? "'Hello'" : 'null'})`,
  ),
  `insert into devices (device_library_identifier, pass_type_identifier, push_token, registered_at)
    values ('phone', '${passTypeIdentifier}', '${token('phone')}', ${START})`,
  `insert into registrations (device_library_identifier, pass_type_identifier, serial_number, listed_tag, created_at)
    values ('phone', '${passTypeIdentifier}', 'b', 0, ${START})`,
  `insert into wake_ups (pass_type_identifier, push_token, update_tag, due_at, attempts, created_at)
    values ('${passTypeIdentifier}', '${token('phone')}', 1, ${START}, 0, ${START})`,
  `insert into personalizations (pass_type_identifier, serial_number, required_personalization_info, received_at)
    values ('${passTypeIdentifier}', 'b', '{"fullName":"Ada"}', ${START})`,
  `insert into timeline_events (at, kind, pass_type_identifier, subject, subject_hash)
    values (${START}, 'issued', '${passTypeIdentifier}', 'a', 7)`,
  `insert into signing_requests (request_id, project_id, common_name, request, sealed_private_key, created_at)
    values ('request-1', '${projectId}', 'Coffee', 'PEM', 's1.0123456789abcdef.c2VhbGVk', ${START})`,
]

describe.each([
  [
    'SQLite',
    async () => `sqlite:${join(directory, 'old.db')}`,
    (url: string) => openSqlite(url.slice('sqlite:'.length)),
  ],
  ['PostgreSQL', createPostgresDatabase, async (url: string) => openPostgres(url)],
] as const)('a database on %s made before there were quotas, scopes and names', (_, createDatabase, open) => {
  const fill = async ({ db }: Engine) => {
    const migrator = new Migrator({
      db: db.withoutPlugins(),
      provider: {
        getMigrations: async () => ({
          '0001-initial': initial,
          '0002-identities': identities,
          '0003-timeline': timeline,
        }),
      },
    })
    const { error } = await migrator.migrateToLatest()
    if (error !== undefined) throw error
    for (const row of ROWS) await sql.raw(row).execute(db)
    await db.destroy()
  }

  test('keeps every row, and works on with it', async () => {
    const databaseUrl = await createDatabase()
    await fill(await open(databaseUrl))
    const storage = await openStorage(databaseUrl)

    const [a, b] = [
      await storage.findProjectPass(projectId, serial('a')),
      await storage.findProjectPass(projectId, serial('b')),
    ]
    expect(a).toMatchObject({ ...newPass('a'), updateTag: 0, updatedAt: at(0), lastModifiedAt: at(0) })
    expect(b).toMatchObject({ updateTag: 1, latestMessage: 'Hello', content: '{"balance":1}' })
    expect(b?.revokedAt).toBeUndefined()
    const page = await storage.listPasses({ projectId, limit: 10 })
    expect(page.map(({ serialNumber }) => serialNumber)).toEqual(['b', 'a'])

    // A key made before may do everything, and its project any number of it.
    const apiKeys = new ApiKeys({ storage, clock: { now: () => at(0) }, random: systemRandom })
    expect(await apiKeys.authenticate(API_KEY)).toMatchObject({
      apiKeyId: 'key-1',
      projectId,
      kind: 'live',
      scopes: SCOPES,
      limits: { monthlyQuota: undefined, ratePerSecond: undefined },
    })
    expect(await storage.listSigningRequests(projectId)).toHaveLength(1)
    expect(await storage.listAuditEntries({ projectId, limit: 10 })).toEqual([])
    if (b)
      expect(await storage.findPersonalization(b)).toMatchObject({ requiredPersonalizationInfo: '{"fullName":"Ada"}' })

    // What was owed to a device before is owed to it still, and what comes now is counted on from there.
    expect(await claim(storage, at(0))).toMatchObject([{ pushToken: token('phone'), updateTag: 1 }])
    expect((await list(storage, 'phone'))?.serialNumbers).toEqual(['b'])
    expect((await change(storage, 'b', at(10))).pass.updateTag).toBe(2)
    if (b) expect(await storage.listRegisteredDevices(b)).toMatchObject([{ deviceLibraryIdentifier: device('phone') }])
    await storage.insertPass(newPass('c'))
    await storage.close()

    // Once more, there is nothing left to do.
    await (await openStorage(databaseUrl)).close()
  })
})
