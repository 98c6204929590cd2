import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import type { Installation } from './config/config.ts'
import { DEFAULT_PROJECT_ID } from './identifiers.ts'
import type { IdentityFacts } from './identity/describe-identity.ts'
import type { ImportedIdentities, SigningRequestFacts } from './identity/identity-store.ts'
import { openIdentities } from './identity/open-identities.ts'
import type { IdentityPems } from './identity/pass-identity.ts'
import type { Random } from './random.ts'
import { openStorage } from './storage/open-storage.ts'

export interface InstallationOptions extends Omit<Installation, 'identity'> {
  /** The identity in files, if one is named. */
  readonly identity?: IdentityPems | undefined
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
}

/** An installation as its operator works on it at the terminal, whether it serves meanwhile or not: its default project. */
export interface OpenInstallation extends AsyncDisposable {
  listIdentities(): readonly IdentityFacts[]
  /** @throws Problem ERR_IDENTITY_TAKEN */
  importIdentities(
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
    passphrases: readonly string[],
  ): Promise<ImportedIdentities>
  createSigningRequest(commonName: string): Promise<SigningRequestFacts>
  /**
   * Seals every stored private key anew.
   *
   * @returns how many there are.
   * @throws SecretError ERR_SECRET_NOT_ROTATED
   */
  rotateSecret(): Promise<number>
}

/** @throws StorageError, SecretError, CertificateError */
export async function openInstallation(options: InstallationOptions): Promise<OpenInstallation> {
  const storage = await openStorage(options.databaseUrl)
  try {
    const { identityStore, vault } = await openIdentities({ ...options, storage })
    return {
      listIdentities: () => identityStore.list(DEFAULT_PROJECT_ID),
      importIdentities: (files, passphrases) => identityStore.import(DEFAULT_PROJECT_ID, files, passphrases),
      createSigningRequest: commonName => identityStore.createRequest(DEFAULT_PROJECT_ID, commonName),
      rotateSecret: () => vault.rotate(),
      [Symbol.asyncDispose]: () => storage.close(),
    }
  } catch (error) {
    await storage.close()
    throw error
  }
}
