import {
  authenticationTokenSchema,
  deviceLibraryIdentifierSchema,
  passTypeIdentifierSchema,
  projectIdSchema,
  pushTokenSchema,
  serialNumberSchema,
} from '../../src/identifiers.ts'
import type { NewDeviceRegistration, NewPass, Storage } from '../../src/storage/storage.ts'

/** Opens an empty, migrated storage; the suite closes it. */
export type MakeStorage = () => Promise<Storage>

export const passTypeIdentifier = passTypeIdentifierSchema.parse('pass.com.example.loyalty')
export const otherPassTypeIdentifier = passTypeIdentifierSchema.parse('pass.com.example.event')
export const projectId = projectIdSchema.parse('project-1')
export const otherProjectId = projectIdSchema.parse('project-2')

export const serial = (name: string) => serialNumberSchema.parse(name)
export const device = (name: string) => deviceLibraryIdentifierSchema.parse(name)
/** A token from any text: hexadecimal, as APNs' are. */
export const token = (name: string) => pushTokenSchema.parse(Buffer.from(name).toString('hex'))

/** Milliseconds after a fixed instant that lies on a whole second. */
export const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms)

export function newPass(serialNumber: string, overrides: Partial<NewPass> = {}): NewPass {
  return {
    projectId,
    passTypeIdentifier,
    serialNumber: serial(serialNumber),
    authenticationToken: authenticationTokenSchema.parse('0123456789abcdef'),
    content: '{"balance":1}',
    createdAt: at(0),
    ...overrides,
  }
}

export function newRegistration(
  deviceName: string,
  serialNumber: string,
  overrides: Partial<NewDeviceRegistration> = {},
): NewDeviceRegistration {
  return {
    deviceLibraryIdentifier: device(deviceName),
    passTypeIdentifier,
    serialNumber: serial(serialNumber),
    pushToken: token(deviceName),
    now: at(0),
    ...overrides,
  }
}

/** Fills an empty storage with both projects. */
export async function withProjects(storage: Storage): Promise<Storage> {
  await storage.ensureProject({ projectId, name: 'One', createdAt: at(0) })
  await storage.ensureProject({ projectId: otherProjectId, name: 'Two', createdAt: at(0) })
  return storage
}

/** Changes a pass of the first project to contents not seen before. */
export async function change(storage: Storage, serialNumber: string, now: Date, content: string = crypto.randomUUID()) {
  const result = await storage.replaceContent({ projectId, serialNumber: serial(serialNumber), content, now })
  if (result === undefined) throw new Error(`Expected a pass ${serialNumber}`)
  return result
}

/** Claims whatever is due, for a minute. */
export const claim = (storage: Storage, now: Date, limit = 100) => storage.claimWakeUps({ now, leaseMs: 60_000, limit })

/** Claims and completes whatever is due. */
export async function sendAll(storage: Storage, now: Date) {
  const wakeUps = await claim(storage, now)
  await storage.completeWakeUps(wakeUps, now)
  return wakeUps
}

export const list = (storage: Storage, deviceName: string, updatedSince?: number) =>
  storage.listUpdatable({ deviceLibraryIdentifier: device(deviceName), passTypeIdentifier, updatedSince })
