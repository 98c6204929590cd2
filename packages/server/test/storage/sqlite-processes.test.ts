import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStorage } from '../../src/storage/open-storage.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { at, list, newPass, newRegistration, withProjects } from './builders.ts'

const PROCESSES = 4
const CHANGES = 25

describe('several processes on one SQLite file', () => {
  let directory = ''
  let path = ''
  let databaseUrl = ''

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'billfold-processes-'))
    path = join(directory, 'shared.db')
    databaseUrl = `sqlite:${path}`
  })

  afterAll(async () => {
    await rm(directory, { recursive: true, force: true })
  })

  /** Resolves when the process is about to open the storage. */
  async function startWriter(name: string) {
    const writer = fork(join(import.meta.dirname, 'sqlite-writer.ts'), [databaseUrl, name, `${CHANGES}`])
    expect(await once(writer, 'message')).toEqual(['starting', undefined])
    const opened = once(writer, 'message')
    return {
      opened,
      write: async () => {
        const exited = once(writer, 'exit')
        writer.send('write')
        expect(await exited).toEqual([0, null])
      },
    }
  }

  it('migrate it once when they start together, and show a device each of their changes', async () => {
    const names = Array.from({ length: PROCESSES }, (_, index) => `p${index}`)
    // Nobody can write until all have started: then they meet at the empty database.
    const startLine = new DatabaseSync(path)
    startLine.exec('begin immediate')
    const writers = await Promise.all(names.map(startWriter))
    startLine.exec('rollback')
    startLine.close()
    for (const writer of writers) expect(await writer.opened).toEqual(['open', undefined])
    const storage = await withProjects(await openStorage(databaseUrl))
    for (const name of names) {
      await storage.insertPass(newPass(name))
      await storage.registerDevice(newRegistration('phone', name))
    }

    let isWriting = true
    const written = Promise.all(writers.map(writer => writer.write())).finally(() => {
      isWriting = false
    })
    const held = new Map<string, string>()
    let tag = 0
    while (isWriting) tag = await follow(storage, tag, held)
    await written
    const lastTag = await follow(storage, tag, held)

    // A tag that was shown before a smaller one was committed would have left the phone with an older file.
    expect(Object.fromEntries(held)).toEqual(Object.fromEntries(names.map(name => [name, `${name} ${CHANGES}`])))
    expect(lastTag).toBe(PROCESSES * CHANGES)
    expect(await storage.claimWakeUps({ now: at(1_000_000), leaseMs: 1, limit: 9 })).toHaveLength(1)
    await storage.close()
  })
})

/** Lists and fetches as a device does, and answers the tag to ask with next time. */
async function follow(storage: Storage, tag: number, held: Map<string, string>): Promise<number> {
  const updatable = await list(storage, 'phone', tag)
  for (const serialNumber of updatable?.serialNumbers ?? []) {
    const pass = await storage.findPass(newPass(serialNumber))
    if (pass !== undefined) held.set(serialNumber, pass.content)
  }
  // Lets the writers' messages in: a query of SQLite never leaves the process's turn.
  await new Promise(resolve => setImmediate(resolve))
  return updatable?.lastUpdateTag ?? tag
}
