import { sql } from 'kysely'
import type { Engine } from './engine.ts'
import { updatableRowSchema, versionRowSchema } from './rows.ts'
import type { PassKey, PassVersion, UpdatablePasses, UpdatableQuery } from './storage.ts'

/** Parameters of the statements below, in their order; the values are given with each call. */
const GIVEN = ''

/** What devices ask over and over; a storm of pushes brings all of them at once. */
export class DeviceReads {
  readonly #read: Engine['read']
  readonly #version: string
  readonly #updatable: string

  constructor({ db, read }: Engine) {
    this.#read = read
    this.#version = sql`
      select authentication_token, update_tag, last_modified_at from passes
      where pass_type_identifier = ${GIVEN} and serial_number = ${GIVEN}
    `.compile(db).sql
    // One statement, so one instant, whatever commits meanwhile.
    this.#updatable = sql`
      select passes.serial_number, passes.update_tag, registrations.listed_tag from registrations
      inner join passes on passes.pass_type_identifier = registrations.pass_type_identifier
        and passes.serial_number = registrations.serial_number
      where registrations.device_library_identifier = ${GIVEN} and registrations.pass_type_identifier = ${GIVEN}
        and (passes.update_tag > ${GIVEN} or registrations.listed_tag > ${GIVEN})
      order by registrations.serial_number
    `.compile(db).sql
  }

  async findVersion(key: PassKey): Promise<PassVersion | undefined> {
    const { passTypeIdentifier, serialNumber } = key
    const [row] = await this.#read(this.#version, [passTypeIdentifier, serialNumber])
    return row === undefined ? undefined : { passTypeIdentifier, serialNumber, ...versionRowSchema.parse(row) }
  }

  async listUpdatable(query: UpdatableQuery): Promise<UpdatablePasses | undefined> {
    const { deviceLibraryIdentifier, passTypeIdentifier, updatedSince } = query
    // Below every tag: the first request lists passes that never changed, too.
    const since = updatedSince ?? -1
    const rows = await this.#read(this.#updatable, [deviceLibraryIdentifier, passTypeIdentifier, since, since])
    if (rows.length === 0) return undefined
    const passes = rows.map(row => updatableRowSchema.parse(row))
    return {
      serialNumbers: passes.map(pass => pass.serialNumber),
      lastUpdateTag: passes.reduce((last, pass) => Math.max(last, pass.updateTag, pass.listedTag), 0),
    }
  }
}
