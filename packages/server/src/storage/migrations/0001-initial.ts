import { type Kysely, sql } from 'kysely'

// Migrations are append-only: a released one is never edited, and they know nothing of today's `schema.ts`.

export async function up(db: Kysely<unknown>): Promise<void> {
  await createOwners(db)
  await createPasses(db)
  await createDevices(db)
  await createWakeUps(db)
  await createRecords(db)
}

async function createOwners(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('projects')
    .addColumn('project_id', 'text', col => col.primaryKey().notNull())
    .addColumn('name', 'text', col => col.notNull())
    .addColumn('created_at', 'bigint', col => col.notNull())
    .execute()

  await db.schema
    .createTable('api_keys')
    .addColumn('api_key_id', 'text', col => col.primaryKey().notNull())
    .addColumn('project_id', 'text', col => col.notNull().references('projects.project_id'))
    .addColumn('name', 'text', col => col.notNull())
    // Also how a key is found, once per API call.
    .addColumn('key_hash', 'text', col => col.notNull().unique())
    .addColumn('created_at', 'bigint', col => col.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute()
}

async function createPasses(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pass_types')
    .addColumn('pass_type_identifier', 'text', col => col.primaryKey().notNull())
    .addColumn('last_update_tag', 'bigint', col => col.notNull())
    .execute()

  // The primary key serves the web service (one pass by its two names), the unique constraint the API, which names a pass
  // by its serial number within the project: two types of one project must not share one.
  await db.schema
    .createTable('passes')
    .addColumn('pass_type_identifier', 'text', col => col.notNull())
    .addColumn('serial_number', 'text', col => col.notNull())
    .addColumn('project_id', 'text', col => col.notNull().references('projects.project_id'))
    .addColumn('authentication_token', 'text', col => col.notNull())
    .addColumn('content', 'text', col => col.notNull())
    .addColumn('update_tag', 'bigint', col => col.notNull())
    .addColumn('created_at', 'bigint', col => col.notNull())
    .addColumn('updated_at', 'bigint', col => col.notNull())
    .addColumn('last_modified_at', 'bigint', col => col.notNull())
    .addPrimaryKeyConstraint('passes_pkey', ['pass_type_identifier', 'serial_number'])
    .addUniqueConstraint('passes_project_serial_number', ['project_id', 'serial_number'])
    .execute()
}

async function createDevices(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('devices')
    .addColumn('device_library_identifier', 'text', col => col.notNull())
    .addColumn('pass_type_identifier', 'text', col => col.notNull())
    .addColumn('push_token', 'text', col => col.notNull())
    .addColumn('registered_at', 'bigint', col => col.notNull())
    .addPrimaryKeyConstraint('devices_pkey', ['device_library_identifier', 'pass_type_identifier'])
    .execute()
  // dropPushToken, and "does any device still hold this token". Not unique: one token may belong to several identifiers.
  await db.schema
    .createIndex('devices_push_token')
    .on('devices')
    .columns(['pass_type_identifier', 'push_token'])
    .execute()

  // The primary key serves listUpdatable: the passes of one device and type.
  await db.schema
    .createTable('registrations')
    .addColumn('device_library_identifier', 'text', col => col.notNull())
    .addColumn('pass_type_identifier', 'text', col => col.notNull())
    .addColumn('serial_number', 'text', col => col.notNull())
    .addColumn('listed_tag', 'bigint', col => col.notNull())
    .addColumn('created_at', 'bigint', col => col.notNull())
    .addPrimaryKeyConstraint('registrations_pkey', [
      'device_library_identifier',
      'pass_type_identifier',
      'serial_number',
    ])
    .addForeignKeyConstraint(
      'registrations_device',
      ['device_library_identifier', 'pass_type_identifier'],
      'devices',
      ['device_library_identifier', 'pass_type_identifier'],
      key => key.onDelete('cascade'),
    )
    .addForeignKeyConstraint('registrations_pass', ['pass_type_identifier', 'serial_number'], 'passes', [
      'pass_type_identifier',
      'serial_number',
    ])
    .execute()
  // The fan-out of a change and listRegisteredDevices: the devices of one pass.
  await db.schema
    .createIndex('registrations_pass_devices')
    .on('registrations')
    .columns(['pass_type_identifier', 'serial_number', 'device_library_identifier'])
    .execute()
}

async function createWakeUps(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('wake_ups')
    .addColumn('pass_type_identifier', 'text', col => col.notNull())
    .addColumn('push_token', 'text', col => col.notNull())
    .addColumn('update_tag', 'bigint', col => col.notNull())
    .addColumn('due_at', 'bigint', col => col.notNull())
    .addColumn('claimed_until', 'bigint')
    .addColumn('attempts', 'integer', col => col.notNull())
    .addColumn('created_at', 'bigint', col => col.notNull())
    .addPrimaryKeyConstraint('wake_ups_pkey', ['pass_type_identifier', 'push_token'])
    .execute()
  // claimWakeUps: the due ones, oldest first; nextWakeUpAt: the earliest.
  await db.schema.createIndex('wake_ups_due_at').on('wake_ups').column('due_at').execute()
  // nextWakeUpAt and releaseWakeUps: the few that are claimed. Partial, for most are not.
  await db.schema
    .createIndex('wake_ups_claimed_until')
    .on('wake_ups')
    .column('claimed_until')
    .where(sql.ref('claimed_until'), 'is not', null)
    .execute()
}

async function createRecords(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('device_logs')
    .addColumn('device_log_id', 'bigint', col => col.generatedByDefaultAsIdentity().primaryKey())
    .addColumn('received_at', 'bigint', col => col.notNull())
    .addColumn('message', 'text', col => col.notNull())
    .execute()

  await db.schema
    .createTable('personalizations')
    .addColumn('pass_type_identifier', 'text', col => col.notNull())
    .addColumn('serial_number', 'text', col => col.notNull())
    .addColumn('required_personalization_info', 'text', col => col.notNull())
    .addColumn('received_at', 'bigint', col => col.notNull())
    .addPrimaryKeyConstraint('personalizations_pkey', ['pass_type_identifier', 'serial_number'])
    .addForeignKeyConstraint('personalizations_pass', ['pass_type_identifier', 'serial_number'], 'passes', [
      'pass_type_identifier',
      'serial_number',
    ])
    .execute()
}
