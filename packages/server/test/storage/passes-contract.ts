import { describe, expect, it } from 'vitest'
import { projectIdSchema } from '../../src/identifiers.ts'
import type { Storage } from '../../src/storage/storage.ts'
import {
  at,
  change,
  newPass,
  newRegistration,
  otherPassTypeIdentifier,
  otherProjectId,
  passTypeIdentifier,
  projectId,
  serial,
} from './builders.ts'

export function passesContract(storage: () => Storage): void {
  describe('passes', () => {
    it('keeps an issued pass as it was given, with tag 0 and a modification date of whole seconds', async () => {
      const pass = newPass('issued', { createdAt: at(1_700), content: '{"name":"Zoë \\u0000 🎫"}' })
      const expected = { ...pass, updateTag: 0, updatedAt: at(1_700), lastModifiedAt: at(1_000) }
      expect(await storage().insertPass(pass)).toEqual(expected)
      expect(await storage().findPass(pass)).toEqual(expected)
      expect(await storage().findProjectPass(projectId, pass.serialNumber)).toEqual(expected)
    })

    it('refuses a type and serial number that are taken', async () => {
      await storage().insertPass(newPass('taken'))
      await expect(storage().insertPass(newPass('taken', { projectId: otherProjectId }))).rejects.toMatchObject({
        name: 'StorageError',
        code: 'ERR_STORAGE_CONFLICT',
        cause: expect.any(Error),
      })
    })

    it('refuses a second type for a serial number of the same project, which names one pass in the API', async () => {
      await storage().insertPass(newPass('two-types'))
      const other = newPass('two-types', { passTypeIdentifier: otherPassTypeIdentifier })
      await expect(storage().insertPass(other)).rejects.toMatchObject({ code: 'ERR_STORAGE_CONFLICT' })
    })

    it('refuses a pass of a project that does not exist', async () => {
      const orphan = newPass('orphan', { projectId: projectIdSchema.parse('nobody') })
      await expect(storage().insertPass(orphan)).rejects.toMatchObject({
        name: 'StorageError',
        code: 'ERR_STORAGE_UNAVAILABLE',
        cause: expect.any(Error),
      })
    })

    it('answers undefined for a pass that is not there', async () => {
      expect(await storage().findPass(newPass('absent'))).toBeUndefined()
      expect(await storage().findProjectPass(projectId, serial('absent'))).toBeUndefined()
      const absent = { projectId, serialNumber: serial('absent'), content: '{}', now: at(0) }
      expect(await storage().replaceContent(absent)).toBeUndefined()
    })

    it('keeps two projects with the same serial number apart', async () => {
      const theirs = newPass('shared', { projectId: otherProjectId, passTypeIdentifier: otherPassTypeIdentifier })
      await storage().insertPass(newPass('shared'))
      await storage().insertPass(theirs)
      await change(storage(), 'shared', at(1_000), 'mine')
      expect(await storage().findProjectPass(projectId, serial('shared'))).toMatchObject({ content: 'mine' })
      expect(await storage().findPass(theirs)).toMatchObject({ content: theirs.content, updateTag: 0 })
    })

    it('does not find the pass of another project', async () => {
      await storage().insertPass(newPass('private'))
      expect(await storage().findProjectPass(otherProjectId, serial('private'))).toBeUndefined()
      const intrusion = { projectId: otherProjectId, serialNumber: serial('private'), content: 'x', now: at(0) }
      expect(await storage().replaceContent(intrusion)).toBeUndefined()
      expect(await storage().findPass(newPass('private'))).toMatchObject({ updateTag: 0 })
    })

    it('hands out growing tags per pass type, whichever pass changes', async () => {
      await storage().insertPass(newPass('a'))
      await storage().insertPass(newPass('b'))
      const tags: number[] = []
      for (const name of ['a', 'b', 'b', 'a']) tags.push((await change(storage(), name, at(0))).pass.updateTag)
      expect(tags).toEqual([1, 2, 3, 4])
    })

    it('stores new content with its instant', async () => {
      await storage().insertPass(newPass('a'))
      const { pass, isChanged } = await change(storage(), 'a', at(5_250), 'new')
      expect(isChanged).toBe(true)
      expect(pass).toEqual({
        ...newPass('a'),
        content: 'new',
        updateTag: 1,
        updatedAt: at(5_250),
        lastModifiedAt: at(5_000),
      })
      expect(await storage().findPass(newPass('a'))).toEqual(pass)
    })

    it('writes nothing when the content is the same', async () => {
      await storage().insertPass(newPass('a'))
      await storage().registerDevice(newRegistration('phone', 'a'))
      const same = await change(storage(), 'a', at(9_000), newPass('a').content)
      expect(same).toEqual({ pass: await storage().findPass(newPass('a')), isChanged: false, notifiedDevices: 0 })
      expect(same.pass).toMatchObject({ updateTag: 0, updatedAt: at(0) })
      expect(await storage().nextWakeUpAt()).toBeUndefined()
    })

    it('moves the modification date on by a second when one second holds several changes', async () => {
      await storage().insertPass(newPass('a', { createdAt: at(100) }))
      const dates: Date[] = []
      for (const ms of [200, 300, 900, 10_999]) dates.push((await change(storage(), 'a', at(ms))).pass.lastModifiedAt)
      expect(dates).toEqual([at(1_000), at(2_000), at(3_000), at(10_000)])
    })

    it('moves the modification date on when the clock has been set back', async () => {
      await storage().insertPass(newPass('a', { createdAt: at(60_000) }))
      expect((await change(storage(), 'a', at(0))).pass.lastModifiedAt).toEqual(at(61_000))
    })

    it('counts the devices registered for the pass, also those that share a push token', async () => {
      await storage().insertPass(newPass('a'))
      await storage().insertPass(newPass('b'))
      const { pushToken } = newRegistration('shared', 'a')
      await storage().registerDevice(newRegistration('phone', 'a', { pushToken }))
      await storage().registerDevice(newRegistration('phone-again', 'a', { pushToken }))
      await storage().registerDevice(newRegistration('tablet', 'a'))
      await storage().registerDevice(newRegistration('stranger', 'b'))
      expect(await change(storage(), 'a', at(0))).toMatchObject({ notifiedDevices: 3 })
      expect(await storage().claimWakeUps({ now: at(0), leaseMs: 1, limit: 9 })).toHaveLength(2)
    })

    it('loses no change and no tag when many change at once', async () => {
      const names = Array.from({ length: 20 }, (_, index) => `p${index}`)
      for (const name of names) await storage().insertPass(newPass(name))
      const results = await Promise.all(
        [...names, ...names].map((name, index) => change(storage(), name, at(0), `change ${index}`)),
      )
      const tags = results.map(result => result.pass.updateTag)
      expect(tags.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
      expect(await storage().findPass({ passTypeIdentifier, serialNumber: serial('p0') })).toMatchObject({
        updateTag: Math.max(...tags.filter((_, index) => index % 20 === 0)),
      })
    })
  })
}
