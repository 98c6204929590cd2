import { createSigner, type Identity, type PassDraft, parseIdentity, type Signer } from '@billfold/pkpass'
import { connectRemoteSigner } from '@billfold/server'
import { readBytes, readText } from '../read-file.ts'
import { openSandbox, SANDBOX_PASS_TYPE_IDENTIFIER, SANDBOX_TEAM_IDENTIFIER } from '../sandbox/sandbox.ts'
import { type Terminal, UsageError } from '../terminal.ts'

/** Files of an identity. */
export interface IdentityFiles {
  readonly certificate?: string
  readonly privateKey?: string
  readonly wwdr?: string
}

export interface IdentityOptions extends IdentityFiles {
  /** A signing process has the key, and the certificates too. */
  readonly signerSocket?: string
  /** The sandbox, in its default folder or in the one named. */
  readonly sandbox?: true | string
}

export const DEFAULT_DATA_FOLDER = './billfold-data'

/** Signs while the command runs. */
export interface OpenSigner {
  readonly signer: Signer
  close(): void
}

/**
 * Makes the signer that options, or else the environment, name; the sandbox makes one that fits the pass.
 *
 * @throws UsageError when none is named, only a part of it, or more than one.
 * @throws CertificateError when the parts do not belong together.
 * @throws SigningError when no signing process is there.
 */
export async function openSigner(
  pass: Pick<PassDraft, 'passTypeIdentifier' | 'teamIdentifier' | 'organizationName'>,
  options: IdentityOptions,
  terminal: Terminal,
): Promise<OpenSigner> {
  const socketPath = signerSocketOf(options, terminal)
  if (socketPath !== undefined) {
    const signer = await connectRemoteSigner({ socketPath, random: Math.random })
    return { signer, close: () => signer.close() }
  }
  const identity = await (options.sandbox === undefined
    ? readIdentity(options, terminal)
    : sandboxIdentity(pass, options.sandbox))
  return { signer: createSigner(identity), close: () => {} }
}

/** Whether options or environment name somebody who signs, whole or in part. */
export function hasIdentity(options: IdentityOptions, terminal: Terminal): boolean {
  const { certificate, privateKey, wwdr, sandbox } = options
  const { BILLFOLD_CERTIFICATE, BILLFOLD_PRIVATE_KEY, BILLFOLD_WWDR } = terminal.environment
  return [
    ...[certificate, privateKey, wwdr, sandbox, signerSocketOf(options, terminal)],
    ...[BILLFOLD_CERTIFICATE, BILLFOLD_PRIVATE_KEY, BILLFOLD_WWDR],
  ].some(value => value !== undefined)
}

/** What is given on the command line goes before the environment. */
function signerSocketOf(options: IdentityOptions, { environment }: Terminal): string | undefined {
  const { certificate, privateKey, wwdr, sandbox, signerSocket } = options
  const isAnotherGiven = [certificate, privateKey, wwdr, sandbox].some(option => option !== undefined)
  if (signerSocket !== undefined && isAnotherGiven) {
    throw new UsageError(
      'Who signs? --signer-socket brings the certificates with it: leave --certificate, --private-key, --wwdr and --sandbox away',
    )
  }
  return signerSocket ?? (isAnotherGiven ? undefined : environment.BILLFOLD_SIGNER_SOCKET)
}

async function sandboxIdentity(
  pass: Pick<PassDraft, 'passTypeIdentifier' | 'teamIdentifier' | 'organizationName'>,
  folder: true | string,
): Promise<Identity> {
  const sandbox = await openSandbox(folder === true ? DEFAULT_DATA_FOLDER : folder, () => new Date())
  // The simulated authority certifies whatever the pass says it is: that is what makes it a sandbox.
  const { certificatePem, privateKeyPem } = await sandbox.authority.issuePassCertificate({
    passTypeIdentifier: pass.passTypeIdentifier ?? SANDBOX_PASS_TYPE_IDENTIFIER,
    teamIdentifier: pass.teamIdentifier ?? SANDBOX_TEAM_IDENTIFIER,
    organizationName: pass.organizationName || 'Billfold Sandbox',
  })
  return parseIdentity({
    certificate: certificatePem,
    privateKey: privateKeyPem,
    intermediate: sandbox.authority.intermediateCertificatePem,
  })
}

/**
 * Reads the identity whose files options, or else the environment, name.
 *
 * @throws UsageError when none is named, or only a part of it.
 * @throws CertificateError when the parts do not belong together.
 */
export async function readIdentity(options: IdentityFiles, { environment }: Terminal): Promise<Identity> {
  const certificate = options.certificate ?? environment.BILLFOLD_CERTIFICATE
  const privateKey = options.privateKey ?? environment.BILLFOLD_PRIVATE_KEY
  const wwdr = options.wwdr ?? environment.BILLFOLD_WWDR
  if (certificate === undefined || privateKey === undefined || wwdr === undefined) {
    throw new UsageError(
      'Who signs? Give --certificate, --private-key and --wwdr (or BILLFOLD_CERTIFICATE, BILLFOLD_PRIVATE_KEY and BILLFOLD_WWDR), --signer-socket where a signing process has the key, or --sandbox to sign with a test identity that only the simulator accepts',
    )
  }
  return parseIdentity({
    certificate: await readBytes(certificate, 'the certificate'),
    privateKey: await readText(privateKey, 'the private key'),
    intermediate: await readBytes(wwdr, 'the WWDR intermediate'),
    passphrase: environment.BILLFOLD_PRIVATE_KEY_PASSPHRASE,
  })
}
