import * as z from 'zod'

const instant = z.iso.datetime().transform(text => new Date(text))
const names = z.object({
  passTypeIdentifier: z.string(),
  serialNumber: z.string(),
  organizationName: z.string(),
  description: z.string(),
})

const bannerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), organizationName: z.string(), text: z.string() }),
  z.object({ kind: z.literal('generic'), organizationName: z.string(), text: z.string() }),
  z.object({ kind: z.literal('silent'), organizationName: z.string() }),
])

/** What happened on the phone; what else happens is told by the calls. */
const phoneEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('installed'), at: instant, pass: names, isReplacement: z.boolean() }),
  z.object({ kind: z.literal('refused'), at: instant, reasons: z.array(z.string()) }),
  z.object({ kind: z.literal('updated'), at: instant, pass: names, banner: bannerSchema }),
  z.object({ kind: z.literal('unchanged'), at: instant, pass: names }),
  z.object({ kind: z.literal('removed'), at: instant, pass: names }),
  z.object({ kind: z.literal('automaticUpdatesChanged'), at: instant, isOn: z.boolean(), pass: names.optional() }),
  z.object({ kind: z.literal('connectivityChanged'), at: instant, isOnline: z.boolean() }),
  z.object({ kind: z.literal('problem'), at: instant, message: z.string() }),
  z.object({ kind: z.literal('registered'), at: instant }),
  z.object({ kind: z.literal('unregistered'), at: instant }),
  z.object({ kind: z.literal('woken'), at: instant }),
  z.object({ kind: z.literal('checked'), at: instant }),
  z.object({ kind: z.literal('pushTokenChanged'), at: instant }),
])
export type PhoneEvent = z.infer<typeof phoneEventSchema>

/** A message of the protocols that the phone speaks, without its secrets. */
const protocolCallSchema = z.discriminatedUnion('direction', [
  z.object({
    direction: z.literal('toServer'),
    task: z.enum(['fetch', 'list', 'log', 'open', 'register', 'unregister']),
    method: z.string(),
    host: z.string(),
    path: z.string(),
    /** Absent when no answer came. */
    status: z.number().optional(),
    failure: z.string().optional(),
    at: instant,
    durationMs: z.number(),
  }),
  z.object({
    direction: z.literal('toDevice'),
    task: z.literal('push'),
    topic: z.string(),
    pushToken: z.string(),
    at: instant,
  }),
])
export type ProtocolCall = z.infer<typeof protocolCallSchema>

/** One thing after the other, as the phone tells them. */
export type Entry =
  | { readonly id: string; readonly kind: 'event'; readonly event: PhoneEvent }
  | { readonly id: string; readonly kind: 'call'; readonly call: ProtocolCall }

/** Reads what came; nothing, for what this page does not know yet. */
export function parseEntry(kind: 'call' | 'event', id: string, data: string): Entry | undefined {
  const value = parseJson(data)
  if (kind === 'event') {
    const event = phoneEventSchema.safeParse(value).data
    return event && { id, kind, event }
  }
  const protocolCall = protocolCallSchema.safeParse(value).data
  return protocolCall && { id, kind, call: protocolCall }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
