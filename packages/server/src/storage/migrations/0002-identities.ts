import { type Kysely, sql } from 'kysely'

// Migrations are append-only: a released one is never edited, and they know nothing of today's `schema.ts`.

export async function up(db: Kysely<unknown>): Promise<void> {
  // One row: its lock puts imports and changes of the key in order.
  await db.schema
    .createTable('sealing_keys')
    .addColumn('slot', 'integer', col => col.primaryKey().notNull())
    .addColumn('key_id', 'text', col => col.notNull())
    .execute()

  await db.schema
    .createTable('identities')
    .addColumn('identity_id', 'text', col => col.primaryKey().notNull())
    .addColumn('project_id', 'text', col => col.notNull().references('projects.project_id'))
    .addColumn('pass_type_identifier', 'text', col => col.notNull())
    .addColumn('certificate', 'text', col => col.notNull())
    .addColumn('intermediate', 'text', col => col.notNull())
    // Null once the identity is replaced: a key that is not used is not kept.
    .addColumn('sealed_private_key', 'text')
    .addColumn('first_created_at', 'bigint', col => col.notNull())
    .addColumn('created_at', 'bigint', col => col.notNull())
    .addColumn('replaced_at', 'bigint')
    .execute()
  // Also how those in use are found: every process looks every few seconds.
  await db.schema
    .createIndex('identities_in_use')
    .unique()
    .on('identities')
    .column('pass_type_identifier')
    .where(sql.ref('replaced_at'), 'is', null)
    .execute()

  await db.schema
    .createTable('signing_requests')
    .addColumn('request_id', 'text', col => col.primaryKey().notNull())
    .addColumn('project_id', 'text', col => col.notNull().references('projects.project_id'))
    .addColumn('common_name', 'text', col => col.notNull())
    .addColumn('request', 'text', col => col.notNull())
    .addColumn('sealed_private_key', 'text', col => col.notNull())
    .addColumn('created_at', 'bigint', col => col.notNull())
    .execute()
  await db.schema
    .createIndex('signing_requests_project')
    .on('signing_requests')
    .columns(['project_id', 'created_at'])
    .execute()

  // A holder's link names a pass by its serial number alone.
  await db.schema.createIndex('passes_serial_number').on('passes').column('serial_number').execute()
}
