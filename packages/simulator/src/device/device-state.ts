import { inspectPass, type TrustAnchors } from '@billfold/pkpass'
import { z } from 'zod'
import { SimulatorError } from '../simulator-error.ts'
import type { Connectivity } from './connectivity.ts'
import type { DeviceIdentity } from './device-identity.ts'
import type { InstalledPass, OpenedPass } from './installed-pass.ts'
import { MAX_NOTIFICATIONS, type Notifications } from './notifications.ts'
import type { Wallet } from './wallet.ts'
import { MAX_PASS_BYTES } from './web-service-client.ts'

/** More passes than any wallet holds. */
const MAX_PASSES = 10_000

/** Three bytes are four characters of base64. */
const MAX_PASS_CHARACTERS = 4 * Math.ceil(MAX_PASS_BYTES / 3)

const instant = z.iso.datetime()

/** A device as it is kept between starts: plain JSON. Holds the passes with their secrets. */
export const savedDeviceSchema = z
  .strictObject({
    version: z.literal(1),
    automaticUpdates: z.boolean(),
    /** Absent in devices that were saved before they could be offline. */
    isOnline: z.boolean().default(true),
    identifiers: z.array(z.strictObject({ webServiceURL: z.string(), deviceLibraryIdentifier: z.string().min(1) })),
    pushTokens: z.array(z.strictObject({ passTypeIdentifier: z.string(), token: z.string() })),
    tags: z.array(z.strictObject({ webServiceURL: z.string(), passTypeIdentifier: z.string(), tag: z.string() })),
    passes: z
      .array(
        z.strictObject({
          /** The `.pkpass`, base64. */
          bytes: z.string().max(MAX_PASS_CHARACTERS),
          installedAt: instant,
          updatedAt: instant.nullable(),
          lastModified: z.string().nullable(),
          registration: z.enum(['none', 'unconfirmed', 'registered']),
          isNewerThanTag: z.boolean(),
        }),
      )
      .max(MAX_PASSES),
    notifications: z
      .array(
        z.strictObject({
          passTypeIdentifier: z.string(),
          serialNumber: z.string(),
          at: instant,
          organizationName: z.string(),
          text: z.string(),
        }),
      )
      .max(MAX_NOTIFICATIONS),
  })
  .readonly()

export type SavedDevice = z.output<typeof savedDeviceSchema>

/** What a device remembers. */
export type DeviceState = {
  readonly automaticUpdates: boolean
  readonly connectivity: Connectivity
  readonly identity: DeviceIdentity
  readonly wallet: Wallet
  readonly notifications: Notifications
}

/** Writes what a device remembers as JSON values. */
export function encodeDeviceState(state: DeviceState): SavedDevice {
  const { automaticUpdates, connectivity, identity, wallet, notifications } = state
  return {
    version: 1,
    automaticUpdates,
    isOnline: connectivity.isOnline,
    identifiers: [...identity.identifiers],
    pushTokens: [...identity.pushTokens],
    tags: [...identity.tags],
    passes: wallet.list().map(({ bytes, installedAt, updatedAt, lastModified, registration, isNewerThanTag }) => ({
      bytes: Buffer.from(bytes).toString('base64'),
      installedAt: installedAt.toISOString(),
      updatedAt: updatedAt?.toISOString() ?? null,
      lastModified: lastModified ?? null,
      registration,
      isNewerThanTag,
    })),
    notifications: notifications.list().map(({ at, ...shown }) => ({ ...shown, at: at.toISOString() })),
  }
}

/**
 * Reads a saved device.
 *
 * @throws SimulatorError ERR_SIMULATOR_DEVICE_STATE
 */
export function parseSavedDevice(saved: unknown): SavedDevice {
  const parsed = savedDeviceSchema.safeParse(saved)
  if (parsed.success) return parsed.data
  throw stateError(z.prettifyError(parsed.error), parsed.error)
}

/**
 * Puts what was saved back into the parts of a fresh device.
 *
 * @throws SimulatorError ERR_SIMULATOR_DEVICE_STATE, ERR_SIMULATOR_TOKEN
 */
export function restoreDeviceState(
  saved: SavedDevice,
  { connectivity, identity, wallet, notifications }: Omit<DeviceState, 'automaticUpdates'>,
  opening: { readonly trust: TrustAnchors; readonly now: Date },
): void {
  connectivity.set(saved.isOnline)
  for (const { bytes, installedAt, updatedAt, lastModified, registration, isNewerThanTag } of saved.passes) {
    const installed: InstalledPass = {
      ...reopenPass(bytes, opening),
      installedAt: new Date(installedAt),
      updatedAt: updatedAt === null ? undefined : new Date(updatedAt),
      lastModified: lastModified ?? undefined,
      registration,
      isNewerThanTag,
    }
    wallet.put(installed)
  }
  for (const identifier of saved.identifiers) identity.restoreIdentifier(identifier)
  for (const token of saved.pushTokens) identity.restorePushToken(token)
  for (const tag of saved.tags) identity.storeTag(tag)
  for (const { at, ...shown } of saved.notifications) notifications.add({ ...shown, at: new Date(at) })
}

// Only read, not judged: a pass stays in the wallet when its certificate expires.
function reopenPass(base64: string, opening: { readonly trust: TrustAnchors; readonly now: Date }): OpenedPass {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
  const { pass, files } = inspectPass(bytes, opening)
  if (pass === undefined) throw stateError('one of its passes cannot be read')
  return { bytes, pass, files }
}

function stateError(found: string, cause?: unknown): SimulatorError {
  return new SimulatorError(
    'ERR_SIMULATOR_DEVICE_STATE',
    `Expected a saved device, found that ${found}; restore it from a copy or start with an empty device`,
    { cause },
  )
}
