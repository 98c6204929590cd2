import { describe, expect, it } from 'vitest'
import { externalIdSchema, holderIdSchema, projectIdSchema } from '../../src/identifiers.ts'
import type { NewApiKey, NewAuditEntry, PassListQuery, Storage } from '../../src/storage/storage.ts'
import { at, newPass, newRegistration, otherProjectId, projectId, serial } from './builders.ts'

const audit = (action: string, ms = 0): NewAuditEntry => ({
  projectId,
  at: at(ms),
  actor: 'key-1',
  action,
  subject: 'subject',
})
const month = '2026-01'
const key: NewApiKey = {
  apiKeyId: 'key-1',
  projectId,
  name: 'Till',
  kind: 'live',
  scopes: ['issue'],
  keyHash: 'ef'.repeat(32),
  createdAt: at(0),
}

export function projectsContract(storage: () => Storage): void {
  const actions = async () => (await storage().listAuditEntries({ projectId, limit: 100 })).map(({ action }) => action)

  describe('projects', () => {
    it('are created once, and their limits reach the keys that are in use', async () => {
      const project = { projectId: projectIdSchema.parse('new'), name: 'New', createdAt: at(5) }
      const limits = { monthlyQuota: 10_000_000_000, ratePerSecond: undefined }
      await storage().insertProject(
        { ...project, ...limits },
        { ...audit('project.created'), projectId: project.projectId },
      )
      expect((await storage().listProjects()).at(-1)).toEqual({ ...project, ...limits })
      const again = storage().insertProject({ ...project, ...limits }, audit('project.created'))
      await expect(again).rejects.toMatchObject({ code: 'ERR_STORAGE_CONFLICT' })
      expect(await actions()).toEqual([])

      await storage().insertApiKey(key)
      expect(await storage().limitProject(projectId, { monthlyQuota: 5, ratePerSecond: 2 }, audit('limited'))).toBe(
        true,
      )
      expect(await storage().findApiKey(key.keyHash)).toMatchObject({ limits: { monthlyQuota: 5, ratePerSecond: 2 } })
      const unknown = projectIdSchema.parse('unknown')
      expect(await storage().limitProject(unknown, limits, audit('limited'))).toBe(false)
      expect(await actions()).toEqual(['limited'])
    })
  })

  describe('API keys', () => {
    it('end at an instant that may lie ahead, and earlier stays earlier', async () => {
      await storage().insertApiKey(key, audit('key.created'))
      await storage().insertApiKey(key, audit('key.created'))
      const end = (ms: number) =>
        storage().revokeApiKey({ projectId, apiKeyId: 'key-1', revokedAt: at(ms), audit: audit(`end ${ms}`) })
      expect(await end(2_000)).toMatchObject({ revokedAt: at(2_000) })
      expect(await end(3_000)).toMatchObject({ revokedAt: at(2_000) })
      expect(await end(1_000)).toMatchObject({ revokedAt: at(1_000) })
      expect(await actions()).toEqual(['end 1000', 'end 3000', 'end 2000', 'key.created'])
    })

    it('are replaced in one moment, and by nobody else’s project', async () => {
      await storage().insertApiKey(key)
      const successor = { ...key, apiKeyId: 'key-2', keyHash: '01'.repeat(32), createdAt: at(1) }
      const revocation = { apiKeyId: 'key-1', revokedAt: at(9), successor, audit: audit('key.rotated') }
      expect(await storage().revokeApiKey({ ...revocation, projectId: otherProjectId })).toBeUndefined()
      expect(await storage().findApiKey(successor.keyHash)).toBeUndefined()
      await storage().revokeApiKey({ ...revocation, projectId })
      await storage().noteApiKeyUse('key-2', at(7))
      expect(await storage().listApiKeys(projectId)).toEqual([
        { ...key, revokedAt: at(9), lastUsedAt: undefined },
        { ...successor, revokedAt: undefined, lastUsedAt: at(7) },
      ])
      expect(await storage().listApiKeys(otherProjectId)).toEqual([])
    })
  })

  describe('sessions of the studio', () => {
    const session = { tokenHash: 'ab'.repeat(32), apiKeyId: 'key-1', createdAt: at(0), expiresAt: at(1_000) }
    const open = (tokenHash: string, ms: number) =>
      storage().insertStudioSession(
        { ...session, tokenHash, createdAt: at(ms), expiresAt: at(ms + 1_000) },
        audit('session.opened', ms),
      )

    it('are found with their key as it is now, until they are ended', async () => {
      await storage().insertApiKey(key)
      await storage().insertStudioSession(session, audit('session.opened'))
      expect(await actions()).toEqual(['session.opened'])
      const limits = { monthlyQuota: 5, ratePerSecond: 2 }
      await storage().limitProject(projectId, limits, audit('limited'))
      const revocation = { projectId, apiKeyId: 'key-1', revokedAt: at(9), audit: audit('key.revoked') }
      await storage().revokeApiKey(revocation)
      expect(await storage().findStudioSession(session.tokenHash)).toEqual({
        expiresAt: at(1_000),
        projectName: 'One',
        key: { ...key, revokedAt: at(9), lastUsedAt: undefined, limits },
      })
      await storage().deleteStudioSession(session.tokenHash)
      await storage().deleteStudioSession(session.tokenHash)
      expect(await storage().findStudioSession(session.tokenHash)).toBeUndefined()
    })

    it('are each by itself, and forgotten when others come after their end', async () => {
      await storage().insertApiKey(key)
      await open('first', 0)
      await open('second', 1)
      await open('third', 1_000)
      expect(await storage().findStudioSession('first')).toBeUndefined()
      expect(await storage().findStudioSession('second')).toMatchObject({ expiresAt: at(1_001) })
      await storage().deleteStudioSession('second')
      expect(await storage().findStudioSession('third')).toBeDefined()
    })

    it('are nothing without a key', async () => {
      await expect(open('orphan', 0)).rejects.toThrow()
      expect(await actions()).toEqual([])
    })
  })

  describe('what a change is recorded with', () => {
    const record = { audit: audit('changed'), usageMonth: month }

    it('is written with the change, and not without it', async () => {
      await storage().insertPass(newPass('a'), record)
      await expect(storage().insertPass(newPass('a'), record)).rejects.toThrow()
      const change = { projectId, serialNumber: serial('a'), now: at(1), ...record }
      await storage().replaceContent({ ...change, content: 'new' })
      await storage().replaceContent({ ...change, content: 'new' })
      await storage().replaceContent({ ...change, content: 'other', expectedTag: 99 })
      expect(await storage().countUsage(projectId, month)).toBe(2)
      expect(await storage().countUsage(projectId, '2026-02')).toBe(0)
      expect(await storage().countUsage(otherProjectId, month)).toBe(0)
      expect(await actions()).toEqual(['changed', 'changed'])
    })

    it('counts every one of many at once', async () => {
      const names = Array.from({ length: 40 }, (_, index) => `n${index}`)
      await Promise.all(names.map(name => storage().insertPass(newPass(name), record)))
      expect(await storage().countUsage(projectId, month)).toBe(40)
    })

    it('is read newest first, page by page, within the project', async () => {
      for (const action of ['one', 'two', 'three']) await storage().appendAuditEntry(audit(action))
      await storage().appendAuditEntry({ ...audit('theirs'), projectId: otherProjectId })
      const [first] = await storage().listAuditEntries({ projectId, limit: 1 })
      expect(first).toMatchObject(audit('three'))
      const older = await storage().listAuditEntries({ projectId, before: first?.auditEntryId, limit: 9 })
      expect(older.map(({ action }) => action)).toEqual(['two', 'one'])
    })
  })

  describe('a version that is expected', () => {
    it('keeps a change out that was made for another', async () => {
      await storage().insertPass(newPass('a'))
      const change = { projectId, serialNumber: serial('a'), now: at(1), expectedTag: 0 }
      expect(await storage().replaceContent({ ...change, content: 'one' })).toMatchObject({ isChanged: true })
      const stale = await storage().replaceContent({ ...change, content: 'two' })
      expect(stale).toMatchObject({ isChanged: false, isStale: true, pass: { content: 'one', updateTag: 1 } })
    })
  })

  describe('a revocation', () => {
    it('is a change that devices hear of, and so is its end', async () => {
      await storage().insertPass(newPass('a'))
      await storage().registerDevice(newRegistration('phone', 'a'))
      const change = { projectId, serialNumber: serial('a'), now: at(5) }
      const revoked = await storage().replaceContent({ ...change, revokedAt: at(5) })
      expect(revoked).toMatchObject({ isChanged: true, notifiedDevices: 1, pass: { revokedAt: at(5), updateTag: 1 } })
      expect(await storage().replaceContent({ ...change, revokedAt: at(5) })).toMatchObject({ isChanged: false })
      expect(await storage().replaceContent({ ...change, content: 'new' })).toMatchObject({
        pass: { revokedAt: at(5) },
      })
      const back = await storage().replaceContent({ ...change, revokedAt: null })
      expect(back).toMatchObject({ isChanged: true, pass: { revokedAt: undefined, updateTag: 3 } })
    })
  })

  describe('lists', () => {
    const names = async (query: Partial<PassListQuery> = {}) =>
      (await storage().listPasses({ projectId, limit: 100, ...query })).map(({ serialNumber }) => serialNumber)

    it('go on where the last page ended, also within one instant', async () => {
      for (const name of ['a', 'b', 'c', 'd']) {
        await storage().insertPass(newPass(name, { createdAt: at(name === 'd' ? 1 : 0) }))
      }
      await storage().insertPass(newPass('theirs', { projectId: otherProjectId }))
      expect(await names()).toEqual(['d', 'c', 'b', 'a'])
      expect(await names({ after: { createdAt: at(0), serialNumber: serial('c') } })).toEqual(['b', 'a'])
      expect(await names({ limit: 2 })).toEqual(['d', 'c'])
    })

    it('are narrowed by each condition', async () => {
      const externalId = externalIdSchema.parse('order-1')
      const holderId = holderIdSchema.parse('ada')
      await storage().insertPass(
        newPass('a', { externalId, holderId, name: 'Coffee', searchText: 'coffee\njane 100%_\\' }),
      )
      await storage().insertPass(newPass('b', { holderId, searchText: 'tea \0 \ud800', createdAt: at(10) }))
      await storage().replaceContent({ projectId, serialNumber: serial('b'), revokedAt: at(20), now: at(20) })
      expect(await names({ externalId })).toEqual(['a'])
      expect(await names({ holderId })).toEqual(['b', 'a'])
      expect(await names({ isRevoked: true })).toEqual(['b'])
      expect(await names({ isRevoked: false })).toEqual(['a'])
      expect(await names({ words: ['coffee', 'jane'] })).toEqual(['a'])
      for (const word of ['100%_\\', '%_\\']) expect(await names({ words: [word] }), word).toEqual(['a'])
      for (const word of ['c%e', 'c_ffee', '\\\\']) expect(await names({ words: [word] }), word).toEqual([])
      expect(await names({ createdSince: at(10) })).toEqual(['b'])
      expect(await names({ createdBefore: at(10) })).toEqual(['a'])
      expect(await names({ updatedSince: at(20) })).toEqual(['b'])
      expect(await names({ passTypeIdentifiers: [] })).toEqual([])
      expect(await names({ passTypeIdentifiers: [newPass('a').passTypeIdentifier] })).toEqual(['b', 'a'])
      expect(await storage().findPassByExternalId(projectId, externalId)).toMatchObject({ serialNumber: 'a' })
      expect(await storage().findPassByExternalId(otherProjectId, externalId)).toBeUndefined()
      expect(await storage().listHolderPasses(projectId, holderId)).toHaveLength(2)
      expect(await storage().listHolderPasses(otherProjectId, holderId)).toEqual([])
    })

    it('know an external id once in a project, and once in another', async () => {
      const externalId = externalIdSchema.parse('order-1')
      await storage().insertPass(newPass('a', { externalId }))
      await expect(storage().insertPass(newPass('b', { externalId }))).rejects.toMatchObject({
        code: 'ERR_STORAGE_CONFLICT',
      })
      await storage().insertPass(newPass('c', { externalId, projectId: otherProjectId }))
      await storage().insertPass(newPass('d'))
      const change = { projectId, serialNumber: serial('d'), content: 'new', labels: { externalId }, now: at(1) }
      await expect(storage().replaceContent(change)).rejects.toMatchObject({ code: 'ERR_STORAGE_CONFLICT' })
      expect(await storage().findProjectPass(projectId, serial('d'))).toMatchObject({ updateTag: 0 })
    })
  })

  describe('a call with an idempotency key', () => {
    const call = { projectId, idempotencyKey: 'k' }
    const begin = (ms: number, requestDigest = 'digest') =>
      storage().beginIdempotentCall({ ...call, requestDigest, now: at(ms), staleBefore: at(ms - 1_000) })
    const answer = { status: 200, headers: { ETag: '"1"' }, body: new Uint8Array([0, 255, 1]) }

    it('is one caller’s until it is answered, and answered to everybody then', async () => {
      const begun = await Promise.all([begin(0), begin(0), begin(0)])
      expect(begun.map(({ kind }) => kind).toSorted()).toEqual(['begun', 'under way', 'under way'])
      await storage().answerIdempotentCall({ ...call, answer, serialNumber: 'a' })
      expect(await begin(5)).toEqual({ kind: 'answered', requestDigest: 'digest', answer })
      expect(await begin(5_000)).toEqual({ kind: 'answered', requestDigest: 'digest', answer })
    })

    it('may be made anew when it was given up, or whoever made it died, or it is long ago', async () => {
      await begin(0)
      expect(await begin(1_000)).toMatchObject({ kind: 'under way' })
      expect(await begin(1_001)).toEqual({ kind: 'begun' })
      await storage().abandonIdempotentCall(call)
      expect(await begin(1_002)).toEqual({ kind: 'begun' })
      await storage().answerIdempotentCall({ ...call, answer, serialNumber: undefined })
      await storage().sweepIdempotentCalls(at(1_002))
      expect(await begin(1_003)).toMatchObject({ kind: 'answered' })
      await storage().sweepIdempotentCalls(at(1_003))
      expect(await begin(1_004)).toEqual({ kind: 'begun' })
    })
  })

  describe('images', () => {
    it('are kept by content, and what led to them by its latest', async () => {
      const bytes = new Uint8Array([137, 80, 0, 255])
      await storage().saveImage('kept', bytes)
      await storage().saveImage('kept', new Uint8Array([1]))
      expect(await storage().findImage('kept')).toEqual(bytes)
      expect(await storage().findImage('absent')).toBeUndefined()
      await storage().rememberImage('address', { sha256: 'first', readAt: at(1) })
      await storage().rememberImage('address', { sha256: 'kept', readAt: at(2) })
      expect(await storage().recallImage('address')).toEqual({ sha256: 'kept', readAt: at(2) })
      expect(await storage().recallImage('absent')).toBeUndefined()
    })
  })

  describe('erasure', () => {
    it('forgets a pass with all that belongs to it alone', async () => {
      const images = (digest: string) => JSON.stringify({ '/logoURL': digest })
      await storage().saveImage('own', new Uint8Array([1]))
      await storage().rememberImage('to-own', { sha256: 'own', readAt: at(0) })
      await storage().saveImage('shared', new Uint8Array([2]))
      await storage().insertPass(newPass('a', { images: images('own') }))
      await storage().insertPass(newPass('b', { images: images('shared') }))
      await storage().insertPass(newPass('c', { images: images('shared') }))
      await storage().registerDevice(newRegistration('phone', 'a'))
      await storage().registerDevice(newRegistration('tablet', 'a'))
      await storage().registerDevice(newRegistration('tablet', 'c'))
      await storage().replaceContent({ projectId, serialNumber: serial('a'), content: 'new', now: at(1) })

      const erase = (project: typeof projectId) =>
        storage().erasePasses(project, [serial('a'), serial('b')], audit('erased'))
      expect(await erase(otherProjectId)).toBe(0)
      expect(await erase(projectId)).toBe(2)
      expect(await storage().findPass(newPass('a'))).toBeUndefined()
      expect(await storage().findTimeline(newPass('a'), { limit: 9 })).toEqual({ events: [], complaints: [] })
      expect(await storage().findImage('own')).toBeUndefined()
      expect(await storage().recallImage('to-own')).toBeUndefined()
      expect(await storage().findImage('shared')).toBeDefined()
      const woken = await storage().claimWakeUps({ now: at(10), leaseMs: 1, limit: 9 })
      expect(woken.map(({ pushToken }) => pushToken)).toEqual([newRegistration('tablet', 'c').pushToken])
      expect(await storage().listRegisteredDevices(newPass('c'))).toHaveLength(1)
    })
  })
}
