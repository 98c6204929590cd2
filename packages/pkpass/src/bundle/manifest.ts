import { hash } from 'node:crypto'

export const PASS_FILE = 'pass.json'
export const MANIFEST_FILE = 'manifest.json'
export const SIGNATURE_FILE = 'signature'

/** SHA-1 of a file as the manifest wants it: 40 lower-case hex characters. The one digest Apple documents here. */
export function manifestDigest(bytes: Uint8Array): string {
  return hash('sha1', bytes, 'hex')
}
