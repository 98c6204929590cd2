import {
  type IdentityPems,
  type Installation,
  type OpenInstallation,
  type OpenProjects,
  openInstallation,
  openProjects,
  parseDatabaseUrl,
  parseInstallation,
  systemClock,
  systemRandom,
} from '@billfold/server'
import { pino } from 'pino'
import { readText } from './read-file.ts'
import type { Terminal } from './terminal.ts'

/** Below the help of what changes keys and projects. */
export const DATABASE_NOTE = '\nThe database is the one DATABASE_URL names. A server that runs knows within seconds.'

/**
 * Opens the installation that the environment names, for a command that does not serve.
 *
 * @throws ConfigError, StorageError, SecretError, CertificateError, UsageError
 */
export async function openNamedInstallation(terminal: Terminal): Promise<OpenInstallation> {
  const installation = parseInstallation(terminal.environment)
  return await openInstallation({
    ...installation,
    identity: await readNamedIdentity(installation),
    clock: terminal.clock ?? systemClock,
    random: systemRandom,
    logger: pino({ level: 'error' }, { write: line => terminal.stderr.write(line) }),
  })
}

/**
 * Opens projects and keys of the database that the environment names.
 *
 * @throws StorageError
 */
export function openNamedProjects(terminal: Terminal): Promise<OpenProjects> {
  return openProjects({
    databaseUrl: parseDatabaseUrl(terminal.environment),
    clock: terminal.clock ?? systemClock,
    random: systemRandom,
  })
}

/**
 * Reads the identity whose files the settings name; `undefined` when they name none.
 *
 * @throws UsageError
 */
export async function readNamedIdentity({
  identity,
}: Pick<Installation, 'identity'>): Promise<IdentityPems | undefined> {
  return (
    identity && {
      certificatePem: await readText(identity.certificateFile, 'the certificate (BILLFOLD_CERTIFICATE)'),
      privateKeyPem: await readText(identity.privateKeyFile, 'the private key (BILLFOLD_PRIVATE_KEY)'),
      intermediatePem: await readText(identity.intermediateFile, 'the WWDR intermediate (BILLFOLD_WWDR)'),
      passphrase: identity.privateKeyPassphrase,
    }
  )
}
