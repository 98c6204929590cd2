import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { externalIdSchema, holderIdSchema } from '../../src/identifiers.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import type { Storage } from '../../src/storage/storage.ts'
import {
  at,
  change,
  claim,
  device,
  list,
  newPass,
  newRegistration,
  projectId,
  serial,
  token,
  withProjects,
} from './builders.ts'

// SQLite says how it will find the rows of a statement. The statements are the ones that the storage prepares itself; on
// PostgreSQL they and the indexes are the same, but its plans depend on how much there is.

const planSchema = z.array(z.object({ detail: z.string() }))

describe('statements on SQLite', () => {
  let directory = ''
  let storage: Storage

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'billfold-plans-'))
    storage = await withProjects(await openStorage(`sqlite:${join(directory, 'plans.db')}`))
    await storage.insertPass(newPass('a'))
    await storage.registerDevice(newRegistration('phone', 'a'))
    await change(storage, 'a', at(0))
  })

  afterAll(async () => {
    await storage.close()
    await rm(directory, { recursive: true, force: true })
  })

  /** How the statements that `work` prepares will be carried out, one line a step. */
  async function explain(work: () => Promise<unknown>): Promise<readonly string[]> {
    // One that has prepared a statement keeps it.
    await storage.close()
    storage = await openStorage(`sqlite:${join(directory, 'plans.db')}`)
    const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare')
    await work()
    const statements = prepare.mock.calls.map(([statement]) => statement)
    prepare.mockRestore()
    const database = new DatabaseSync(join(directory, 'plans.db'))
    const plans = statements
      .filter(statement => !/^(begin|commit|rollback)/.test(statement))
      .map(statement => planSchema.parse(database.prepare(`explain query plan ${statement}`).all()))
    database.close()
    return plans.flat().map(step => step.detail)
  }

  it('lists what a device has to fetch from the rows of that device', async () => {
    const plan = await explain(() => list(storage, 'phone', 0))
    expect(plan).toEqual([
      expect.stringMatching(
        /^SEARCH registrations USING INDEX sqlite_autoindex_registrations_1 \(device_library_identifier=\? AND pass_type_identifier=\?\)/,
      ),
      expect.stringMatching(/^SEARCH passes USING INDEX sqlite_autoindex_passes_1/),
    ])
  })

  it('claims from the head of the due ones, without sorting', async () => {
    const plan = await explain(() => claim(storage, at(0)))
    expect(plan).toContainEqual(expect.stringMatching(/^SEARCH wake_ups USING INDEX wake_ups_due_at \(due_at<\?\)/))
    expect(plan.filter(step => step.includes('TEMP B-TREE'))).toEqual([])
    // The claimed ones themselves, which the statement has just chosen.
    expect(plan.filter(step => step.startsWith('SCAN'))).toEqual(['SCAN due'])
  })

  it('finds the devices of a changed pass by its index', async () => {
    const plan = await explain(() => change(storage, 'a', at(1)))
    expect(plan).toContainEqual(expect.stringMatching(/^SEARCH registrations .*registrations_pass_devices/))
    expect(plan).toContainEqual(expect.stringMatching(/^SEARCH passes .*\(project_id=\? AND serial_number=\?\)/))
  })

  it('asks two indexes when the next wake-up is due', async () => {
    const plan = await explain(() => storage.nextWakeUpAt())
    expect(plan).toContainEqual(expect.stringMatching(/^SEARCH wake_ups USING .*INDEX wake_ups_claimed_until/))
    expect(plan).toContainEqual(expect.stringMatching(/wake_ups_due_at/))
  })

  it('sees whether an identity was renewed from an index of those in use alone', async () => {
    const plan = await explain(() => storage.listIdentityIds())
    expect(plan).toEqual([expect.stringMatching(/^SCAN identities USING INDEX identities_in_use/)])
  })

  it('lists passes along an index, from where the last page ended, without sorting', async () => {
    const after = { createdAt: at(5), serialNumber: serial('a') }
    const plan = await explain(() => storage.listPasses({ projectId, after, limit: 10 }))
    expect(plan).toEqual([
      expect.stringMatching(
        /^SEARCH passes USING INDEX passes_listed \(project_id=\? AND \(created_at,serial_number\)<\(\?,\?\)\)/,
      ),
    ])
  })

  it('finds passes by what their issuer calls them, and their holder', async () => {
    const externalId = externalIdSchema.parse('order-1')
    expect(await explain(() => storage.findPassByExternalId(projectId, externalId))).toEqual([
      expect.stringMatching(/^SEARCH passes USING INDEX passes_external_id/),
    ])
    const plan = await explain(() => storage.listHolderPasses(projectId, holderIdSchema.parse('ada')))
    expect(plan).toContainEqual(expect.stringMatching(/^SEARCH passes USING INDEX passes_holder/))
  })

  it('reads no table from end to end', async () => {
    const steps = await explain(async () => {
      await storage.insertPass(newPass('b'))
      await storage.registerDevice(newRegistration('phone', 'b'))
      await storage.registerDevice(newRegistration('phone', 'a', { pushToken: token('new') }))
      await storage.listRegisteredDevices(newPass('a'))
      const wakeUps = await claim(storage, at(100_000))
      await storage.completeWakeUps(wakeUps.slice(1), at(0))
      await storage.postponeWakeUps(wakeUps, at(0))
      await storage.releaseWakeUps()
      await storage.dropPushToken({ ...newPass('a'), pushToken: token('new'), deadSince: at(-1) })
      await storage.unregisterDevice(newRegistration('phone', 'b'))
      await storage.findApiKey('hash')
      await storage.appendDeviceLogs([{ receivedAt: at(0), message: 'x' }])
      await storage.findPassBySerialNumber(serial('a'))
      await storage.hastenWakeUps(newPass('a').passTypeIdentifier, at(0))
      await storage.listSigningRequests(projectId)
      const { passTypeIdentifier, serialNumber } = newPass('a')
      const fetched = { at: at(0), kind: 'fetched' as const, passTypeIdentifier, serialNumber }
      const contact = { at: at(0), passTypeIdentifier, deviceLibraryIdentifier: device('phone') }
      await storage.recordTimeline({ events: [fetched], contacts: [contact] })
      await storage.findTimeline(newPass('a'), { limit: 10 })
      await storage.countAnnouncements(newPass('a'), at(0))
      await storage.oweRepeats({ pushes: 1, pushedBy: at(1_000_000), now: at(0), limit: 10 })
      await storage.listApiKeys(projectId)
      await storage.noteApiKeyUse('key', at(0))
      await storage.countUsage(projectId, '2026-01')
      await storage.listAuditEntries({ projectId, before: 9, limit: 9 })
      const call = { projectId, idempotencyKey: 'key' }
      await storage.beginIdempotentCall({ ...call, requestDigest: '', now: at(0), staleBefore: at(0) })
      await storage.abandonIdempotentCall(call)
      await storage.sweepIdempotentCalls(at(0))
      await storage.findImage('image')
      await storage.recallImage('reference')
      await storage.findStudioSession('hash')
      await storage.deleteStudioSession('hash')
    })
    expect(steps.length).toBeGreaterThan(10)
    const tables =
      /^SCAN (passes|pass_types|devices|registrations|wake_ups|api_keys|projects|personalizations|signing_requests|timeline_events|push_watches|usage_counts|audit_entries|idempotency_keys|images|image_references|studio_sessions)\b(?! USING INDEX wake_ups_claimed_until)/
    expect(steps.filter(step => tables.test(step))).toEqual([])
  })
})
