import { z } from 'zod'
import type { DeviceEntry, TimelineEntry } from '../timeline/tell-timeline.ts'

const instant = z.iso.datetime()
const device = z.string().meta({ description: 'Short name of the device, the same wherever it is told of' })
const kind = z.enum([
  'issued',
  'registered',
  'unregistered',
  'changed',
  'pushed',
  'not-fetched',
  'listed',
  'fetched',
  'confirmed',
  'complained',
])
const sentence = z.string().meta({ description: 'The same in words' })

/** How a device that holds a pass stands with it. */
export const deviceSchema = z
  .object({
    device,
    registeredAt: instant,
    wakeUpPending: z.boolean().meta({ description: 'True until APNs has accepted the push for the last change' }),
    pushedAt: instant.optional(),
    seenAt: instant.optional().meta({ description: 'When it last came to ask or fetch' }),
    unansweredPushes: z.int().meta({ description: 'Accepted pushes after which it has not come' }),
    sentence,
  })
  .meta({ id: 'Device', description: 'How a device that holds a pass stands with it' })

/** One thing that happened to a pass. */
export const timelineEntrySchema = z
  .object({
    at: instant,
    kind,
    device: device.optional(),
    updateTag: z.int().optional(),
    status: z.int().optional().meta({ description: 'Of the answer of APNs, or of ours to the device' }),
    reason: z.string().optional().meta({ description: 'Why APNs refused the push' }),
    apnsId: z.string().optional(),
    announcedFields: z.int().optional().meta({ description: 'Changed fields that show a message' }),
    pushes: z.int().optional(),
    cause: z.string().optional(),
    message: z.string().optional().meta({ description: 'The log line of a device' }),
    since: z
      .object({ kind, ms: z.int() })
      .optional()
      .meta({ description: 'What it followed from, and how long after' }),
    sentence,
  })
  .meta({ id: 'TimelineEntry', description: 'One thing that happened to a pass' })

export function deviceBody({ registeredAt, pushedAt, seenAt, ...entry }: DeviceEntry): z.input<typeof deviceSchema> {
  return {
    ...entry,
    registeredAt: registeredAt.toISOString(),
    ...(pushedAt && { pushedAt: pushedAt.toISOString() }),
    ...(seenAt && { seenAt: seenAt.toISOString() }),
  }
}

export function timelineBody({ at, ...entry }: TimelineEntry): z.input<typeof timelineEntrySchema> {
  return { ...entry, at: at.toISOString() }
}
