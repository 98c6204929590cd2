import type { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openStorage } from '../../src/storage/open-storage.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { createPostgresDatabase, withPostgresClient } from '../support/postgres-server.ts'
import { at, change, claim, device, list, newPass, newRegistration, serial, token, withProjects } from './builders.ts'

// Overlapping transactions on a real server. The test holds a row that a transaction needs halfway, and so stops it just
// there; that another one waits is read from the server, not assumed after a while.

describe('overlapping transactions on PostgreSQL', () => {
  let databaseUrl = ''
  let storage: Storage

  beforeAll(async () => {
    databaseUrl = await createPostgresDatabase()
    storage = await openStorage(databaseUrl)
  })

  beforeEach(async () => {
    await withPostgresClient(databaseUrl, client =>
      client.query('truncate projects, pass_types, devices, wake_ups, device_logs cascade'),
    )
    await withProjects(storage)
    await storage.insertPass(newPass('a'))
    await storage.insertPass(newPass('b'))
  })

  afterAll(async () => {
    await storage.close()
  })

  /** Holds the rows of a statement while `work` runs; what it started goes on afterwards. */
  async function holding<T>(lock: string, values: readonly string[], work: (client: Client) => Promise<T>): Promise<T> {
    return await withPostgresClient(databaseUrl, async client => {
      await client.query('begin')
      const { rowCount } = await client.query(lock, [...values])
      expect(rowCount, 'rows to hold').toBeGreaterThan(0)
      try {
        return await work(client)
      } finally {
        await client.query('rollback')
      }
    })
  }

  /**
   * Registers a device that has a wake-up stored: holding that stops a change of the pass halfway. Wake-ups are written in
   * the order of their tokens, so `early` stops it before the phone's is written, `late` after.
   */
  async function registerStop(name: 'early' | 'late', serialNumber: string): Promise<void> {
    const pushToken = token(name === 'early' ? 'a' : 'z')
    await storage.insertPass(newPass('stop'))
    await storage.registerDevice(newRegistration(name, 'stop', { pushToken }))
    await change(storage, 'stop', at(0))
    await storage.registerDevice(newRegistration(name, serialNumber, { pushToken }))
  }

  const holdDevice = 'select 1 from devices where device_library_identifier = $1 for update'
  const holdCounter = 'select 1 from pass_types for update'
  const holdWakeUp = 'select 1 from wake_ups where push_token = $1 for update'

  async function untilWaiting(transactions: number): Promise<void> {
    await withPostgresClient(databaseUrl, async client => {
      const count = `select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`
      await vi.waitFor(async () => expect((await client.query(count)).rows).toEqual([{ waiting: transactions }]), {
        timeout: 10_000,
        interval: 5,
      })
    })
  }

  it('shows a device every change, also when the one that came first commits last', async () => {
    await registerStop('early', 'a')
    await storage.registerDevice(newRegistration('phone', 'a'))
    await storage.registerDevice(newRegistration('phone', 'b'))
    const pending: Promise<unknown>[] = []
    const shown = await holding(holdWakeUp, [token('a')], async () => {
      // Has its tag, has not committed: it cannot write the first of its wake-ups.
      pending.push(change(storage, 'a', at(0)))
      await untilWaiting(1)
      // Comes later and needs nothing that is held: with tags from a sequence it would commit now, under a higher tag.
      const later = change(storage, 'b', at(0))
      pending.push(later)
      await Promise.race([later, untilWaiting(2)])
      return await list(storage, 'phone', 0)
    })
    await Promise.all(pending)
    const shownLater = await list(storage, 'phone', shown?.lastUpdateTag ?? 0)
    const serialNumbers = [...(shown?.serialNumbers ?? []), ...(shownLater?.serialNumbers ?? [])]
    expect(serialNumbers.toSorted()).toEqual([serial('a'), serial('b')])
  })

  it('wakes a device that registers while a change of its pass is under way', async () => {
    await storage.registerDevice(newRegistration('other', 'b'))
    await change(storage, 'b', at(0))
    await storage.completeWakeUps(await claim(storage, at(0)), at(0))
    const pending = await holding(holdCounter, [], async () => {
      // Has read which devices to wake, or soon will; then the device comes.
      const changed = change(storage, 'a', at(0))
      await untilWaiting(1)
      const registered = storage.registerDevice(newRegistration('phone', 'a'))
      await Promise.race([registered, untilWaiting(2)])
      return { changed, registered }
    })
    await Promise.all([pending.changed, pending.registered])
    expect((await claim(storage, at(0))).map(wakeUp => wakeUp.pushToken)).toEqual([token('phone')])
    expect(await list(storage, 'phone', 1)).toMatchObject({ serialNumbers: [serial('a')] })
  })

  it('wakes a device whose registration is under way when its pass changes', async () => {
    await storage.registerDevice(newRegistration('phone', 'b'))
    const pending = await holding(holdDevice, [device('phone')], async () => {
      const registered = storage.registerDevice(newRegistration('phone', 'a'))
      await untilWaiting(1)
      const changed = change(storage, 'a', at(0))
      await Promise.race([changed, untilWaiting(2)])
      return { changed, registered }
    })
    await Promise.all([pending.changed, pending.registered])
    expect((await claim(storage, at(0))).map(wakeUp => wakeUp.pushToken)).toEqual([token('phone')])
  })

  it('wakes the new token of a device that changes it while a change of another of its passes is under way', async () => {
    for (const name of ['a', 'b']) await storage.registerDevice(newRegistration('phone', name))
    await registerStop('late', 'b')
    const pending = await holding(holdWakeUp, [token('z')], async () => {
      // Has read the old token, has not committed the wake-up for it.
      const changed = change(storage, 'b', at(0))
      await untilWaiting(1)
      const registered = storage.registerDevice(newRegistration('phone', 'a', { pushToken: token('new') }))
      await Promise.race([registered, untilWaiting(2)])
      return { changed, registered }
    })
    await Promise.all([pending.changed, pending.registered])
    const tokens = (await claim(storage, at(0))).map(wakeUp => wakeUp.pushToken)
    expect(tokens).toContain(token('new'))
  })

  it('keeps the wake-up of a device that changes its identifier, whichever request comes first', async () => {
    const shared = { pushToken: token('same') }
    await storage.registerDevice(newRegistration('before', 'a', shared))
    await change(storage, 'a', at(0))
    const pending = await holding(holdWakeUp, [token('same')], async () => {
      const registered = storage.registerDevice(newRegistration('after', 'a', shared))
      await untilWaiting(1)
      const unregistered = storage.unregisterDevice(newRegistration('before', 'a'))
      await Promise.race([unregistered, untilWaiting(2)])
      return { registered, unregistered }
    })
    await Promise.all([pending.registered, pending.unregistered])
    expect(await claim(storage, at(0))).toHaveLength(1)
    expect(await storage.listRegisteredDevices(newPass('a'))).toMatchObject([{ deviceLibraryIdentifier: 'after' }])
  })

  it('keeps a device that registers a pass while it unregisters its only other one', async () => {
    await change(storage, 'a', at(0))
    await storage.registerDevice(newRegistration('phone', 'b'))
    const pending = await holding(holdCounter, [], async () => {
      // Has stored the device, and needs a tag because the pass has changed before.
      const registered = storage.registerDevice(newRegistration('phone', 'a'))
      await untilWaiting(1)
      const unregistered = storage.unregisterDevice(newRegistration('phone', 'b'))
      await Promise.race([unregistered, untilWaiting(2)])
      return { registered, unregistered }
    })
    expect(await pending.registered).toBe('created')
    await pending.unregistered
    expect(await list(storage, 'phone')).toMatchObject({ serialNumbers: [serial('a')] })
  })

  it('passes over what another claimer is just taking, without waiting for it', async () => {
    for (const name of ['phone', 'tablet']) await storage.registerDevice(newRegistration(name, 'a'))
    await change(storage, 'a', at(0))
    const claimed = await holding(holdWakeUp, [token('phone')], () => claim(storage, at(0)))
    expect(claimed.map(wakeUp => wakeUp.pushToken)).toEqual([token('tablet')])
  })

  it('does again what the database ended as a deadlock', async () => {
    await registerStop('late', 'a')
    await holding(holdWakeUp, [token('z')], async client => {
      await client.query('set local deadlock_timeout = 60000')
      const changed = change(storage, 'a', at(0), 'after all')
      await untilWaiting(1)
      // The storage has the counter and waits for the wake-up; this closes the circle, and the storage notices first.
      await client.query(holdCounter)
      await client.query('rollback')
      expect(await changed).toMatchObject({ isChanged: true, notifiedDevices: 1 })
    })
    expect(await storage.findPass(newPass('a'))).toMatchObject({ content: 'after all', updateTag: 2 })
  })

  it('holds nobody up who issues passes while a change of the same type is under way', async () => {
    await registerStop('late', 'a')
    const pending = await holding(holdWakeUp, [token('z')], async () => {
      const changed = change(storage, 'a', at(0))
      await untilWaiting(1)
      await storage.insertPass(newPass('c'))
      return { changed }
    })
    await pending.changed
  })
})
