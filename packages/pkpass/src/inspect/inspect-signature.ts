import { createHash, verify } from 'node:crypto'
import { type Finding, finding } from '../findings/finding.ts'
import type { DetachedSignature } from '../signature/read-signature.ts'

const FILE = { file: 'signature' }

/** Checks the mathematics: the digest is that of the manifest, and the value was made by the leaf's key. */
export function inspectSignatureValue(signature: DetachedSignature, manifest: Uint8Array): Finding[] {
  const { digestName, messageDigest, signedAttributes, value, leaf } = signature
  const digest = createHash(digestName).update(manifest).digest()
  if (Buffer.compare(digest, messageDigest) !== 0) {
    return [finding('sig-digest-mismatch', 'manifest.json was changed after it was signed', FILE)]
  }
  if (leaf && !verify(digestName, signedAttributes, leaf.x509.publicKey, value)) {
    return [finding('sig-invalid', "The signature does not verify with the key of the signer's certificate", FILE)]
  }
  return []
}
