import { type Identity, parseIdentity } from '@billfold/pkpass'
import { readBytes, readText } from './read-file.ts'
import { type Terminal, UsageError } from './terminal.ts'

export interface IdentityFiles {
  readonly certificate?: string | undefined
  readonly privateKey?: string | undefined
  readonly wwdr?: string | undefined
}

/**
 * Reads the signing identity that options, or else the environment, name.
 *
 * @throws UsageError when none is named, or only a part of it.
 * @throws CertificateError when the parts do not belong together.
 */
export async function readIdentity(files: IdentityFiles, { environment }: Terminal): Promise<Identity> {
  const certificate = files.certificate ?? environment.BILLFOLD_CERTIFICATE
  const privateKey = files.privateKey ?? environment.BILLFOLD_PRIVATE_KEY
  const wwdr = files.wwdr ?? environment.BILLFOLD_WWDR
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
