import { BundleError, buildPass, type Finding, isRefusal } from '@billfold/pkpass'
import type { Command } from 'commander'
import { describeFindings } from '../describe-findings.ts'
import { paintFor } from '../paint.ts'
import type { PassParts } from '../source/pass-parts.ts'
import { RefusedError, type Terminal } from '../terminal.ts'
import { DEFAULT_DATA_FOLDER, type IdentityOptions, openSigner } from './signing-identity.ts'

/** Who signs, as options of a command; see {@link addSigningOptions}. */
export interface SigningOptions extends IdentityOptions {
  readonly replaceIdentifiers?: true
  /** Stops at every error, not only at what Wallet refuses. */
  readonly strict?: true
}

export interface SignedPass {
  readonly bytes: Uint8Array
  readonly passTypeIdentifier: string
  readonly serialNumber: string
}

/** Adds the options that name the files of an identity. */
export function addIdentityFiles(command: Command): Command {
  return command
    .option('--certificate <file>', 'Pass Type ID certificate, PEM or DER (BILLFOLD_CERTIFICATE)')
    .option('--private-key <file>', 'its private key, PEM (BILLFOLD_PRIVATE_KEY)')
    .option('--wwdr <file>', 'WWDR intermediate, PEM or DER (BILLFOLD_WWDR)')
}

/** Adds the options that say who signs. */
export function addSigningOptions(command: Command): Command {
  return addIdentityFiles(command)
    .option('--signer-socket <path>', 'sign through the process of billfold signer (BILLFOLD_SIGNER_SOCKET)')
    .option(
      '--sandbox [dir]',
      `sign with a test identity of the sandbox in this folder (default: ${DEFAULT_DATA_FOLDER})`,
    )
    .option('--strict', 'fail on every error, not only on what Wallet refuses')
    .option('--replace-identifiers', 'put the pass type and team of the certificate into the pass')
}

/**
 * Signs a pass for whoever the options name: the one way from parts to a `.pkpass`. Prints what is worth a look.
 *
 * @param name What the pass is called in messages.
 * @throws RefusedError when Wallet would refuse the pass, with everything that is wrong with it.
 * @throws BundleError, CertificateError, SignatureError, SigningError, UsageError
 */
export async function signPass(
  name: string,
  { content, files, findings }: PassParts,
  options: SigningOptions,
  terminal: Terminal,
): Promise<SignedPass> {
  const { signer, close } = await openSigner(content, options, terminal)
  const { passTypeIdentifier, teamIdentifier } = signer
  // Without a serial number nothing is built: the check says so, among everything else that is wrong.
  const pass = {
    serialNumber: '',
    ...content,
    ...(options.replaceIdentifiers && { passTypeIdentifier, teamIdentifier }),
  }
  try {
    const built = await buildPass(pass, files, {
      signer,
      signingTime: new Date(),
      level: options.strict ? 'strict' : 'default',
    })
    terminal.stderr.write(
      describeFindings(doubtful([...findings, ...built.findings]), paintFor(terminal.stderr, terminal)),
    )
    return { bytes: built.bytes, passTypeIdentifier, serialNumber: pass.serialNumber }
  } catch (error) {
    if (!(error instanceof BundleError)) throw error
    if (error.code === 'ERR_PASS_IDENTITY') {
      throw new RefusedError(`${error.message}, or give --replace-identifiers (${error.code})`, { cause: error })
    }
    if (error.code !== 'ERR_PASS_REFUSED') throw error
    const isRefused = error.findings.some(isRefusal)
    throw new RefusedError(`${isRefused ? `Wallet would refuse ${name}` : `${name} has errors`}, so it is not signed`, {
      cause: error,
      findings: [...findings, ...error.findings],
    })
  } finally {
    close()
  }
}

/** What is merely worth knowing, `billfold inspect` tells. */
function doubtful(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity !== 'info')
}
