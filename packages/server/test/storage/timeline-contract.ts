import { describe, expect, it } from 'vitest'
import type { Storage, TimelineEvent } from '../../src/storage/storage.ts'
import {
  at,
  change,
  claim,
  device,
  list,
  newPass,
  newRegistration,
  passTypeIdentifier,
  projectId,
  sendAll,
  serial,
  token,
} from './builders.ts'

export function timelineContract(storage: () => Storage): void {
  const ofPass = (serialNumber: string) => ({ passTypeIdentifier, serialNumber: serial(serialNumber) })
  const record = (...events: readonly Omit<TimelineEvent, 'passTypeIdentifier'>[]) =>
    storage().recordTimeline({ events: events.map(event => ({ passTypeIdentifier, ...event })), contacts: [] })
  const come = async (deviceName: string, now: Date, updatedSince?: number) => {
    const listed = await list(storage(), deviceName, updatedSince)
    const contact = { at: now, passTypeIdentifier, deviceLibraryIdentifier: device(deviceName), updatedSince, listed }
    await storage().recordTimeline({ events: [], contacts: [contact] })
  }
  const registered = (deviceName: string, serialNumber: string, now: Date) => ({
    at: now,
    kind: 'registered' as const,
    serialNumber: serial(serialNumber),
    deviceLibraryIdentifier: device(deviceName),
    pushToken: token(deviceName),
  })
  /** A pass on a phone. */
  const install = async (serialNumber = 'a', deviceName = 'phone') => {
    await storage().insertPass(newPass(serialNumber))
    await storage().registerDevice(newRegistration(deviceName, serialNumber))
    await record(registered(deviceName, serialNumber, at(0)))
  }
  const kinds = async (serialNumber = 'a') =>
    (await storage().findTimeline(ofPass(serialNumber), { limit: 100 })).events.map(({ kind }) => kind)
  const owe = (pushes: number, pushedBy: Date, now: Date) => storage().oweRepeats({ pushes, pushedBy, now, limit: 100 })
  const phone = async () => (await storage().listRegisteredDevices(ofPass('a')))[0]

  describe('the timeline', () => {
    it('brings together what happened to a pass, to its devices and to their push tokens, and nothing of others', async () => {
      await install()
      await install('b', 'tablet')
      const { pass } = await change(storage(), 'a', at(10))
      const claimed = await claim(storage(), at(15))
      await storage().completeWakeUps(
        claimed.map(wakeUp => ({ ...wakeUp, apnsId: 'id-1' })),
        at(20),
      )
      const refused = { code: 410, reason: 'Unregistered', apnsId: 'id-2' }
      await record({ at: at(21), kind: 'pushed', pushToken: token('tablet'), updateTag: 9, ...refused })
      await come('phone', at(30))
      await record({ at: at(40), kind: 'fetched', serialNumber: serial('a'), updateTag: pass.updateTag, code: 200 })

      const { events } = await storage().findTimeline(ofPass('a'), { limit: 100 })
      expect(events.map(({ kind }) => kind)).toEqual(['registered', 'changed', 'pushed', 'asked', 'listed', 'fetched'])
      expect(events[2]).toMatchObject({
        at: at(20),
        pushToken: token('phone'),
        updateTag: 1,
        code: 200,
        apnsId: 'id-1',
      })
      expect(events[4]).toMatchObject({ serialNumber: 'a', deviceLibraryIdentifier: 'phone', updateTag: 1 })
      // Nobody else holds it.
      expect(events[5]).toMatchObject({ deviceLibraryIdentifier: 'phone', code: 200 })
      expect(await kinds('b')).toEqual(['registered', 'pushed'])
    })

    it('has the last pushes of a token that APNs accepted, and forgets them with the rest', async () => {
      await install()
      for (let count = 1; count <= 30; count += 1) {
        await change(storage(), 'a', at(count * 10))
        const claimed = await claim(storage(), at(count * 10))
        const apnsId = crypto.randomUUID()
        await storage().completeWakeUps(
          claimed.map(wakeUp => ({ ...wakeUp, apnsId })),
          at(count * 10 + 5),
        )
      }
      const pushes = async () => {
        const { events } = await storage().findTimeline(ofPass('a'), { limit: 100 })
        return events.filter(({ kind }) => kind === 'pushed')
      }
      expect((await pushes()).length).toBeGreaterThanOrEqual(20)
      expect((await pushes()).at(-1)).toMatchObject({ at: at(305), updateTag: 30, code: 200 })
      while ((await storage().sweepTimeline({ before: at(1_000), limit: 10 })) > 0);
      expect(await pushes()).toEqual([])
    })

    it('says nothing of who fetched a pass that several devices hold', async () => {
      await install()
      await storage().registerDevice(newRegistration('tablet', 'a'))
      await record({ at: at(1), kind: 'fetched', serialNumber: serial('a'), code: 200 })
      const { events } = await storage().findTimeline(ofPass('a'), { limit: 1 })
      expect(events).toMatchObject([{ kind: 'fetched', deviceLibraryIdentifier: undefined }])
    })

    it('keeps nothing of a device that is not known', async () => {
      await install()
      await come('stranger', at(1))
      expect(await kinds()).toEqual(['registered'])
    })

    it('keeps a change with the content, and none where nothing changed', async () => {
      await install()
      const content = { projectId, serialNumber: serial('a'), content: 'x', announcedFields: 2, now: at(1) }
      await storage().replaceContent(content)
      await storage().replaceContent({ ...content, now: at(2) })
      expect(await kinds()).toEqual(['registered', 'changed'])
      expect(await storage().countAnnouncements(ofPass('a'), at(0))).toBe(1)
      expect(await storage().countAnnouncements(ofPass('a'), at(1))).toBe(0)
      await change(storage(), 'a', at(3))
      // The silent one does not count.
      expect(await storage().countAnnouncements(ofPass('a'), at(0))).toBe(1)
    })

    it('keeps a message beside the content, whichever of them changes', async () => {
      await install()
      const key = { projectId, serialNumber: serial('a') }
      const told = await storage().replaceContent({ ...key, latestMessage: 'Open late', now: at(1) })
      expect(told).toMatchObject({ isChanged: true, pass: { latestMessage: 'Open late', content: '{"balance":1}' } })
      expect(await storage().replaceContent({ ...key, latestMessage: 'Open late', now: at(2) })).toMatchObject({
        isChanged: false,
      })
      expect((await change(storage(), 'a', at(3))).pass.latestMessage).toBe('Open late')
    })

    it('ties a device’s log lines to the pass or the device they name', async () => {
      await install()
      const receivedAt = at(5)
      await storage().appendDeviceLogs([
        { receivedAt, message: 'pass', passTypeIdentifier, serialNumber: serial('a') },
        { receivedAt, message: 'device', passTypeIdentifier, deviceLibraryIdentifier: device('phone') },
        { receivedAt, message: 'other', passTypeIdentifier, serialNumber: serial('b') },
        { receivedAt, message: 'nothing known' },
      ])
      const { complaints } = await storage().findTimeline(ofPass('a'), { limit: 10 })
      expect(complaints.map(({ message }) => message)).toEqual(['pass', 'device'])
    })

    it('forgets what is old in batches, and nothing younger', async () => {
      await install()
      for (const ms of [10, 20, 30, 40]) await change(storage(), 'a', at(ms))
      expect(await storage().sweepTimeline({ before: at(35), limit: 3 })).toBe(3)
      expect(await storage().sweepTimeline({ before: at(35), limit: 3 })).toBe(1)
      expect(await storage().sweepTimeline({ before: at(35), limit: 3 })).toBe(0)
      const { events } = await storage().findTimeline(ofPass('a'), { limit: 10 })
      expect(events).toMatchObject([{ kind: 'changed', at: at(40) }])
    })

    it('answers the newest of more events than fit', async () => {
      await install()
      for (const ms of [10, 20, 30]) await change(storage(), 'a', at(ms))
      const { events } = await storage().findTimeline(ofPass('a'), { limit: 2 })
      expect(events.map(event => event.at)).toEqual([at(20), at(30)])
    })
  })

  describe('devices that are pushed to and do not come', () => {
    it('are owed another wake-up, once for each push', async () => {
      await install()
      await change(storage(), 'a', at(10))
      await sendAll(storage(), at(20))
      expect(await phone()).toMatchObject({ pushedAt: at(20), unansweredPushes: 1, isWakeUpPending: false })

      expect(await owe(1, at(19), at(100))).toBe(0)
      expect(await owe(1, at(20), at(100))).toBe(1)
      expect(await owe(1, at(20), at(100))).toBe(0)
      expect(await phone()).toMatchObject({ unansweredPushes: 1, isWakeUpPending: true })
      expect(await sendAll(storage(), at(110))).toMatchObject([{ pushToken: token('phone'), updateTag: 1 }])
      expect(await phone()).toMatchObject({ pushedAt: at(110), unansweredPushes: 2 })
      expect(await owe(1, at(200), at(200))).toBe(0)
      expect(await owe(2, at(200), at(200))).toBe(1)
      expect(await kinds()).toEqual(['registered', 'changed', 'pushed', 'silent', 'pushed', 'silent'])
    })

    it('are left alone once they have come, even before APNs’ answer was written', async () => {
      await install()
      await change(storage(), 'a', at(10))
      const claimed = await claim(storage(), at(20))
      await come('phone', at(21))
      await storage().completeWakeUps(claimed, at(30))
      expect(await phone()).toMatchObject({ unansweredPushes: 0, seenAt: at(21) })
      expect(await owe(1, at(1_000), at(1_000))).toBe(0)
      expect(await storage().countPushes(at(1_000))).toEqual({ waiting: 0, notFetched: 0 })
    })

    it('begin anew with the next change after they have come', async () => {
      await install()
      await change(storage(), 'a', at(10))
      await sendAll(storage(), at(20))
      await owe(1, at(20), at(30))
      await sendAll(storage(), at(40))
      await come('phone', at(50))
      await change(storage(), 'a', at(60))
      await sendAll(storage(), at(70))
      expect(await phone()).toMatchObject({ unansweredPushes: 1, pushedAt: at(70) })
      expect(await storage().countPushes(at(70))).toEqual({ waiting: 0, notFetched: 1 })
    })

    it('count as come when they fetch a pass that they alone hold', async () => {
      await install()
      await change(storage(), 'a', at(10))
      await sendAll(storage(), at(20))
      await record({ at: at(30), kind: 'fetched', serialNumber: serial('a'), code: 200 })
      expect(await phone()).toMatchObject({ unansweredPushes: 0, seenAt: at(30) })
    })

    it('are forgotten when nobody has their token any more', async () => {
      await install()
      await change(storage(), 'a', at(10))
      await sendAll(storage(), at(20))
      await storage().unregisterDevice(newRegistration('phone', 'a'))
      expect(await owe(1, at(20), at(30))).toBe(1)
      expect(await storage().nextWakeUpAt()).toBeUndefined()
      expect(await storage().countPushes(at(1_000))).toEqual({ waiting: 0, notFetched: 0 })
    })
  })

  it('lists the passes that a message is meant for, page by page', async () => {
    for (const name of ['c', 'a', 'b']) await storage().insertPass(newPass(name))
    await change(storage(), 'b', at(10))
    const names = async (query: Partial<Parameters<Storage['listAudience']>[0]>) =>
      (await storage().listAudience({ projectId, limit: 10, ...query })).map(({ serialNumber }) => serialNumber)
    expect(await names({})).toEqual(['a', 'b', 'c'])
    expect(await names({ limit: 2 })).toEqual(['a', 'b'])
    expect(await names({ after: serial('b') })).toEqual(['c'])
    expect(await names({ updatedSince: at(10) })).toEqual(['b'])
    expect(await names({ serialNumbers: [serial('c'), serial('x')] })).toEqual(['c'])
    expect(await names({ serialNumbers: [] })).toEqual([])
  })
}
