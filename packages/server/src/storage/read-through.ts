import { CompiledQuery, type Kysely } from 'kysely'
import type { Engine } from './engine.ts'
import type { Database } from './schema.ts'

/** Reads by the query builder's own connections. */
export function readThrough(db: Kysely<Database>): Engine['read'] {
  const plain = db.withoutPlugins()
  return async (text, parameters) => (await plain.executeQuery(CompiledQuery.raw(text, [...parameters]))).rows
}
