import { type Pass, passSchema } from '@billfold/pkpass/schema'
import { type PassImages, readImages } from '@billfold/preview'
import * as z from 'zod'
import { call, jsonBody } from '../session/call.ts'

/** Where the server passes on what is for the simulator. */
const IPHONE = '/simulator/iphone'
export const EVENTS_ADDRESS = `${IPHONE}/events`

const instant = z.iso.datetime().transform(text => new Date(text))
const passKey = { passTypeIdentifier: z.string(), serialNumber: z.string() }
const passNames = { ...passKey, organizationName: z.string(), description: z.string() }

const shownPassSchema = z.object({
  ...passNames,
  isVoided: z.boolean(),
  /** Absent for a pass that is never updated. */
  webServiceURL: z.string().optional(),
  registration: z.enum(['none', 'unconfirmed', 'registered']),
  installedAt: instant,
  updatedAt: instant.optional(),
})
export type ShownPass = z.infer<typeof shownPassSchema>

const iphoneSchema = z.object({
  automaticUpdates: z.boolean(),
  isOnline: z.boolean(),
  locale: z.string(),
  /** In the order in which they came. */
  passes: z.array(shownPassSchema),
  /** Oldest first. */
  notifications: z.array(z.object({ ...passKey, at: instant, organizationName: z.string(), text: z.string() })),
})
export type Iphone = z.infer<typeof iphoneSchema>
export type Notification = Iphone['notifications'][number]
export type PassKey = Pick<ShownPass, 'passTypeIdentifier' | 'serialNumber'>

/** What a pass is drawn from. */
export interface PassParts {
  readonly pass: Pass
  readonly images: PassImages
  /** The strings of its languages. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

const jsonSchema = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue('Expected JSON')
    return z.NEVER
  }
})

const filesSchema = z
  .record(z.string(), z.base64())
  .transform(files => new Map(Object.entries(files).map(([path, text]) => [path, decodeBase64(text)])))

const partsShape = { passJson: jsonSchema.pipe(passSchema), files: filesSchema }
const partsSchema = z.object(partsShape).transform(toParts)

const linkSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('refused'),
    id: z.string(),
    url: z.string(),
    /** In words, worst first. */
    reasons: z.array(z.string()),
    findings: z.array(z.object({ severity: z.string(), message: z.string(), fix: z.string() })),
  }),
  z
    .object({
      kind: z.literal('accepted'),
      id: z.string(),
      url: z.string(),
      ...passNames,
      replaces: z.boolean(),
      ...partsShape,
    })
    .transform(({ passJson, files, ...link }) => ({ ...link, parts: toParts({ passJson, files }) })),
])
/** What the sheet shows that a link opens. */
export type OpenedLink = z.infer<typeof linkSchema>

const outcomeSchema = z.object({ outcome: z.enum(['updated', 'unchanged', 'failed', 'gone']) })
export type UpdateOutcome = z.infer<typeof outcomeSchema>['outcome']

export async function readIphone(signal?: AbortSignal): Promise<Iphone> {
  return parse(iphoneSchema, await call(IPHONE, signal ? { signal } : {}))
}

export async function readParts(key: PassKey, signal?: AbortSignal): Promise<PassParts> {
  return parse(partsSchema, await call(`${addressOf(key)}/parts`, signal ? { signal } : {}))
}

export async function changeSettings(settings: {
  readonly automaticUpdates?: boolean
  readonly isOnline?: boolean
}): Promise<Iphone> {
  return parse(iphoneSchema, await call(`${IPHONE}/settings`, jsonBody('PUT', settings)))
}

export async function changePassUpdates(key: PassKey, automaticUpdates: boolean): Promise<Iphone> {
  return parse(iphoneSchema, await call(`${addressOf(key)}/settings`, jsonBody('PUT', { automaticUpdates })))
}

export async function refreshPass(key: PassKey): Promise<UpdateOutcome> {
  const answer = await call(`${IPHONE}/refresh/${segmentsOf(key)}`, { method: 'POST' })
  return (await parse(outcomeSchema, answer)).outcome
}

export async function checkForUpdates(): Promise<void> {
  await call(`${IPHONE}/check`, { method: 'POST' })
}

export async function removePass(key: PassKey): Promise<void> {
  await call(addressOf(key), { method: 'DELETE' })
}

export async function openLink(url: string): Promise<OpenedLink> {
  return parse(linkSchema, await call(`${IPHONE}/links`, jsonBody('POST', { url })))
}

export async function addLink(id: string): Promise<PassKey> {
  const answer = await call(`${IPHONE}/links/${encodeURIComponent(id)}/add`, { method: 'POST' })
  return parse(z.object(passKey), answer)
}

/** Names a pass; no phone has two of one name. */
export function nameOfKey({ passTypeIdentifier, serialNumber }: PassKey): string {
  return JSON.stringify([passTypeIdentifier, serialNumber])
}

export function isSamePass(one: PassKey, other: PassKey): boolean {
  return one.passTypeIdentifier === other.passTypeIdentifier && one.serialNumber === other.serialNumber
}

function addressOf(key: PassKey): string {
  return `${IPHONE}/passes/${segmentsOf(key)}`
}

function segmentsOf({ passTypeIdentifier, serialNumber }: PassKey): string {
  return `${encodeURIComponent(passTypeIdentifier)}/${encodeURIComponent(serialNumber)}`
}

async function parse<T>(schema: z.ZodType<T>, response: Response): Promise<T> {
  return schema.parse(await response.json())
}

function toParts({ passJson, files }: { readonly passJson: Pass; readonly files: ReadonlyMap<string, Uint8Array> }) {
  const parts: PassParts = { pass: passJson, images: readImages(files), files }
  return parts
}

function decodeBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), character => character.charCodeAt(0))
}
