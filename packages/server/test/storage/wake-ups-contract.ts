import { beforeEach, describe, expect, it } from 'vitest'
import type { Storage } from '../../src/storage/storage.ts'
import { at, change, claim, newPass, newRegistration, passTypeIdentifier, sendAll, token } from './builders.ts'

export function wakeUpsContract(storage: () => Storage): void {
  describe('wake-ups', () => {
    beforeEach(async () => {
      await storage().insertPass(newPass('a'))
      await storage().registerDevice(newRegistration('phone', 'a'))
    })

    it('makes any number of changes one wake-up, that of the last', async () => {
      for (const ms of [10, 20, 30]) await change(storage(), 'a', at(ms))
      expect(await claim(storage(), at(30))).toEqual([
        { passTypeIdentifier, pushToken: token('phone'), updateTag: 3, attempts: 1 },
      ])
    })

    it('claims nothing before it is due', async () => {
      await change(storage(), 'a', at(10))
      expect(await storage().nextWakeUpAt()).toEqual(at(10))
      expect(await claim(storage(), at(9))).toEqual([])
      expect(await claim(storage(), at(10))).toHaveLength(1)
    })

    it('claims the oldest first, and no more than asked for', async () => {
      for (const [name, ms] of [
        ['c', 30],
        ['b', 20],
      ] as const) {
        await storage().insertPass(newPass(name))
        await storage().registerDevice(newRegistration(name, name))
        await change(storage(), name, at(ms))
      }
      await change(storage(), 'a', at(40))
      expect((await claim(storage(), at(50), 2)).map(wakeUp => wakeUp.pushToken)).toEqual([token('b'), token('c')])
      expect((await claim(storage(), at(50), 2)).map(wakeUp => wakeUp.pushToken)).toEqual([token('phone')])
    })

    it('keeps a claimed wake-up from others until the lease is over, then hands it on', async () => {
      await change(storage(), 'a', at(0))
      await storage().claimWakeUps({ now: at(0), leaseMs: 500, limit: 1 })
      expect(await claim(storage(), at(499))).toEqual([])
      expect(await storage().nextWakeUpAt()).toEqual(at(500))
      expect(await claim(storage(), at(500))).toMatchObject([{ attempts: 2 }])
    })

    it('never gives one wake-up to two claimers', async () => {
      const names = Array.from({ length: 60 }, (_, index) => `p${index}`)
      for (const name of names) await storage().registerDevice(newRegistration(name, 'a'))
      await change(storage(), 'a', at(0))
      const batches = await Promise.all(Array.from({ length: 12 }, () => claim(storage(), at(0), 7)))
      const tokens = batches.flat().map(wakeUp => wakeUp.pushToken)
      expect(new Set(tokens).size).toBe(tokens.length)
      while (tokens.length < 61) {
        const more = await claim(storage(), at(0), 7)
        expect(more.length).toBeGreaterThan(0)
        tokens.push(...more.map(wakeUp => wakeUp.pushToken))
      }
      expect(new Set(tokens).size).toBe(61)
    })

    it('forgets what APNs accepted', async () => {
      await change(storage(), 'a', at(0))
      await sendAll(storage(), at(0))
      expect(await storage().nextWakeUpAt()).toBeUndefined()
      expect(await storage().listRegisteredDevices(newPass('a'))).toMatchObject([{ isWakeUpPending: false }])
    })

    it('makes it due anew when a change came in between claim and acceptance', async () => {
      await change(storage(), 'a', at(0))
      const claimed = await claim(storage(), at(0))
      await change(storage(), 'a', at(10))
      expect(await claim(storage(), at(10))).toEqual([])
      await storage().completeWakeUps(claimed, at(20))
      expect(await storage().nextWakeUpAt()).toEqual(at(20))
      expect(await claim(storage(), at(20))).toMatchObject([{ updateTag: 2, attempts: 1 }])
    })

    it('gives a postponed one back, due when told and with its attempts counted on', async () => {
      await change(storage(), 'a', at(0))
      await storage().postponeWakeUps(await claim(storage(), at(0)), at(900))
      expect(await storage().nextWakeUpAt()).toEqual(at(900))
      expect(await claim(storage(), at(899))).toEqual([])
      expect(await claim(storage(), at(900))).toMatchObject([{ updateTag: 1, attempts: 2 }])
    })

    it('keeps a back-off when another change comes in, and wakes for that change too', async () => {
      await change(storage(), 'a', at(0))
      const claimed = await claim(storage(), at(0))
      await change(storage(), 'a', at(10))
      await storage().postponeWakeUps(claimed, at(900))
      await change(storage(), 'a', at(20))
      expect(await storage().nextWakeUpAt()).toEqual(at(900))
      expect(await claim(storage(), at(900))).toMatchObject([{ updateTag: 3, attempts: 2 }])
    })

    it('releases all claims for a process that is alone', async () => {
      await change(storage(), 'a', at(0))
      await claim(storage(), at(0))
      await storage().releaseWakeUps()
      expect(await claim(storage(), at(0))).toMatchObject([{ attempts: 2 }])
    })

    it('takes an empty batch, and one that is gone', async () => {
      await storage().completeWakeUps([], at(0))
      await storage().postponeWakeUps([], at(0))
      await change(storage(), 'a', at(0))
      const claimed = await claim(storage(), at(0))
      await storage().unregisterDevice(newRegistration('phone', 'a'))
      await storage().completeWakeUps(claimed, at(1))
      await storage().postponeWakeUps(claimed, at(1))
      expect(await storage().nextWakeUpAt()).toBeUndefined()
    })
  })
}
