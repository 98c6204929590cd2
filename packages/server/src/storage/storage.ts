import type {
  AuthenticationToken,
  DeviceLibraryIdentifier,
  PassTypeIdentifier,
  ProjectId,
  PushToken,
  SerialNumber,
} from '../identifiers.ts'
import type { Sealed, SecretPlace } from '../secrets/seal.ts'

/** Identifies one issued pass, towards Apple as towards us. */
export interface PassKey {
  readonly passTypeIdentifier: PassTypeIdentifier
  readonly serialNumber: SerialNumber
}

export interface NewPass extends PassKey {
  readonly projectId: ProjectId
  readonly authenticationToken: AuthenticationToken
  /** The issuer's request as accepted, in canonical JSON: equal contents are equal texts. */
  readonly content: string
  readonly createdAt: Date
}

export interface StoredPass extends NewPass {
  /** Position of the last change among all changes of this pass type; 0 while the pass is as it was issued. */
  readonly updateTag: number
  readonly updatedAt: Date
  /** Whole seconds, and later than every earlier value of this pass: what `Last-Modified` says. */
  readonly lastModifiedAt: Date
}

export interface ContentChange {
  readonly projectId: ProjectId
  readonly serialNumber: SerialNumber
  readonly content: string
  readonly now: Date
}

export interface ContentChangeResult {
  readonly pass: StoredPass
  /** False when the new content equals the stored one; then nothing was written. */
  readonly isChanged: boolean
  /** Devices registered for the pass, each now owed a wake-up; 0 when unchanged. */
  readonly notifiedDevices: number
}

export interface DeviceRegistration extends PassKey {
  readonly deviceLibraryIdentifier: DeviceLibraryIdentifier
}

export interface NewDeviceRegistration extends DeviceRegistration {
  readonly pushToken: PushToken
  readonly now: Date
}

/** A device that holds a pass, as the issuer may see it. */
export interface RegisteredDevice {
  readonly deviceLibraryIdentifier: DeviceLibraryIdentifier
  readonly registeredAt: Date
  /** True while APNs has not yet accepted the wake-up for the last change. */
  readonly isWakeUpPending: boolean
}

export interface UpdatableQuery {
  readonly deviceLibraryIdentifier: DeviceLibraryIdentifier
  readonly passTypeIdentifier: PassTypeIdentifier
  /** Tag of an earlier answer; absent on a device's first request, which lists all its passes. */
  readonly updatedSince?: number | undefined
}

export interface UpdatablePasses {
  readonly serialNumbers: readonly SerialNumber[]
  /** Highest tag among the listed passes: later answers carry a higher one. */
  readonly lastUpdateTag: number
}

/** The fact that the devices behind one push token have something to fetch. State, not a message: any number of changes is one. */
export interface WakeUp {
  readonly passTypeIdentifier: PassTypeIdentifier
  readonly pushToken: PushToken
  /** Tag of the latest change this wake-up stood for when it was claimed. */
  readonly updateTag: number
  /** How often it was claimed, this time included; what back-off grows with. */
  readonly attempts: number
}

export interface WakeUpClaim {
  readonly now: Date
  /** How long the claim keeps others off; past it, a claimer that died is replaced by another. */
  readonly leaseMs: number
  readonly limit: number
}

export interface DeadPushToken {
  readonly passTypeIdentifier: PassTypeIdentifier
  readonly pushToken: PushToken
  /** Instant from which APNs knows the token to be dead. */
  readonly deadSince: Date
}

export interface NewApiKey {
  readonly apiKeyId: string
  readonly projectId: ProjectId
  readonly name: string
  /** SHA-256 of the key, lower-case hex: the key itself is never stored. */
  readonly keyHash: string
  readonly createdAt: Date
}

export interface ApiKey extends NewApiKey {
  readonly revokedAt: Date | undefined
}

export interface DeviceLogEntry {
  readonly receivedAt: Date
  readonly message: string
}

export interface Personalization extends PassKey {
  /** What the holder entered, as canonical JSON. Personal data: never logged. */
  readonly requiredPersonalizationInfo: string
  readonly receivedAt: Date
}

/** The key that secrets are sealed with: only its name is stored. */
export interface SealingKey {
  readonly keyId: string
  /** Whether anything is sealed with it. */
  readonly isInUse: boolean
}

/** Seals a secret of a row anew. Called within a transaction, perhaps more than once. */
export type Reseal = (sealed: Sealed, place: SecretPlace) => Sealed

export interface NewIdentity {
  readonly identityId: string
  readonly projectId: ProjectId
  readonly passTypeIdentifier: PassTypeIdentifier
  /** PEM, as the intermediate. */
  readonly certificate: string
  readonly intermediate: string
  /** PKCS #8 in DER, sealed for this row. */
  readonly sealedPrivateKey: Sealed
  readonly createdAt: Date
}

export interface StoredIdentity extends NewIdentity {
  /** When the first identity of this pass type came: a renewed one keeps its place. */
  readonly firstCreatedAt: Date
}

export interface SigningRequestRecord {
  readonly requestId: string
  readonly projectId: ProjectId
  readonly commonName: string
  /** PKCS #10, PEM. */
  readonly request: string
  /** PKCS #8 in DER, sealed for this row. */
  readonly sealedPrivateKey: Sealed
  readonly createdAt: Date
}

/**
 * Everything Billfold keeps, as one contract: what a method promises here, `storageContract` proves on every engine.
 *
 * Every method is one transaction: it happens whole or not at all, and what it answered survives the process. Looking for
 * something that is not there answers `undefined`, never an error.
 *
 * @throws StorageError ERR_STORAGE_UNAVAILABLE when the database does not answer, from every method.
 */
export interface Storage {
  /** Whether other processes work on the same database. One that is not shared holds no claims of the living at start. */
  readonly isShared: boolean

  /** Creates the project unless it is there. */
  ensureProject(project: {
    readonly projectId: ProjectId
    readonly name: string
    readonly createdAt: Date
  }): Promise<void>
  /** Adds a key; the same `keyHash` again changes nothing. */
  insertApiKey(key: NewApiKey): Promise<void>
  findApiKey(keyHash: string): Promise<ApiKey | undefined>

  /** @throws StorageError ERR_STORAGE_CONFLICT when the serial number is taken within its type or within the project. */
  insertPass(pass: NewPass): Promise<StoredPass>
  findPass(key: PassKey): Promise<StoredPass | undefined>
  /** Another project's pass is not found. */
  findProjectPass(projectId: ProjectId, serialNumber: SerialNumber): Promise<StoredPass | undefined>
  /** The pass of whatever type: for its holder, who knows no more. Of several, the one that was first. */
  findPassBySerialNumber(serialNumber: SerialNumber): Promise<StoredPass | undefined>
  /**
   * Stores new content, moves the pass's tag past every tag of its type that a device may have been shown, and records a
   * wake-up for each push token registered for the pass, all at once.
   *
   * Tags are handed out in commit order (a counter row locked per pass type): a device that was shown tag n was shown every
   * change up to n.
   */
  replaceContent(change: ContentChange): Promise<ContentChangeResult | undefined>
  listRegisteredDevices(key: PassKey): Promise<readonly RegisteredDevice[]>

  /**
   * Registers a device for a pass and stores its newest push token.
   *
   * A device that is new to a pass which has changed since it was issued may hold an old file (mailed, synced, kept): it is
   * listed and woken once, as for a change made now. A device that comes back with another token takes a pending wake-up along.
   *
   * @returns `created`, `existing` when the pair was known, `undefined` when there is no such pass.
   */
  registerDevice(registration: NewDeviceRegistration): Promise<'created' | 'existing' | undefined>
  /** Forgets the pair, and the device with its last pair; repeating it is harmless. */
  unregisterDevice(registration: DeviceRegistration): Promise<void>
  /** @returns `undefined` when nothing matches: unknown device, no registration, or no change since. */
  listUpdatable(query: UpdatableQuery): Promise<UpdatablePasses | undefined>

  /** Takes due wake-ups, oldest first, that nobody else holds. */
  claimWakeUps(claim: WakeUpClaim): Promise<readonly WakeUp[]>
  /** APNs accepted them: forgotten, unless a change came in meanwhile, which makes them due anew at `now`. */
  completeWakeUps(wakeUps: readonly WakeUp[], now: Date): Promise<void>
  /** Gives claimed wake-ups back, due at `dueAt`. */
  postponeWakeUps(wakeUps: readonly WakeUp[], dueAt: Date): Promise<void>
  /**
   * Forgets devices (with registrations and wake-up) whose token APNs calls dead, except those that registered after `deadSince`.
   *
   * @returns how many devices were forgotten; 0 means the token is in use again.
   */
  dropPushToken(dead: DeadPushToken): Promise<number>
  /** Gives back every claim, whoever holds it: for the start of a process that is alone with its database. */
  releaseWakeUps(): Promise<void>
  /** Makes postponed wake-ups of a pass type due at `now`: what kept them from being accepted was mended. */
  hastenWakeUps(passTypeIdentifier: PassTypeIdentifier, now: Date): Promise<void>
  /** When the earliest wake-up falls due or its lease runs out; `undefined` when none is stored. */
  nextWakeUpAt(): Promise<Date | undefined>

  appendDeviceLogs(entries: readonly DeviceLogEntry[]): Promise<void>
  /** Newest first. */
  listDeviceLogs(options: { readonly limit: number }): Promise<readonly DeviceLogEntry[]>

  /** Keeps the latest personalization of a pass. */
  savePersonalization(personalization: Personalization): Promise<void>
  findPersonalization(key: PassKey): Promise<Personalization | undefined>

  /** @returns the key in force; `undefined` before the first. */
  findSealingKey(): Promise<SealingKey | undefined>
  /** Puts a key in force, unless something is sealed with another; the answer is the key in force then. */
  ensureSealingKey(keyId: string): Promise<string>
  /**
   * Replaces every sealed secret and puts the key in force that they are sealed with now, all at once.
   *
   * @returns how many secrets there are.
   */
  resealSecrets(keyId: string, reseal: Reseal): Promise<number>

  /**
   * Puts an identity in use. The one that was in use for its pass type is replaced in the same moment, and its key forgotten.
   *
   * @throws StorageError ERR_STORAGE_CONFLICT when the pass type is another project's; ERR_STORAGE_KEY_RETIRED when its key is
   *   sealed with another key than that in force.
   */
  saveIdentity(identity: NewIdentity): Promise<StoredIdentity>
  /** Identities in use, of all projects; those whose pass type came first lead. */
  listIdentities(): Promise<readonly StoredIdentity[]>
  /** Ids of the identities in use, sorted: cheap, to see whether anything has changed. */
  listIdentityIds(): Promise<readonly string[]>
  /** @throws StorageError ERR_STORAGE_KEY_RETIRED */
  insertSigningRequest(request: SigningRequestRecord): Promise<void>
  /** Newest first. */
  listSigningRequests(projectId: ProjectId): Promise<readonly SigningRequestRecord[]>

  close(): Promise<void>
}
