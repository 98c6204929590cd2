import type { Kysely } from 'kysely'
import type { PassTypeIdentifier, ProjectId, SerialNumber } from '../identifiers.ts'
import { SecretError } from '../secrets/secret-error.ts'
import { appendDeviceLogs, listDeviceLogs } from './device-logs.ts'
import { dropPushToken, listRegisteredDevices, unregisterDevice } from './devices.ts'
import type { Engine } from './engine.ts'
import {
  insertSigningRequest,
  listIdentities,
  listIdentityIds,
  listSigningRequests,
  saveIdentity,
} from './identities.ts'
import { findPass, findPassBySerialNumber, findProjectPass, insertPass, replaceContent } from './passes.ts'
import { findPersonalization, savePersonalization } from './personalizations.ts'
import { ensureProject, findApiKey, insertApiKey } from './projects.ts'
import { registerDevice } from './register-device.ts'
import type { Database } from './schema.ts'
import { ensureSealingKey, findSealingKey, resealSecrets } from './sealing-keys.ts'
import type * as contract from './storage.ts'
import { toStorageError } from './to-storage-error.ts'
import { listUpdatable } from './updatable-passes.ts'
import {
  claimWakeUps,
  completeWakeUps,
  hastenWakeUps,
  nextWakeUpAt,
  postponeWakeUps,
  releaseWakeUps,
} from './wake-up-claims.ts'

/** How often a transaction that the database undid in favour of another (deadlock) is done again. */
const MAX_RETRIES = 3

/** The storage contract on a database: each method is one function of this folder, retried and with its errors translated. */
export class SqlStorage implements contract.Storage {
  readonly isShared: boolean
  readonly #engine: Engine

  /** @param engine Migrated; closed with the storage. */
  constructor(engine: Engine) {
    this.#engine = engine
    this.isShared = engine.isShared
  }

  ensureProject(project: Parameters<contract.Storage['ensureProject']>[0]) {
    return this.#run(db => ensureProject(db, project))
  }
  insertApiKey(key: contract.NewApiKey) {
    return this.#run(db => insertApiKey(db, key))
  }
  findApiKey(keyHash: string) {
    return this.#run(db => findApiKey(db, keyHash))
  }

  insertPass(pass: contract.NewPass) {
    return this.#run(db => insertPass(db, pass))
  }
  findPass(key: contract.PassKey) {
    return this.#run(db => findPass(db, key))
  }
  findProjectPass(projectId: ProjectId, serialNumber: SerialNumber) {
    return this.#run(db => findProjectPass(db, projectId, serialNumber))
  }
  findPassBySerialNumber(serialNumber: SerialNumber) {
    return this.#run(db => findPassBySerialNumber(db, serialNumber))
  }
  replaceContent(change: contract.ContentChange) {
    return this.#run(db => replaceContent(db, change))
  }
  listRegisteredDevices(key: contract.PassKey) {
    return this.#run(db => listRegisteredDevices(db, key))
  }

  registerDevice(registration: contract.NewDeviceRegistration) {
    return this.#run(db => registerDevice(db, registration))
  }
  unregisterDevice(registration: contract.DeviceRegistration) {
    return this.#run(db => unregisterDevice(db, registration))
  }
  listUpdatable(query: contract.UpdatableQuery) {
    return this.#run(db => listUpdatable(db, query))
  }

  claimWakeUps(claim: contract.WakeUpClaim) {
    return this.#run(db => claimWakeUps(db, claim))
  }
  completeWakeUps(wakeUps: readonly contract.WakeUp[], now: Date) {
    return this.#run(db => completeWakeUps(db, wakeUps, now))
  }
  postponeWakeUps(wakeUps: readonly contract.WakeUp[], dueAt: Date) {
    return this.#run(db => postponeWakeUps(db, wakeUps, dueAt))
  }
  dropPushToken(dead: contract.DeadPushToken) {
    return this.#run(db => dropPushToken(db, dead))
  }
  releaseWakeUps() {
    return this.#run(db => releaseWakeUps(db))
  }
  hastenWakeUps(passTypeIdentifier: PassTypeIdentifier, now: Date) {
    return this.#run(db => hastenWakeUps(db, passTypeIdentifier, now))
  }
  nextWakeUpAt() {
    return this.#run(db => nextWakeUpAt(db))
  }

  appendDeviceLogs(entries: readonly contract.DeviceLogEntry[]) {
    return this.#run(db => appendDeviceLogs(db, entries))
  }
  listDeviceLogs(options: { readonly limit: number }) {
    return this.#run(db => listDeviceLogs(db, options))
  }

  savePersonalization(personalization: contract.Personalization) {
    return this.#run(db => savePersonalization(db, personalization))
  }
  findPersonalization(key: contract.PassKey) {
    return this.#run(db => findPersonalization(db, key))
  }

  findSealingKey() {
    return this.#run(db => findSealingKey(db))
  }
  ensureSealingKey(keyId: string) {
    return this.#run(db => ensureSealingKey(db, keyId))
  }
  resealSecrets(keyId: string, reseal: contract.Reseal) {
    return this.#run(db => resealSecrets(db, keyId, reseal))
  }

  saveIdentity(identity: contract.NewIdentity) {
    return this.#run(db => saveIdentity(db, identity))
  }
  listIdentities() {
    return this.#run(db => listIdentities(db))
  }
  listIdentityIds() {
    return this.#run(db => listIdentityIds(db))
  }
  insertSigningRequest(request: contract.SigningRequestRecord) {
    return this.#run(db => insertSigningRequest(db, request))
  }
  listSigningRequests(projectId: ProjectId) {
    return this.#run(db => listSigningRequests(db, projectId))
  }

  close() {
    return this.#engine.db.destroy()
  }

  /** Does one transaction or statement; one that was undone left nothing behind, so it may be done again. */
  async #run<T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
    for (let retries = 0; ; retries++) {
      try {
        return await work(this.#engine.db)
      } catch (error) {
        // What a caller's own function could not do is no failure of the database.
        if (error instanceof SecretError) throw error
        const isTransient = this.#engine.classifyFailure(error) === 'transient'
        if (!isTransient || retries === MAX_RETRIES) throw toStorageError(this.#engine, error)
      }
    }
  }
}
