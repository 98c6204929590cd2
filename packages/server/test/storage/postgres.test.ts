import { openStorage } from '../../src/storage/open-storage.ts'
import { createPostgresDatabase, withPostgresClient } from '../support/postgres-server.ts'
import { storageContract } from './storage-contract.ts'

let databaseUrl: string | undefined

// One database for the suite: creating one takes four times as long as emptying it.
storageContract('PostgreSQL', async () => {
  databaseUrl ??= await createPostgresDatabase()
  const storage = await openStorage(databaseUrl)
  await withPostgresClient(databaseUrl, client =>
    client.query(
      'truncate projects, pass_types, devices, wake_ups, device_logs, sealing_keys, timeline_events, push_watches cascade',
    ),
  )
  return storage
})
