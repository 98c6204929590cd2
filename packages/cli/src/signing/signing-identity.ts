import { type Identity, type PassDraft, parseIdentity } from '@billfold/pkpass'
import { readBytes, readText } from '../read-file.ts'
import { openSandbox, SANDBOX_PASS_TYPE_IDENTIFIER, SANDBOX_TEAM_IDENTIFIER } from '../sandbox/sandbox.ts'
import { type Terminal, UsageError } from '../terminal.ts'

export interface IdentityOptions {
  readonly certificate?: string
  readonly privateKey?: string
  readonly wwdr?: string
  /** The sandbox, in its default folder or in the one named. */
  readonly sandbox?: true | string
}

export const DEFAULT_DATA_FOLDER = './billfold-data'

/**
 * Reads the signing identity that options, or else the environment, name; the sandbox makes one that fits the pass.
 *
 * @throws UsageError when none is named, or only a part of it.
 * @throws CertificateError when the parts do not belong together.
 */
export async function identityFor(
  pass: Pick<PassDraft, 'passTypeIdentifier' | 'teamIdentifier' | 'organizationName'>,
  options: IdentityOptions,
  terminal: Terminal,
): Promise<Identity> {
  if (options.sandbox === undefined) return readIdentity(options, terminal)
  const sandbox = await openSandbox(options.sandbox === true ? DEFAULT_DATA_FOLDER : options.sandbox, () => new Date())
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

async function readIdentity(options: IdentityOptions, { environment }: Terminal): Promise<Identity> {
  const certificate = options.certificate ?? environment.BILLFOLD_CERTIFICATE
  const privateKey = options.privateKey ?? environment.BILLFOLD_PRIVATE_KEY
  const wwdr = options.wwdr ?? environment.BILLFOLD_WWDR
  if (certificate === undefined || privateKey === undefined || wwdr === undefined) {
    throw new UsageError(
      'Who signs? Give --certificate, --private-key and --wwdr (or BILLFOLD_CERTIFICATE, BILLFOLD_PRIVATE_KEY and BILLFOLD_WWDR), or --sandbox to sign with a test identity that only the simulator accepts',
    )
  }
  return parseIdentity({
    certificate: await readBytes(certificate, 'the certificate'),
    privateKey: await readText(privateKey, 'the private key'),
    intermediate: await readBytes(wwdr, 'the WWDR intermediate'),
    passphrase: environment.BILLFOLD_PRIVATE_KEY_PASSPHRASE,
  })
}
