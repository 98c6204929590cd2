import { beforeEach, describe, expect, it } from 'vitest'
import type { Storage } from '../../src/storage/storage.ts'
import {
  at,
  change,
  claim,
  device,
  list,
  newPass,
  newRegistration,
  otherPassTypeIdentifier,
  otherProjectId,
  passTypeIdentifier,
  sendAll,
  serial,
  token,
} from './builders.ts'

export function devicesContract(storage: () => Storage): void {
  describe('devices', () => {
    beforeEach(async () => {
      for (const name of ['a', 'b', 'c']) await storage().insertPass(newPass(name))
    })

    it('tells a new pair from a known one and from an unknown pass', async () => {
      expect(await storage().registerDevice(newRegistration('phone', 'a'))).toBe('created')
      expect(await storage().registerDevice(newRegistration('phone', 'a'))).toBe('existing')
      expect(await storage().registerDevice(newRegistration('phone', 'b'))).toBe('created')
      expect(await storage().registerDevice(newRegistration('phone', 'absent'))).toBeUndefined()
    })

    it('owes nothing to a device that registers a pass as it was issued', async () => {
      await storage().registerDevice(newRegistration('phone', 'a'))
      expect(await storage().nextWakeUpAt()).toBeUndefined()
      expect(await list(storage(), 'phone')).toEqual({ serialNumbers: ['a'], lastUpdateTag: 0 })
      expect(await list(storage(), 'phone', 0)).toBeUndefined()
    })

    it('lists and wakes a device that is new to a changed pass, for it may hold an old file', async () => {
      await storage().registerDevice(newRegistration('phone', 'a'))
      await change(storage(), 'b', at(0))
      await change(storage(), 'a', at(0))
      const shown = await list(storage(), 'phone')
      expect(shown).toEqual({ serialNumbers: ['a'], lastUpdateTag: 2 })
      await sendAll(storage(), at(0))

      await storage().registerDevice(newRegistration('phone', 'b', { now: at(10) }))
      expect(await claim(storage(), at(10))).toEqual([
        { passTypeIdentifier, pushToken: token('phone'), updateTag: 3, attempts: 1 },
      ])
      expect(await list(storage(), 'phone', shown?.lastUpdateTag)).toEqual({ serialNumbers: ['b'], lastUpdateTag: 3 })
      expect(await list(storage(), 'phone', 3)).toBeUndefined()
    })

    it('lists a changed pass anew to no other device, and once only', async () => {
      await storage().registerDevice(newRegistration('phone', 'a'))
      await change(storage(), 'a', at(0))
      await sendAll(storage(), at(0))
      await storage().registerDevice(newRegistration('tablet', 'a'))
      await storage().registerDevice(newRegistration('tablet', 'a'))
      expect(await list(storage(), 'phone', 1)).toBeUndefined()
      expect(await list(storage(), 'tablet', 1)).toEqual({ serialNumbers: ['a'], lastUpdateTag: 2 })
      expect((await sendAll(storage(), at(0))).map(wakeUp => wakeUp.pushToken)).toEqual([token('tablet')])
      await storage().registerDevice(newRegistration('tablet', 'a'))
      expect(await storage().nextWakeUpAt()).toBeUndefined()
    })

    it('lists only what changed after the given tag, and answers the highest', async () => {
      for (const name of ['a', 'b', 'c']) await storage().registerDevice(newRegistration('phone', name))
      await change(storage(), 'c', at(0))
      await change(storage(), 'a', at(0))
      expect(await list(storage(), 'phone')).toEqual({ serialNumbers: ['a', 'b', 'c'], lastUpdateTag: 2 })
      expect(await list(storage(), 'phone', 0)).toEqual({ serialNumbers: ['a', 'c'], lastUpdateTag: 2 })
      expect(await list(storage(), 'phone', 1)).toEqual({ serialNumbers: ['a'], lastUpdateTag: 2 })
      expect(await list(storage(), 'phone', 2)).toBeUndefined()
      expect(await list(storage(), 'unknown')).toBeUndefined()
    })

    it('sends wake-ups to the newest token, which a known pair may bring', async () => {
      await storage().registerDevice(newRegistration('phone', 'a'))
      await storage().registerDevice(newRegistration('phone', 'b', { pushToken: token('2') }))
      expect(await storage().registerDevice(newRegistration('phone', 'a', { pushToken: token('3') }))).toBe('existing')
      expect(await storage().nextWakeUpAt()).toBeUndefined()
      await change(storage(), 'b', at(0))
      expect((await claim(storage(), at(0))).map(wakeUp => wakeUp.pushToken)).toEqual([token('3')])
    })

    it('owes a stored wake-up to a new token as well', async () => {
      await storage().registerDevice(newRegistration('phone', 'a'))
      await change(storage(), 'a', at(0))
      await storage().postponeWakeUps(await claim(storage(), at(0)), at(60_000))
      await storage().registerDevice(newRegistration('phone', 'a', { pushToken: token('new'), now: at(500) }))
      expect((await claim(storage(), at(500))).map(wakeUp => wakeUp.pushToken)).toEqual([token('new')])
    })

    it('answers the devices of a pass, and whether their wake-up is still to be sent', async () => {
      await storage().registerDevice(newRegistration('phone', 'a', { now: at(1) }))
      await storage().registerDevice(newRegistration('tablet', 'a', { now: at(2) }))
      await storage().registerDevice(newRegistration('stranger', 'b', { now: at(3) }))
      await change(storage(), 'a', at(10))
      await storage().completeWakeUps(await claim(storage(), at(10), 1), at(10))
      const devices = await storage().listRegisteredDevices(newPass('a'))
      expect(devices.map(({ deviceLibraryIdentifier }) => deviceLibraryIdentifier)).toEqual(['phone', 'tablet'])
      expect(devices.map(({ registeredAt }) => registeredAt)).toEqual([at(1), at(2)])
      expect(devices.filter(({ isWakeUpPending }) => isWakeUpPending)).toHaveLength(1)
      expect(await storage().listRegisteredDevices(newPass('c'))).toEqual([])
    })

    it('forgets a pair, and the device and its wake-up with the last one', async () => {
      await storage().registerDevice(newRegistration('phone', 'a'))
      await storage().registerDevice(newRegistration('phone', 'b'))
      await change(storage(), 'a', at(0))
      await storage().unregisterDevice(newRegistration('phone', 'a'))
      expect(await list(storage(), 'phone')).toEqual({ serialNumbers: ['b'], lastUpdateTag: 0 })
      expect(await storage().nextWakeUpAt()).toEqual(at(0))
      await storage().unregisterDevice(newRegistration('phone', 'b'))
      expect(await list(storage(), 'phone')).toBeUndefined()
      expect(await storage().nextWakeUpAt()).toBeUndefined()
      await storage().unregisterDevice(newRegistration('phone', 'b'))
    })

    it('keeps the wake-up of a token that another device still holds', async () => {
      await storage().registerDevice(newRegistration('before', 'a', { pushToken: token('same') }))
      await storage().registerDevice(newRegistration('after', 'a', { pushToken: token('same') }))
      await change(storage(), 'a', at(0))
      await storage().unregisterDevice(newRegistration('before', 'a'))
      expect(await claim(storage(), at(0))).toHaveLength(1)
    })

    it('keeps the pass types of one device apart', async () => {
      const other = { passTypeIdentifier: otherPassTypeIdentifier }
      await storage().insertPass(newPass('a', { ...other, projectId: otherProjectId }))
      await storage().registerDevice(newRegistration('phone', 'a'))
      await storage().registerDevice(newRegistration('phone', 'a', { ...other, pushToken: token('other') }))
      await change(storage(), 'a', at(0))
      expect((await claim(storage(), at(0))).map(wakeUp => wakeUp.pushToken)).toEqual([token('phone')])
      await storage().unregisterDevice(newRegistration('phone', 'a'))
      expect(await list(storage(), 'phone')).toBeUndefined()
      expect(await storage().listUpdatable({ deviceLibraryIdentifier: device('phone'), ...other })).toEqual({
        serialNumbers: [serial('a')],
        lastUpdateTag: 0,
      })
    })
  })

  describe('dead push tokens', () => {
    const dead = { passTypeIdentifier, pushToken: token('dead'), deadSince: at(1_000) }
    const holder = (name: string, ms: number) => newRegistration(name, 'a', { pushToken: token('dead'), now: at(ms) })

    beforeEach(async () => {
      await storage().insertPass(newPass('a'))
    })

    it('forgets every device that holds the token, with registrations and wake-up', async () => {
      await storage().registerDevice(holder('phone', 0))
      await storage().registerDevice(holder('phone-before', 1_000))
      await change(storage(), 'a', at(0))
      expect(await storage().dropPushToken(dead)).toBe(2)
      expect(await storage().listRegisteredDevices(newPass('a'))).toEqual([])
      expect(await list(storage(), 'phone')).toBeUndefined()
      expect(await storage().nextWakeUpAt()).toBeUndefined()
      expect(await storage().dropPushToken(dead)).toBe(0)
    })

    it('spares a device that registered after APNs knew, and its wake-up as it stands', async () => {
      await storage().registerDevice(holder('phone', 0))
      await storage().registerDevice(holder('phone-again', 1_001))
      await change(storage(), 'a', at(2_000))
      const [wakeUp] = await claim(storage(), at(2_000))
      expect(await storage().dropPushToken(dead)).toBe(1)
      const left = await storage().listRegisteredDevices(newPass('a'))
      expect(left.map(({ deviceLibraryIdentifier }) => deviceLibraryIdentifier)).toEqual(['phone-again'])
      expect(await claim(storage(), at(2_000))).toEqual([])
      expect(await claim(storage(), at(70_000))).toEqual([{ ...wakeUp, attempts: 2 }])
    })

    it('spares a known pair that registered again with the same token', async () => {
      await storage().registerDevice(holder('phone', 0))
      await storage().registerDevice(holder('phone', 1_001))
      expect(await storage().dropPushToken(dead)).toBe(0)
      expect(await list(storage(), 'phone')).toBeDefined()
    })

    it('spares a device that has another token by now, and forgets the wake-up nobody waits for', async () => {
      await storage().registerDevice(holder('phone', 0))
      await change(storage(), 'a', at(0))
      await storage().registerDevice(newRegistration('phone', 'a', { pushToken: token('alive'), now: at(500) }))
      expect(await storage().dropPushToken(dead)).toBe(0)
      expect((await claim(storage(), at(500))).map(wakeUp => wakeUp.pushToken)).toEqual([token('alive')])
    })
  })
}
