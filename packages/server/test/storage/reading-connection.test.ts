import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type NodeSqliteDatabase, openNodeSqliteDatabase } from '../../src/storage/sqlite/node-sqlite-database.ts'

let directory: string
let database: NodeSqliteDatabase

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'billfold-reading-'))
  database = await openNodeSqliteDatabase(join(directory, 'billfold.db'))
  run('create table numbers (number integer)')
})

afterEach(async () => {
  database.close()
  await rm(directory, { recursive: true })
})

test('devices read beside a transaction, and only what is committed', async () => {
  run('begin immediate')
  run('insert into numbers values (1)')
  expect(numbers()).toEqual([])
  await setImmediate()
  run('commit')
  expect(numbers()).toEqual([{ number: 1 }])
})

test('what is committed is seen in the next turn of the event loop at the latest', async () => {
  expect(numbers()).toEqual([])
  run('insert into numbers values (1)')
  await setImmediate()
  expect(numbers()).toEqual([{ number: 1 }])
})

test('a database may be closed in the turn in which it was read', async () => {
  const other = await openNodeSqliteDatabase(join(directory, 'other.db'))
  other.read?.('select 1', [])
  other.close()
  await setImmediate()
})

test('a transaction that the database ended by itself is not ended again, and the next read begins another', async () => {
  database.read?.('rollback', [])
  await setImmediate()
  expect(numbers()).toEqual([])
})

test('a database in memory has one connection, and nothing beside it', async () => {
  const memory = await openNodeSqliteDatabase(':memory:')
  expect(memory.read).toBeUndefined()
  memory.close()
})

function run(text: string): void {
  database.prepare(text).run([])
}

function numbers(): readonly unknown[] | undefined {
  return database.read?.('select number from numbers', [])?.map(row => ({ ...Object(row) }))
}
