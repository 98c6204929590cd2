import { join } from 'node:path'
import { APPLE_TRUST_ANCHORS, type TrustAnchors, trustCertificates } from '@billfold/pkpass'
import { listFiles, readText } from './read-file.ts'
import { UsageError } from './terminal.ts'

/**
 * Trusts every certificate in the folder's .pem files, and Apple's where no folder is named; keys that lie beside them are passed over.
 *
 * @throws UsageError
 */
export async function readTrust(folder: string | undefined): Promise<TrustAnchors> {
  if (folder === undefined) return APPLE_TRUST_ANCHORS
  const names = (await listFiles(folder, 'the folder of trusted certificates')).filter(name => name.endsWith('.pem'))
  const texts = await Promise.all(names.map(name => readText(join(folder, name), 'the certificate')))
  const pems = texts.filter(text => text.includes('-----BEGIN CERTIFICATE-----'))
  if (pems.length === 0)
    throw new UsageError(`There is no certificate in the .pem files of ${folder}: nothing would be trusted`)
  return trustCertificates(pems)
}
