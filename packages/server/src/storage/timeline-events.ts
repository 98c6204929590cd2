import { sql, type Transaction } from 'kysely'
import { encodeRows } from './encode-rows.ts'
import type { Database } from './schema.ts'
import type { TimelineEvent, TimelineKind } from './storage.ts'
import { subjectHash } from './subject-hash.ts'

/** What an event of a kind is about, and found by. */
export const SUBJECTS = {
  registered: 'pass',
  unregistered: 'pass',
  changed: 'pass',
  listed: 'pass',
  fetched: 'pass',
  asked: 'device',
  pushed: 'token',
  silent: 'token',
} as const satisfies Record<TimelineKind, 'pass' | 'device' | 'token'>

export async function insertTimelineEvents(
  trx: Transaction<Database>,
  events: readonly TimelineEvent[],
): Promise<void> {
  if (events.length === 0) return
  const rows = events.map(event => [
    event.at.getTime(),
    event.kind,
    event.passTypeIdentifier,
    subjectOf(event),
    subjectHash(event.passTypeIdentifier, subjectOf(event)),
    SUBJECTS[event.kind] === 'device' ? null : (event.deviceLibraryIdentifier ?? null),
    // Not twice: it is the longest of all, and most events are pushes.
    SUBJECTS[event.kind] === 'token' ? null : (event.pushToken ?? null),
    event.updateTag ?? null,
    event.code ?? null,
    event.reason ?? null,
    event.apnsId ?? null,
  ])
  await sql`
    insert into timeline_events (at, kind, pass_type_identifier, subject, subject_hash, device_library_identifier, push_token,
      update_tag, code, reason, apns_id)
    select cast(value ->> 0 as bigint), value ->> 1, value ->> 2, value ->> 3, cast(value ->> 4 as bigint),
      value ->> 5, value ->> 6, cast(value ->> 7 as bigint), cast(value ->> 8 as integer), value ->> 9, value ->> 10
    from json_each(${encodeRows(rows)})
    order by cast(key as integer)
  `.execute(trx)
}

function subjectOf({ kind, serialNumber, deviceLibraryIdentifier, pushToken }: TimelineEvent): string {
  const subject = { pass: serialNumber, device: deviceLibraryIdentifier, token: pushToken }[SUBJECTS[kind]]
  if (subject === undefined) throw new TypeError(`Expected an event of kind ${kind} to say its ${SUBJECTS[kind]}`)
  return subject
}
