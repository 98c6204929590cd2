import { type Kysely, sql } from 'kysely'

// Migrations are append-only: a released one is never edited, and they know nothing of today's `schema.ts`.

export async function up(db: Kysely<unknown>): Promise<void> {
  await extendPasses(db)
  await extendProjects(db)
  await createUsage(db)
  await createAuditLog(db)
  await createIdempotencyKeys(db)
  await createImages(db)
}

async function extendPasses(db: Kysely<unknown>): Promise<void> {
  for (const column of ['external_id', 'holder_id', 'images']) {
    await db.schema.alterTable('passes').addColumn(column, 'text').execute()
  }
  for (const column of ['name', 'search_text']) {
    await db.schema
      .alterTable('passes')
      .addColumn(column, 'text', col => col.notNull().defaultTo(''))
      .execute()
  }
  await db.schema.alterTable('passes').addColumn('revoked_at', 'bigint').execute()
  // Also how a pass is found by the issuer's own name. Partial: most passes may have none.
  await db.schema
    .createIndex('passes_external_id')
    .unique()
    .on('passes')
    .columns(['project_id', 'external_id'])
    .where(sql.ref('external_id'), 'is not', null)
    .execute()
  // listHolderPasses, and lists of one holder's passes.
  await db.schema
    .createIndex('passes_holder')
    .on('passes')
    .columns(['project_id', 'holder_id', 'created_at', 'serial_number'])
    .where(sql.ref('holder_id'), 'is not', null)
    .execute()
  // listPasses: newest first, from where the last page ended.
  await db.schema
    .createIndex('passes_listed')
    .on('passes')
    .columns(['project_id', 'created_at', 'serial_number'])
    .execute()
}

async function extendProjects(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('projects').addColumn('monthly_quota', 'bigint').execute()
  await db.schema.alterTable('projects').addColumn('rate_per_second', 'integer').execute()

  // Keys that were made before could do everything.
  await db.schema
    .alterTable('api_keys')
    .addColumn('scopes', 'text', col => col.notNull().defaultTo('issue update read admin'))
    .execute()
  await db.schema
    .alterTable('api_keys')
    .addColumn('kind', 'text', col => col.notNull().defaultTo('live'))
    .execute()
  await db.schema.alterTable('api_keys').addColumn('last_used_at', 'bigint').execute()
  await db.schema.createIndex('api_keys_project').on('api_keys').columns(['project_id', 'created_at']).execute()
}

async function createUsage(db: Kysely<unknown>): Promise<void> {
  // Several rows for a month: calls at the same time need not wait for each other.
  await db.schema
    .createTable('usage_counts')
    .addColumn('project_id', 'text', col => col.notNull().references('projects.project_id'))
    .addColumn('month', 'text', col => col.notNull())
    .addColumn('slot', 'integer', col => col.notNull())
    .addColumn('count', 'bigint', col => col.notNull())
    .addPrimaryKeyConstraint('usage_counts_pkey', ['project_id', 'month', 'slot'])
    .execute()
}

async function createAuditLog(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_entries')
    .addColumn('audit_entry_id', 'bigint', col => col.generatedByDefaultAsIdentity().primaryKey())
    .addColumn('project_id', 'text', col => col.notNull().references('projects.project_id'))
    .addColumn('at', 'bigint', col => col.notNull())
    .addColumn('actor', 'text', col => col.notNull())
    .addColumn('action', 'text', col => col.notNull())
    .addColumn('subject', 'text', col => col.notNull())
    .execute()
  await db.schema
    .createIndex('audit_entries_project')
    .on('audit_entries')
    .columns(['project_id', 'audit_entry_id'])
    .execute()
}

async function createIdempotencyKeys(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('idempotency_keys')
    .addColumn('project_id', 'text', col => col.notNull().references('projects.project_id'))
    .addColumn('idempotency_key', 'text', col => col.notNull())
    .addColumn('request_digest', 'text', col => col.notNull())
    .addColumn('created_at', 'bigint', col => col.notNull())
    // Null while the call is under way.
    .addColumn('status', 'integer')
    .addColumn('headers', 'text')
    .addColumn('body', sql`bytea`)
    .addColumn('serial_number', 'text')
    .addPrimaryKeyConstraint('idempotency_keys_pkey', ['project_id', 'idempotency_key'])
    .execute()
  // sweepIdempotencyKeys: the oldest.
  await db.schema.createIndex('idempotency_keys_created_at').on('idempotency_keys').column('created_at').execute()
  // erasePasses: answers that hold the pass.
  await db.schema
    .createIndex('idempotency_keys_pass')
    .on('idempotency_keys')
    .columns(['project_id', 'serial_number'])
    .where(sql.ref('serial_number'), 'is not', null)
    .execute()
}

async function createImages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('images')
    .addColumn('sha256', 'text', col => col.primaryKey().notNull())
    // To SQLite a type like any other: it keeps bytes as they are.
    .addColumn('bytes', sql`bytea`, col => col.notNull())
    .execute()
  await db.schema
    .createTable('image_references')
    .addColumn('reference', 'text', col => col.primaryKey().notNull())
    .addColumn('sha256', 'text', col => col.notNull())
    .addColumn('read_at', 'bigint', col => col.notNull())
    .execute()
  // erasePasses: what led to an image that is forgotten.
  await db.schema.createIndex('image_references_image').on('image_references').column('sha256').execute()
}
