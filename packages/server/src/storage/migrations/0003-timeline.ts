import { type Kysely, sql } from 'kysely'

// Migrations are append-only: a released one is never edited, and they know nothing of today's `schema.ts`.

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTimeline(db)
  await createPushWatches(db)
  await tieDeviceLogs(db)
  await db.schema.alterTable('passes').addColumn('latest_message', 'text').execute()
}

async function createTimeline(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('timeline_events')
    .addColumn('timeline_event_id', 'bigint', col => col.generatedByDefaultAsIdentity().primaryKey())
    .addColumn('at', 'bigint', col => col.notNull())
    .addColumn('kind', 'text', col => col.notNull())
    .addColumn('pass_type_identifier', 'text', col => col.notNull())
    // Serial number, device library identifier or push token: what the kind of event is about.
    .addColumn('subject', 'text', col => col.notNull())
    .addColumn('subject_hash', 'bigint', col => col.notNull())
    .addColumn('device_library_identifier', 'text')
    .addColumn('push_token', 'text')
    .addColumn('update_tag', 'bigint')
    .addColumn('code', 'integer')
    .addColumn('reason', 'text')
    .addColumn('apns_id', 'text')
    .execute()
  // The only index beside the key: every push writes a row.
  await db.schema.createIndex('timeline_events_subject').on('timeline_events').column('subject_hash').execute()
}

async function createPushWatches(db: Kysely<unknown>): Promise<void> {
  // When a wake-up was last claimed: what a device was shown later includes the change it stood for.
  await db.schema.alterTable('wake_ups').addColumn('claimed_at', 'bigint').execute()

  await db.schema
    .createTable('push_watches')
    .addColumn('pass_type_identifier', 'text', col => col.notNull())
    .addColumn('push_token', 'text', col => col.notNull())
    .addColumn('update_tag', 'bigint', col => col.notNull())
    .addColumn('pushed_at', 'bigint', col => col.notNull())
    .addColumn('pushes', 'integer', col => col.notNull())
    .addColumn('seen_at', 'bigint', col => col.notNull())
    .addColumn('repeat_owed_at', 'bigint')
    // The last pushes that APNs accepted, newest first, a line each: instant, update tag, apns-id. In this row, which every
    // accepted push writes anyway.
    .addColumn('accepted', 'text', col => col.notNull())
    .addPrimaryKeyConstraint('push_watches_pkey', ['pass_type_identifier', 'push_token'])
    .execute()
  // oweRepeats: those that were pushed so many times and have not come, longest first.
  await db.schema
    .createIndex('push_watches_silent')
    .on('push_watches')
    .columns(['pushes', 'pushed_at'])
    .where(sql<boolean>`seen_at < pushed_at and repeat_owed_at is null`)
    .execute()
}

async function tieDeviceLogs(db: Kysely<unknown>): Promise<void> {
  for (const column of ['pass_type_identifier', 'serial_number', 'device_library_identifier']) {
    await db.schema.alterTable('device_logs').addColumn(column, 'text').execute()
  }
  await db.schema
    .createIndex('device_logs_pass')
    .on('device_logs')
    .columns(['pass_type_identifier', 'serial_number', 'device_log_id'])
    .where(sql.ref('serial_number'), 'is not', null)
    .execute()
  await db.schema
    .createIndex('device_logs_device')
    .on('device_logs')
    .columns(['pass_type_identifier', 'device_library_identifier', 'device_log_id'])
    .where(sql.ref('device_library_identifier'), 'is not', null)
    .execute()
}
