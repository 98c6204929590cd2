import type { Kysely } from 'kysely'

// Migrations are append-only: a released one is never edited, and they know nothing of today's `schema.ts`.

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('studio_sessions')
    // How a session is found, once per call that brings its cookie.
    .addColumn('token_hash', 'text', col => col.primaryKey().notNull())
    .addColumn('api_key_id', 'text', col => col.notNull().references('api_keys.api_key_id'))
    .addColumn('created_at', 'bigint', col => col.notNull())
    .addColumn('expires_at', 'bigint', col => col.notNull())
    .execute()
  // insertStudioSession: those that have expired.
  await db.schema.createIndex('studio_sessions_expires_at').on('studio_sessions').column('expires_at').execute()
  // For the reference: SQLite looks for what refers to a key when one is added.
  await db.schema.createIndex('studio_sessions_api_key').on('studio_sessions').column('api_key_id').execute()
}
