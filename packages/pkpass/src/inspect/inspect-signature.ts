import { hash, verify } from 'node:crypto'
import type { Certificate } from '../certificates/certificate.ts'
import { type Finding, finding } from '../findings/finding.ts'
import type { DetachedSignature } from '../signature/read-signature.ts'

const FILE = { file: 'signature' }

/** Checks the mathematics: the digest is that of the manifest, and the value was made by the leaf's key. */
export function inspectSignatureValue(signature: DetachedSignature, manifest: Uint8Array): Finding[] {
  const { digestName, messageDigest, leaf } = signature
  const digest = hash(digestName, manifest, 'buffer')
  if (Buffer.compare(digest, messageDigest) !== 0) {
    return [finding('sig-digest-mismatch', 'manifest.json was changed after it was signed', FILE)]
  }
  if (leaf && !isSignedBy(leaf, signature)) {
    return [finding('sig-invalid', "The signature does not verify with the key of the signer's certificate", FILE)]
  }
  return []
}

function isSignedBy(leaf: Certificate, { digestName, signedAttributes, value }: DetachedSignature): boolean {
  try {
    return verify(digestName, signedAttributes, leaf.x509.publicKey, value)
  } catch {
    // OpenSSL throws for keys that cannot sign this way: Ed25519 with a digest, unknown curves.
    return false
  }
}
