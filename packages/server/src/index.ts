export { createApiKey } from './api-keys.ts'
export { type Clock, systemClock } from './clock.ts'
export {
  type Config,
  ConfigError,
  describeSettings,
  type IdentityFiles,
  type Installation,
  parseConfig,
  parseDatabaseUrl,
  parseInstallation,
} from './config/config.ts'
export type { IdentityFacts } from './identity/describe-identity.ts'
export type { ImportedIdentities, SigningRequestFacts } from './identity/identity-store.ts'
export type { IdentityPems } from './identity/pass-identity.ts'
export { type InstallationOptions, type OpenInstallation, openInstallation } from './open-installation.ts'
export { type OpenProjects, openProjects } from './open-projects.ts'
export { PROBLEMS, Problem, type ProblemCode } from './problems.ts'
export { parseProjectId } from './projects/projects.ts'
export { type Random, systemRandom } from './random.ts'
export { SecretError, type SecretErrorCode } from './secrets/secret-error.ts'
export type { SecretSettings } from './secrets/secret-source.ts'
export { type Server, type ServerOptions, startServer } from './server.ts'
export { connectRemoteSigner, type RemoteSigner, type RemoteSignerOptions } from './signing/remote-signer.ts'
export { SigningError, type SigningErrorCode } from './signing/signing-error.ts'
export { type SigningProcess, type SigningProcessOptions, startSigningProcess } from './signing/signing-process.ts'
export { openStorage } from './storage/open-storage.ts'
export {
  type ApiKey,
  type ApiKeyKind,
  type Project,
  SCOPES,
  type Scope,
  type Storage,
  type StoredPass,
} from './storage/storage.ts'
export { StorageError } from './storage/storage-error.ts'
export type { TimelineSettings } from './timeline/push-watch.ts'
export { type ShownPass, showPass } from './timeline/show-pass.ts'
export type { DeviceEntry, TimelineEntry, TimelineEntryKind } from './timeline/tell-timeline.ts'
