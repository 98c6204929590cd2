import type { Generated } from 'kysely'
import type {
  AuthenticationToken,
  DeviceLibraryIdentifier,
  ExternalId,
  HolderId,
  PassTypeIdentifier,
  ProjectId,
  PushToken,
  SerialNumber,
} from '../identifiers.ts'
import type { Sealed } from '../secrets/seal.ts'
import type { TimelineKind } from './storage.ts'

/**
 * The tables, as statements name them; `CamelCasePlugin` turns `wakeUps.dueAt` into `wake_ups.due_at`.
 *
 * Instants (`…At`, `…Until`) are whole milliseconds since the epoch: both engines store, compare and index them alike,
 * and neither has a time zone to get wrong. Brands keep a statement from comparing a serial number with a token; what a
 * statement answers is parsed all the same (`rows.ts`), for a database outlives the code that filled it.
 */
export interface Database {
  projects: ProjectsTable
  apiKeys: ApiKeysTable
  passTypes: PassTypesTable
  passes: PassesTable
  devices: DevicesTable
  registrations: RegistrationsTable
  wakeUps: WakeUpsTable
  deviceLogs: DeviceLogsTable
  personalizations: PersonalizationsTable
  sealingKeys: SealingKeysTable
  identities: IdentitiesTable
  signingRequests: SigningRequestsTable
  timelineEvents: TimelineEventsTable
  pushWatches: PushWatchesTable
  usageCounts: UsageCountsTable
  auditEntries: AuditEntriesTable
  idempotencyKeys: IdempotencyKeysTable
  images: ImagesTable
  imageReferences: ImageReferencesTable
  studioSessions: StudioSessionsTable
}

interface ProjectsTable {
  projectId: ProjectId
  name: string
  createdAt: number
  /** Null: any number. */
  monthlyQuota: number | null
  ratePerSecond: number | null
}

interface ApiKeysTable {
  apiKeyId: string
  projectId: ProjectId
  name: string
  keyHash: string
  kind: string
  /** Parted by spaces. */
  scopes: string
  createdAt: number
  revokedAt: number | null
  lastUsedAt: number | null
}

/** One row per pass type: the counter whose row lock puts update tags in commit order. */
interface PassTypesTable {
  passTypeIdentifier: PassTypeIdentifier
  lastUpdateTag: number
}

interface PassesTable {
  passTypeIdentifier: PassTypeIdentifier
  serialNumber: SerialNumber
  projectId: ProjectId
  authenticationToken: AuthenticationToken
  content: string
  updateTag: number
  createdAt: number
  updatedAt: number
  lastModifiedAt: number
  /** What the field for messages says; null before the first. */
  latestMessage: string | null
  externalId: ExternalId | null
  holderId: HolderId | null
  name: string
  searchText: string
  /** JSON; null before images were kept. */
  images: string | null
  revokedAt: number | null
}

/** One row per device and pass type: Apple gives a device another token for each type, and devices may share one. */
interface DevicesTable {
  deviceLibraryIdentifier: DeviceLibraryIdentifier
  passTypeIdentifier: PassTypeIdentifier
  pushToken: PushToken
  registeredAt: number
}

interface RegistrationsTable {
  deviceLibraryIdentifier: DeviceLibraryIdentifier
  passTypeIdentifier: PassTypeIdentifier
  serialNumber: SerialNumber
  /** Tag under which the pass is listed to this device alone, for it may hold an older file; 0 when it holds the first. */
  listedTag: number
  createdAt: number
}

interface WakeUpsTable {
  passTypeIdentifier: PassTypeIdentifier
  pushToken: PushToken
  updateTag: number
  dueAt: number
  /** End of a claimer's lease; null while nobody holds the wake-up. */
  claimedUntil: number | null
  /** When it was last claimed. */
  claimedAt: number | null
  attempts: number
  createdAt: number
}

interface DeviceLogsTable {
  deviceLogId: Generated<number>
  receivedAt: number
  message: string
  /** What the message names, where its shape is known. */
  passTypeIdentifier: PassTypeIdentifier | null
  serialNumber: SerialNumber | null
  deviceLibraryIdentifier: DeviceLibraryIdentifier | null
}

interface PersonalizationsTable {
  passTypeIdentifier: PassTypeIdentifier
  serialNumber: SerialNumber
  requiredPersonalizationInfo: string
  receivedAt: number
}

/** One row: the key that every secret is sealed with. */
interface SealingKeysTable {
  slot: number
  keyId: string
}

/** At most one row of a pass type is in use; those before it stay without their keys, to tell what was when. */
interface IdentitiesTable {
  identityId: string
  projectId: ProjectId
  passTypeIdentifier: PassTypeIdentifier
  /** PEM, as the intermediate. */
  certificate: string
  intermediate: string
  sealedPrivateKey: Sealed | null
  /** When the first identity of this pass type came. */
  firstCreatedAt: number
  createdAt: number
  /** Null while the identity is in use. */
  replacedAt: number | null
}

interface SigningRequestsTable {
  requestId: string
  projectId: ProjectId
  commonName: string
  /** PKCS #10, PEM. */
  request: string
  sealedPrivateKey: Sealed
  createdAt: number
}

/** Append-only. One row for a push, whatever number of passes it was for: what belongs to a pass is found when it is read. */
interface TimelineEventsTable {
  timelineEventId: Generated<number>
  at: number
  kind: TimelineKind
  passTypeIdentifier: PassTypeIdentifier
  /** Serial number, device library identifier or push token, by the kind. */
  subject: string
  /** What it is looked up by, with its pass type. */
  subjectHash: number
  deviceLibraryIdentifier: DeviceLibraryIdentifier | null
  pushToken: PushToken | null
  updateTag: number | null
  code: number | null
  reason: string | null
  apnsId: string | null
}

/** One row per push token that was ever pushed to or came: whether it came after it was pushed to. */
interface PushWatchesTable {
  passTypeIdentifier: PassTypeIdentifier
  pushToken: PushToken
  updateTag: number
  /** When the wake-up was claimed that was accepted last; 0 before the first. */
  pushedAt: number
  /** Accepted pushes since it last came. */
  pushes: number
  /** When one of its devices last came; 0 before the first time. */
  seenAt: number
  /** Set while another wake-up is owed because it has not come. */
  repeatOwedAt: number | null
  /** The last accepted pushes, newest first, a line each: instant, update tag, apns-id. */
  accepted: string
}

/** Many rows for a month, so that calls at the same time need not wait for each other; their sum counts. */
interface UsageCountsTable {
  projectId: ProjectId
  /** `2026-03`, UTC. */
  month: string
  slot: number
  count: number
}

/** Append-only. */
interface AuditEntriesTable {
  auditEntryId: Generated<number>
  projectId: ProjectId
  at: number
  actor: string
  action: string
  subject: string
}

interface IdempotencyKeysTable {
  projectId: ProjectId
  idempotencyKey: string
  requestDigest: string
  createdAt: number
  /** Null while the call is under way, as what follows. */
  status: number | null
  headers: string | null
  body: Uint8Array | null
  /** Of the pass in the body. */
  serialNumber: string | null
}

interface ImagesTable {
  sha256: string
  bytes: Uint8Array
}

interface ImageReferencesTable {
  reference: string
  sha256: string
  readAt: number
}

interface StudioSessionsTable {
  tokenHash: string
  apiKeyId: string
  createdAt: number
  expiresAt: number
}
