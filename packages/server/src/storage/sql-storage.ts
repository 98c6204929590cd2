import type { Kysely } from 'kysely'
import type { ExternalId, HolderId, PassTypeIdentifier, ProjectId, SerialNumber } from '../identifiers.ts'
import { SecretError } from '../secrets/secret-error.ts'
import { findApiKey, insertApiKey, listApiKeys, noteApiKeyUse, revokeApiKey } from './api-keys.ts'
import { listAudience } from './audience.ts'
import { insertAuditEntry, listAuditEntries } from './audit-log.ts'
import { appendDeviceLogs, listDeviceLogs } from './device-logs.ts'
import { DeviceReads } from './device-reads.ts'
import { dropPushToken, listRegisteredDevices, unregisterDevice } from './devices.ts'
import type { Engine } from './engine.ts'
import { erasePasses } from './erase-passes.ts'
import { GroupCommit } from './group-commit.ts'
import {
  abandonIdempotentCall,
  answerIdempotentCall,
  beginIdempotentCall,
  sweepIdempotentCalls,
} from './idempotent-calls.ts'
import {
  insertSigningRequest,
  listIdentities,
  listIdentityIds,
  listSigningRequests,
  saveIdentity,
} from './identities.ts'
import { findImage, recallImage, rememberImage, saveImage } from './images.ts'
import { findPassByExternalId, listHolderPasses, listPasses } from './pass-lists.ts'
import {
  findPass,
  findPassBySerialNumber,
  findProjectPass,
  type Issue,
  insertPasses,
  replaceContent,
  storedAs,
} from './passes.ts'
import { findPersonalization, savePersonalization } from './personalizations.ts'
import { ensureProject, insertProject, limitProject, listProjects } from './projects.ts'
import { countPushes, oweRepeats } from './push-watches.ts'
import { registerDevice } from './register-device.ts'
import type { Database } from './schema.ts'
import { ensureSealingKey, findSealingKey, resealSecrets } from './sealing-keys.ts'
import type * as contract from './storage.ts'
import { deleteStudioSession, findStudioSession, insertStudioSession } from './studio-sessions.ts'
import { countAnnouncements, findTimeline, recordTimeline, sweepTimeline } from './timeline.ts'
import { toStorageError } from './to-storage-error.ts'
import { countUsage } from './usage.ts'
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
  readonly #deviceReads: DeviceReads
  readonly #issues = new GroupCommit<Issue>(issues => this.#run(db => insertPasses(db, issues)))

  /** @param engine Migrated; closed with the storage. */
  constructor(engine: Engine) {
    this.#engine = engine
    this.isShared = engine.isShared
    this.#deviceReads = new DeviceReads(engine)
  }

  ensureProject(project: Parameters<contract.Storage['ensureProject']>[0]) {
    return this.#run(db => ensureProject(db, project))
  }
  insertProject(project: contract.Project, audit: contract.NewAuditEntry) {
    return this.#run(db => insertProject(db, project, audit))
  }
  listProjects() {
    return this.#run(db => listProjects(db))
  }
  limitProject(projectId: ProjectId, limits: contract.ProjectLimits, audit: contract.NewAuditEntry) {
    return this.#run(db => limitProject(db, projectId, limits, audit))
  }
  insertApiKey(key: contract.NewApiKey, audit?: contract.NewAuditEntry) {
    return this.#run(db => insertApiKey(db, key, audit))
  }
  findApiKey(keyHash: string) {
    return this.#run(db => findApiKey(db, keyHash))
  }
  listApiKeys(projectId: ProjectId) {
    return this.#run(db => listApiKeys(db, projectId))
  }
  revokeApiKey(revocation: Parameters<contract.Storage['revokeApiKey']>[0]) {
    return this.#run(db => revokeApiKey(db, revocation))
  }
  noteApiKeyUse(apiKeyId: string, usedAt: Date) {
    return this.#run(db => noteApiKeyUse(db, apiKeyId, usedAt))
  }
  insertStudioSession(session: contract.StudioSession, audit: contract.NewAuditEntry) {
    return this.#run(db => insertStudioSession(db, session, audit))
  }
  findStudioSession(tokenHash: string) {
    return this.#run(db => findStudioSession(db, tokenHash))
  }
  deleteStudioSession(tokenHash: string) {
    return this.#run(db => deleteStudioSession(db, tokenHash))
  }
  countUsage(projectId: ProjectId, month: string) {
    return this.#run(db => countUsage(db, projectId, month))
  }
  appendAuditEntry(entry: contract.NewAuditEntry) {
    return this.#run(db => insertAuditEntry(db, entry))
  }
  listAuditEntries(query: Parameters<contract.Storage['listAuditEntries']>[0]) {
    return this.#run(db => listAuditEntries(db, query))
  }
  beginIdempotentCall(call: Parameters<contract.Storage['beginIdempotentCall']>[0]) {
    return this.#run(db => beginIdempotentCall(db, call))
  }
  answerIdempotentCall(call: Parameters<contract.Storage['answerIdempotentCall']>[0]) {
    return this.#run(db => answerIdempotentCall(db, call))
  }
  abandonIdempotentCall(call: contract.IdempotentCall) {
    return this.#run(db => abandonIdempotentCall(db, call))
  }
  sweepIdempotentCalls(before: Date) {
    return this.#run(db => sweepIdempotentCalls(db, before))
  }
  saveImage(sha256: string, bytes: Uint8Array) {
    return this.#run(db => saveImage(db, sha256, bytes))
  }
  findImage(sha256: string) {
    return this.#run(db => findImage(db, sha256))
  }
  rememberImage(reference: string, image: Parameters<contract.Storage['rememberImage']>[1]) {
    return this.#run(db => rememberImage(db, reference, image))
  }
  recallImage(reference: string) {
    return this.#run(db => recallImage(db, reference))
  }

  async insertPass(pass: contract.NewPass, record: contract.ChangeRecord = {}) {
    await this.#issues.add({ pass, record })
    return storedAs(pass)
  }
  listPasses(query: contract.PassListQuery) {
    return this.#run(db => listPasses(db, query))
  }
  findPassByExternalId(projectId: ProjectId, externalId: ExternalId) {
    return this.#run(db => findPassByExternalId(db, projectId, externalId))
  }
  listHolderPasses(projectId: ProjectId, holderId: HolderId) {
    return this.#run(db => listHolderPasses(db, projectId, holderId))
  }
  erasePasses(projectId: ProjectId, serialNumbers: readonly SerialNumber[], audit: contract.NewAuditEntry) {
    return this.#run(db => erasePasses(db, projectId, serialNumbers, audit))
  }
  findPass(key: contract.PassKey) {
    return this.#run(db => findPass(db, key))
  }
  findPassVersion(key: contract.PassKey) {
    return this.#run(() => this.#deviceReads.findVersion(key))
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
    return this.#run(() => this.#deviceReads.listUpdatable(query))
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

  appendDeviceLogs(entries: readonly contract.NewDeviceLogEntry[]) {
    return this.#run(db => appendDeviceLogs(db, entries))
  }
  listDeviceLogs(options: { readonly limit: number }) {
    return this.#run(db => listDeviceLogs(db, options))
  }

  recordTimeline(record: Parameters<contract.Storage['recordTimeline']>[0]) {
    return this.#run(db => recordTimeline(db, record))
  }
  findTimeline(key: contract.PassKey, options: { readonly limit: number }) {
    return this.#run(db => findTimeline(db, key, options))
  }
  sweepTimeline(options: { readonly before: Date; readonly limit: number }) {
    return this.#run(db => sweepTimeline(db, options))
  }
  countAnnouncements(key: contract.PassKey, after: Date) {
    return this.#run(db => countAnnouncements(db, key, after))
  }
  oweRepeats(query: contract.SilentQuery) {
    return this.#run(db => oweRepeats(db, query))
  }
  countPushes(pushedBy: Date) {
    return this.#run(db => countPushes(db, pushedBy))
  }
  listAudience(query: contract.AudienceQuery) {
    return this.#run(db => listAudience(db, query))
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
