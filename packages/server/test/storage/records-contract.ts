import { expect, it } from 'vitest'
import { MAX_DEVICE_LOG_ENTRIES } from '../../src/storage/device-logs.ts'
import type { NewApiKey, Storage } from '../../src/storage/storage.ts'
import { at, newPass, otherProjectId, projectId } from './builders.ts'

export function recordsContract(storage: () => Storage): void {
  const key: NewApiKey = {
    apiKeyId: 'key-1',
    projectId,
    name: 'Till',
    kind: 'live',
    scopes: ['issue', 'read'],
    keyHash: 'ab'.repeat(32),
    createdAt: at(1),
  }

  it('finds an API key by its hash, and nothing by another', async () => {
    await storage().insertApiKey(key)
    expect(await storage().findApiKey(key.keyHash)).toEqual({
      ...key,
      revokedAt: undefined,
      lastUsedAt: undefined,
      limits: { monthlyQuota: undefined, ratePerSecond: undefined },
    })
    expect(await storage().findApiKey('cd'.repeat(32))).toBeUndefined()
  })

  it('leaves a known API key as it is', async () => {
    await storage().insertApiKey(key)
    await storage().insertApiKey({ ...key, apiKeyId: 'key-2', projectId: otherProjectId, name: 'Other' })
    expect(await storage().findApiKey(key.keyHash)).toMatchObject({ apiKeyId: 'key-1', projectId, name: 'Till' })
  })

  it('creates a project once', async () => {
    await storage().ensureProject({ projectId, name: 'Again', createdAt: at(5) })
    await storage().insertPass(newPass('a'))
  })

  it('keeps device logs, newest first', async () => {
    await storage().appendDeviceLogs([
      { receivedAt: at(1), message: 'one' },
      { receivedAt: at(1), message: 'two' },
    ])
    await storage().appendDeviceLogs([])
    await storage().appendDeviceLogs([{ receivedAt: at(2), message: 'three' }])
    const logs = await storage().listDeviceLogs({ limit: 2 })
    expect(logs).toEqual([
      { receivedAt: at(2), message: 'three' },
      { receivedAt: at(1), message: 'two' },
    ])
  })

  it('keeps the newest device logs only, however many a stranger sends', async () => {
    const flood = Array.from({ length: MAX_DEVICE_LOG_ENTRIES + 5 }, (_, index) => `${index}`)
    const toEntry = (message: string) => ({ receivedAt: at(0), message })
    await storage().appendDeviceLogs([toEntry('first')])
    await storage().appendDeviceLogs(flood.map(toEntry))
    await storage().appendDeviceLogs([toEntry('last')])
    const kept = await storage().listDeviceLogs({ limit: MAX_DEVICE_LOG_ENTRIES * 2 })
    expect(kept).toHaveLength(MAX_DEVICE_LOG_ENTRIES)
    expect(kept.at(0)?.message).toBe('last')
    expect(kept.at(-1)?.message).toBe('6')
  })

  it('stores a device log that holds what a database refuses', async () => {
    await storage().appendDeviceLogs([{ receivedAt: at(0), message: 'NUL \0, half a character \uD83C' }])
    expect(await storage().listDeviceLogs({ limit: 1 })).toMatchObject([
      { message: 'NUL \uFFFD, half a character \uFFFD' },
    ])
  })

  it('keeps the latest personalization of a pass', async () => {
    const { passTypeIdentifier, serialNumber } = await storage().insertPass(newPass('a'))
    const pass = { passTypeIdentifier, serialNumber }
    expect(await storage().findPersonalization(pass)).toBeUndefined()
    const first = { ...pass, requiredPersonalizationInfo: '{"givenName":"Ada"}', receivedAt: at(1) }
    await storage().savePersonalization(first)
    expect(await storage().findPersonalization(pass)).toEqual(first)
    const second = { ...pass, requiredPersonalizationInfo: '{"givenName":"Grace"}', receivedAt: at(2) }
    await storage().savePersonalization(second)
    expect(await storage().findPersonalization(pass)).toEqual(second)
  })
}
