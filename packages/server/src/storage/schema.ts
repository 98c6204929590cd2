import type { Generated } from 'kysely'
import type {
  AuthenticationToken,
  DeviceLibraryIdentifier,
  PassTypeIdentifier,
  ProjectId,
  PushToken,
  SerialNumber,
} from '../identifiers.ts'
import type { Sealed } from '../secrets/seal.ts'

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
}

interface ProjectsTable {
  projectId: ProjectId
  name: string
  createdAt: number
}

interface ApiKeysTable {
  apiKeyId: string
  projectId: ProjectId
  name: string
  keyHash: string
  createdAt: number
  revokedAt: number | null
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
  attempts: number
  createdAt: number
}

interface DeviceLogsTable {
  deviceLogId: Generated<number>
  receivedAt: number
  message: string
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
