import { serialNumberSchema } from '../identifiers.ts'
import type { Storage } from '../storage/storage.ts'
import { type DeviceEntry, type TimelineEntry, tellDevices, tellTimeline } from './tell-timeline.ts'

/** A pass as its operator sees it: how it stands, who holds it, and what happened. */
export interface ShownPass {
  readonly serialNumber: string
  readonly passTypeIdentifier: string
  readonly createdAt: Date
  readonly updatedAt: Date
  /** Visible messages within 24 hours. */
  readonly messagesToday: number
  readonly devices: readonly DeviceEntry[]
  readonly timeline: readonly TimelineEntry[]
}

/** As many events as a person reads. */
const MAX_EVENTS = 500
const DAY_MS = 86_400_000

/** Shows a pass of whatever project; `undefined` when there is none. */
export async function showPass(storage: Storage, serialNumber: string, now: Date): Promise<ShownPass | undefined> {
  const parsed = serialNumberSchema.safeParse(serialNumber)
  const pass = parsed.success ? await storage.findPassBySerialNumber(parsed.data) : undefined
  if (!pass) return undefined
  const devices = await storage.listRegisteredDevices(pass)
  return {
    serialNumber: pass.serialNumber,
    passTypeIdentifier: pass.passTypeIdentifier,
    createdAt: pass.createdAt,
    updatedAt: pass.updatedAt,
    messagesToday: await storage.countAnnouncements(pass, new Date(now.getTime() - DAY_MS)),
    devices: tellDevices(devices, now),
    timeline: tellTimeline(pass, await storage.findTimeline(pass, { limit: MAX_EVENTS })),
  }
}
