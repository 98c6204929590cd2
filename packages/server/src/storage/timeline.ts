import { type Kysely, type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import {
  type DeviceLibraryIdentifier,
  deviceLibraryIdentifierSchema,
  pushTokenSchema,
  serialNumberSchema,
} from '../identifiers.ts'
import { listAccepted, noteSeen, sweepWatches } from './push-watches.ts'
import { complaintRowSchema, heldDeviceRowSchema, holderRowSchema, timelineRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { Complaint, DeviceContact, PassKey, PassTimeline, TimelineEvent, TimelineKind } from './storage.ts'
import { subjectHash } from './subject-hash.ts'
import { insertTimelineEvents, SUBJECTS } from './timeline-events.ts'

/** Devices of a pass whose own events are looked up; the newest. */
const MAX_DEVICES = 100

export async function recordTimeline(
  db: Kysely<Database>,
  { events, contacts }: { readonly events: readonly TimelineEvent[]; readonly contacts: readonly DeviceContact[] },
): Promise<void> {
  if (events.length === 0 && contacts.length === 0) return
  await db.transaction().execute(async trx => {
    const tokens = await findTokens(trx, contacts)
    const known = contacts.flatMap(contact => {
      const held = tokens.get(deviceKey(contact))
      return held ? [{ contact, held }] : []
    })
    const holders = await findSoleHolders(trx, events.filter(isFetchBySomeone))
    const attributed = events.map(event => {
      const holder = isFetchBySomeone(event) ? holders.get(passKey(event)) : undefined
      const device = holder && { deviceLibraryIdentifier: holder.deviceLibraryIdentifier }
      return { event: { ...event, ...device }, holder }
    })
    await insertTimelineEvents(trx, [
      ...attributed.map(({ event }) => event),
      ...known.flatMap(({ contact }) => eventsOf(contact)),
    ])
    await noteSeen(trx, [
      ...known.map(({ contact, held }) => ({ ...held, at: contact.at })),
      ...attributed.flatMap(({ event, holder }) => (holder ? [{ ...event, pushToken: holder.pushToken }] : [])),
    ])
  })
}

export async function findTimeline(
  db: Kysely<Database>,
  { passTypeIdentifier, serialNumber }: PassKey,
  { limit }: { readonly limit: number },
): Promise<PassTimeline> {
  const select = (subjects: readonly string[], kinds: readonly TimelineKind[]) =>
    db
      .selectFrom('timelineEvents')
      .selectAll()
      .where(
        'subjectHash',
        'in',
        subjects.map(subject => subjectHash(passTypeIdentifier, subject)),
      )
      .where('passTypeIdentifier', '=', passTypeIdentifier)
      .where('subject', 'in', subjects)
      .where('kind', 'in', kinds)
      .orderBy('timelineEventId', 'desc')
      .limit(limit)
      .execute()
  const ofPass = await select([serialNumber], kindsOf('pass'))
  const registrations = ofPass.filter(({ kind }) => kind === 'registered').map(row => timelineRowSchema.parse(row))
  const devices = distinct(registrations.map(({ deviceLibraryIdentifier }) => deviceLibraryIdentifier))
  const tokens = distinct(registrations.map(({ pushToken }) => pushToken))
  const rows = [
    ...ofPass,
    ...(devices.length > 0 ? await select(devices, kindsOf('device')) : []),
    ...(tokens.length > 0 ? await select(tokens, kindsOf('token')) : []),
  ]
  const recorded = rows
    .map(row => timelineRowSchema.parse(row))
    .sort((a, b) => a.timelineEventId - b.timelineEventId)
    .map(toEvent)
  const accepted = await listAccepted(db, passTypeIdentifier, tokens)
  return {
    events: [...recorded, ...accepted].sort((a, b) => a.at.getTime() - b.at.getTime()).slice(-limit),
    complaints: await findComplaints(db, { passTypeIdentifier, serialNumber }, devices, limit),
  }
}

export async function sweepTimeline(
  db: Kysely<Database>,
  { before, limit }: { readonly before: Date; readonly limit: number },
): Promise<number> {
  return await db.transaction().execute(async trx => {
    // The oldest come first, so the first that is young enough is the end: no index of instants is needed.
    const oldest = await trx
      .selectFrom('timelineEvents')
      .select(['timelineEventId', 'at'])
      .orderBy('timelineEventId')
      .limit(limit)
      .execute()
    const ids = oldest.filter(({ at }) => at < before.getTime()).map(({ timelineEventId }) => timelineEventId)
    const [first, last] = [ids[0], ids.at(-1)]
    if (first === undefined || last === undefined) {
      await sweepWatches(trx, before, limit)
      return 0
    }
    const { numDeletedRows } = await trx
      .deleteFrom('timelineEvents')
      .where('timelineEventId', '>=', first)
      .where('timelineEventId', '<=', last)
      .where('at', '<', before.getTime())
      .executeTakeFirstOrThrow()
    return Number(numDeletedRows)
  })
}

export async function countAnnouncements(
  db: Kysely<Database>,
  { passTypeIdentifier, serialNumber }: PassKey,
  after: Date,
): Promise<number> {
  const row = await db
    .selectFrom('timelineEvents')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('subjectHash', '=', subjectHash(passTypeIdentifier, serialNumber))
    .where('passTypeIdentifier', '=', passTypeIdentifier)
    .where('subject', '=', serialNumber)
    .where('kind', '=', 'changed')
    .where('code', '>', 0)
    .where('at', '>', after.getTime())
    .executeTakeFirstOrThrow()
  return z.int().parse(row.count)
}

function toEvent({ subject, timelineEventId: _, ...event }: z.infer<typeof timelineRowSchema>): TimelineEvent {
  switch (SUBJECTS[event.kind]) {
    case 'pass':
      return { ...event, serialNumber: serialNumberSchema.parse(subject) }
    case 'device':
      return { ...event, deviceLibraryIdentifier: deviceLibraryIdentifierSchema.parse(subject) }
    case 'token':
      return { ...event, pushToken: pushTokenSchema.parse(subject) }
  }
}

function kindsOf(subject: 'pass' | 'device' | 'token'): TimelineKind[] {
  return timelineRowSchema.shape.kind.options.filter(kind => SUBJECTS[kind] === subject)
}

/** A contact is what the device asked, and a line in the timeline of each pass it was told of. */
function eventsOf({ at, passTypeIdentifier, deviceLibraryIdentifier, updatedSince, listed }: DeviceContact) {
  const device = { at, passTypeIdentifier, deviceLibraryIdentifier }
  const asked: TimelineEvent = { ...device, kind: 'asked', updateTag: updatedSince }
  const told = (listed?.serialNumbers ?? []).map(
    (serialNumber): TimelineEvent => ({ ...device, kind: 'listed', serialNumber, updateTag: listed?.lastUpdateTag }),
  )
  return [asked, ...told]
}

async function findTokens(trx: Transaction<Database>, contacts: readonly DeviceContact[]) {
  if (contacts.length === 0) return new Map<string, z.infer<typeof heldDeviceRowSchema>>()
  const rows = await trx
    .selectFrom('devices')
    .select(['passTypeIdentifier', 'pushToken', 'deviceLibraryIdentifier'])
    .where(isOneOf('device_library_identifier, pass_type_identifier', contacts.map(deviceNames)))
    .execute()
  return new Map(rows.map(row => heldDeviceRowSchema.parse(row)).map(row => [deviceKey(row), row]))
}

/** Devices that are the only ones to hold their pass. */
async function findSoleHolders(trx: Transaction<Database>, fetches: readonly TimelineEvent[]) {
  const holders = new Map<
    string,
    Pick<z.infer<typeof holderRowSchema>, 'deviceLibraryIdentifier' | 'pushToken'> | undefined
  >()
  const names = new Map(fetches.map(fetch => [passKey(fetch), [fetch.passTypeIdentifier, fetch.serialNumber ?? '']]))
  if (names.size === 0) return holders
  const rows = await trx
    .selectFrom(
      trx
        .selectFrom('registrations')
        .selectAll()
        .where(isOneOf('pass_type_identifier, serial_number', [...names.values()]))
        .as('held'),
    )
    .innerJoin('devices', join =>
      join
        .onRef('devices.deviceLibraryIdentifier', '=', 'held.deviceLibraryIdentifier')
        .onRef('devices.passTypeIdentifier', '=', 'held.passTypeIdentifier'),
    )
    .select(['held.passTypeIdentifier', 'held.serialNumber', 'held.deviceLibraryIdentifier', 'devices.pushToken'])
    .execute()
  for (const row of rows) {
    const { deviceLibraryIdentifier, pushToken, ...pass } = holderRowSchema.parse(row)
    const key = passKey(pass)
    holders.set(key, holders.has(key) ? undefined : { deviceLibraryIdentifier, pushToken })
  }
  return holders
}

async function findComplaints(
  db: Kysely<Database>,
  { passTypeIdentifier, serialNumber }: PassKey,
  devices: readonly DeviceLibraryIdentifier[],
  limit: number,
): Promise<readonly Complaint[]> {
  const select = () =>
    db
      .selectFrom('deviceLogs')
      .select(['deviceLogId', 'receivedAt', 'message', 'deviceLibraryIdentifier'])
      .where('passTypeIdentifier', '=', passTypeIdentifier)
      .orderBy('deviceLogId', 'desc')
      .limit(limit)
  const ofPass = await select().where('serialNumber', '=', serialNumber).execute()
  // Lines that name a device and no pass concern each of its passes.
  const ofDevices =
    devices.length === 0
      ? []
      : await select().where('deviceLibraryIdentifier', 'in', devices).where('serialNumber', 'is', null).execute()
  return [...ofPass, ...ofDevices]
    .map(row => complaintRowSchema.parse(row))
    .sort((a, b) => a.deviceLogId - b.deviceLogId)
    .slice(-limit)
    .map(({ deviceLogId: _, ...complaint }) => complaint)
}

function isFetchBySomeone({ kind, deviceLibraryIdentifier }: TimelineEvent): boolean {
  return kind === 'fetched' && deviceLibraryIdentifier === undefined
}

function deviceNames({ deviceLibraryIdentifier, passTypeIdentifier }: Omit<DeviceContact, 'at'>): readonly string[] {
  return [deviceLibraryIdentifier, passTypeIdentifier]
}

function deviceKey(device: Omit<DeviceContact, 'at'>): string {
  return deviceNames(device).join(' ')
}

function passKey({ passTypeIdentifier, serialNumber }: Pick<TimelineEvent, 'passTypeIdentifier' | 'serialNumber'>) {
  return `${passTypeIdentifier} ${serialNumber ?? ''}`
}

function distinct<T>(values: readonly (T | undefined)[]): readonly T[] {
  return [...new Set(values.filter(value => value !== undefined))].slice(0, MAX_DEVICES)
}

function isOneOf(columns: string, rows: readonly (readonly string[])[]): RawBuilder<SqlBool> {
  const values = rows.map(row => sql`(${sql.join(row.map(name => sql`cast(${name} as text)`))})`)
  return sql`(${sql.raw(columns)}) in (values ${sql.join(values)})`
}
