import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { defaultSecret, type IntermediateAddresses } from '../config/config.ts'
import { DEFAULT_PROJECT_ID } from '../identifiers.ts'
import { createHostResolver } from '../outside/resolve-host.ts'
import { ensureDefaultProject } from '../projects/projects.ts'
import type { Random } from '../random.ts'
import { createSecretSource, type SecretSettings } from '../secrets/secret-source.ts'
import { Vault } from '../secrets/vault.ts'
import type { Storage } from '../storage/storage.ts'
import { createDownload } from './download.ts'
import { type FindAuthority, fetchAuthority } from './find-authority.ts'
import { Identities } from './identities.ts'
import { IdentityStore } from './identity-store.ts'
import { type IdentityPems, readPassIdentity } from './pass-identity.ts'

export interface OpenIdentitiesOptions {
  readonly storage: Storage
  readonly databaseUrl: string
  /** Default: `secret.key` beside the database. */
  readonly secret?: SecretSettings | undefined
  /** Default: public addresses. */
  readonly intermediates?: IntermediateAddresses | undefined
  /** One that is not stored, of the default project. */
  readonly identity?: IdentityPems | undefined
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
}

/** WWDR G4 has 1,113 bytes. */
const MAX_AUTHORITY_BYTES = 64 * 1024
const DOWNLOAD_TIMEOUT_MS = 10_000

/**
 * Opens the vault of an installation and loads its identities.
 *
 * @throws StorageError, SecretError; CertificateError for the identity that is not stored.
 */
export async function openIdentities(
  options: OpenIdentitiesOptions,
): Promise<{ readonly identities: Identities; readonly identityStore: IdentityStore; readonly vault: Vault }> {
  const { storage, databaseUrl, secret = defaultSecret(databaseUrl), identity, clock, random, logger } = options
  const named = identity ? [readPassIdentity(identity, DEFAULT_PROJECT_ID)] : []
  await ensureDefaultProject(storage, clock.now())
  const vault = await Vault.open({ source: createSecretSource(secret, random), storage, random })
  const identities = new Identities({ storage, vault, named, logger })
  await identities.refresh()
  const findAuthority = authorityFinder(options.intermediates ?? 'public', logger)
  const identityStore = new IdentityStore({ storage, vault, identities, clock, random, findAuthority })
  return { identities, identityStore, vault }
}

function authorityFinder(addresses: IntermediateAddresses, logger: Logger): FindAuthority | undefined {
  if (addresses === 'off') return undefined
  const download = createDownload({
    resolve: createHostResolver(),
    allowPrivate: addresses === 'any',
    maxBytes: MAX_AUTHORITY_BYTES,
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
  })
  return fetchAuthority(download, logger)
}
