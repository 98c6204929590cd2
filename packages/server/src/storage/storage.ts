import type {
  AuthenticationToken,
  DeviceLibraryIdentifier,
  PassTypeIdentifier,
  ProjectId,
  PushToken,
  SerialNumber,
} from '../identifiers.ts'
import type { Sealed, SecretPlace } from '../secrets/seal.ts'
import type { ChangeRecord, PassLabels, ProjectStorage } from './project-storage.ts'

export * from './project-storage.ts'

/** Identifies one issued pass, towards Apple as towards us. */
export interface PassKey {
  readonly passTypeIdentifier: PassTypeIdentifier
  readonly serialNumber: SerialNumber
}

export interface NewPass extends PassKey, PassLabels {
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
  /** What the field for messages says; `undefined` before the first. */
  readonly latestMessage: string | undefined
  /** Since when the pass is withdrawn. */
  readonly revokedAt: Date | undefined
}

/** What decides whether a device has the newest version of a pass, and may ask. */
export type PassVersion = PassKey & Pick<StoredPass, 'authenticationToken' | 'updateTag' | 'lastModifiedAt'>

export interface ContentChange extends ChangeRecord {
  readonly projectId: ProjectId
  readonly serialNumber: SerialNumber
  /** Absent: stays as it is, and so does the message. */
  readonly content?: string | undefined
  readonly latestMessage?: string | undefined
  /** Changed fields that announce themselves, for the timeline. Default: 0. */
  readonly announcedFields?: number | undefined
  /** Of the new content. */
  readonly labels?: PassLabels | undefined
  /** Withdraws the pass, or with `null` puts it in force again. Absent: stays as it is. */
  readonly revokedAt?: Date | null | undefined
  /** Tag that the pass must still have. */
  readonly expectedTag?: number | undefined
  readonly now: Date
}

export interface ContentChangeResult {
  readonly pass: StoredPass
  /** False when the new content equals the stored one; then nothing was written. */
  readonly isChanged: boolean
  /** Devices registered for the pass, each now owed a wake-up; 0 when unchanged. */
  readonly notifiedDevices: number
  /** The pass has changed since `expectedTag`; nothing was written. */
  readonly isStale?: true
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
  /** When it was last pushed to and APNs accepted. */
  readonly pushedAt: Date | undefined
  /** Accepted pushes after which it has not come. */
  readonly unansweredPushes: number
  /** When it last came to ask or fetch. */
  readonly seenAt: Date | undefined
}

/**
 * What can happen to a pass.
 *
 * - `registered`, `unregistered`: by a device
 * - `changed`: by the issuer; `code` is the number of changed fields that announce themselves
 * - `pushed`: APNs answered with status `code`, `reason` and `apnsId`; what it accepted is known from `completeWakeUps`
 * - `silent`: the devices of a push token have not come after `code` pushes, and are owed another
 * - `asked`: a device asked what changed since tag `updateTag`, so it has taken everything up to it
 * - `listed`: the pass was named in an answer that carried tag `updateTag`
 * - `fetched`: the pass was answered with status `code`, as it stood at tag `updateTag`
 */
export type TimelineKind =
  | 'registered'
  | 'unregistered'
  | 'changed'
  | 'pushed'
  | 'silent'
  | 'asked'
  | 'listed'
  | 'fetched'

/** One thing that happened; which members are there depends on the kind. */
export interface TimelineEvent {
  readonly at: Date
  readonly kind: TimelineKind
  readonly passTypeIdentifier: PassTypeIdentifier
  /** Absent where it happened to a device or a push token, whatever their passes. */
  readonly serialNumber?: SerialNumber | undefined
  /** Absent where it is not known. */
  readonly deviceLibraryIdentifier?: DeviceLibraryIdentifier | undefined
  readonly pushToken?: PushToken | undefined
  readonly updateTag?: number | undefined
  readonly code?: number | undefined
  readonly reason?: string | undefined
  readonly apnsId?: string | undefined
}

/** A device came and asked what changed. */
export interface DeviceContact {
  readonly at: Date
  readonly passTypeIdentifier: PassTypeIdentifier
  readonly deviceLibraryIdentifier: DeviceLibraryIdentifier
  /** The tag it brought. */
  readonly updatedSince?: number | undefined
  /** What it was answered. */
  readonly listed?: UpdatablePasses | undefined
}

/** A device's own log line about a pass. */
export interface Complaint extends DeviceLogEntry {
  readonly deviceLibraryIdentifier: DeviceLibraryIdentifier | undefined
}

export interface PassTimeline {
  /** Oldest first. Of more than fit, the newest. */
  readonly events: readonly TimelineEvent[]
  /** Oldest first. */
  readonly complaints: readonly Complaint[]
}

export interface SilentQuery {
  /** Pushed exactly so many times since they last came. */
  readonly pushes: number
  /** The last time by then. */
  readonly pushedBy: Date
  readonly now: Date
  readonly limit: number
}

/** Passes of a project that a message is meant for. */
export interface AudienceQuery {
  readonly projectId: ProjectId
  readonly passTypeIdentifier?: PassTypeIdentifier | undefined
  readonly serialNumbers?: readonly SerialNumber[] | undefined
  readonly updatedSince?: Date | undefined
  /** Serial number that the page begins behind. */
  readonly after?: SerialNumber | undefined
  readonly limit: number
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
  /** UUID that it was pushed with. */
  readonly apnsId?: string
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

export interface DeviceLogEntry {
  readonly receivedAt: Date
  readonly message: string
}

/** A log line with what it names, where its shape is known. */
export interface NewDeviceLogEntry extends DeviceLogEntry {
  readonly passTypeIdentifier?: PassTypeIdentifier | undefined
  readonly serialNumber?: SerialNumber | undefined
  readonly deviceLibraryIdentifier?: DeviceLibraryIdentifier | undefined
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
export interface Storage extends ProjectStorage {
  /** Whether other processes work on the same database. One that is not shared holds no claims of the living at start. */
  readonly isShared: boolean

  /** Creates the project unless it is there. */
  ensureProject(project: {
    readonly projectId: ProjectId
    readonly name: string
    readonly createdAt: Date
  }): Promise<void>
  /**
   * @throws StorageError ERR_STORAGE_CONFLICT when the serial number is taken within its type or within the project, or the
   *   external id within the project.
   */
  insertPass(pass: NewPass, record?: ChangeRecord): Promise<StoredPass>
  findPass(key: PassKey): Promise<StoredPass | undefined>
  findPassVersion(key: PassKey): Promise<PassVersion | undefined>
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
  /**
   * APNs accepted them: forgotten, unless a change came in meanwhile, which makes them due anew at `now`. From now on it is
   * watched whether their devices come. The timeline has the last 20 of each push token.
   */
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

  appendDeviceLogs(entries: readonly NewDeviceLogEntry[]): Promise<void>
  /** Newest first. */
  listDeviceLogs(options: { readonly limit: number }): Promise<readonly DeviceLogEntry[]>

  /**
   * Keeps what happened. Contacts of devices that are not known are left out: whoever makes one up fills no disk. A fetch of a
   * pass that one device alone holds is that device's.
   */
  recordTimeline(record: {
    readonly events: readonly TimelineEvent[]
    readonly contacts: readonly DeviceContact[]
  }): Promise<void>
  /** What happened to a pass, to its devices and to their push tokens. */
  findTimeline(key: PassKey, options: { readonly limit: number }): Promise<PassTimeline>
  /** Forgets up to `limit` of the oldest events before an instant. @returns how many; fewer than `limit` means that none is left. */
  sweepTimeline(options: { readonly before: Date; readonly limit: number }): Promise<number>
  /** How many changes of a pass after an instant announced themselves. */
  countAnnouncements(key: PassKey, after: Date): Promise<number>
  /** Owes another wake-up to push tokens whose devices have not come. @returns how many watches were dealt with. */
  oweRepeats(query: SilentQuery): Promise<number>
  /** Wake-ups stored, and push tokens whose devices have not come since `pushedBy`: for metrics. */
  countPushes(pushedBy: Date): Promise<{ readonly waiting: number; readonly notFetched: number }>
  /** In the order of their serial numbers. */
  listAudience(query: AudienceQuery): Promise<readonly StoredPass[]>

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
