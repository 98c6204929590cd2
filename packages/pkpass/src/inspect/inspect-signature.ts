import { constants, hash, type VerifyKeyObjectInput, verify } from 'node:crypto'
import type { Certificate } from '../certificates/certificate.ts'
import { usableKey } from '../certificates/usable-key.ts'
import { type Finding, finding } from '../findings/finding.ts'
import type { DetachedSignature } from '../signature/read-signature.ts'

const FILE = { file: 'signature' }

/** Checks the mathematics: the digest is that of the manifest, and the value was made by the leaf's key. */
export function inspectSignatureValue(signature: DetachedSignature, manifest: Uint8Array): Finding[] {
  const { digestName, leaf } = signature
  // Said when it was read: there is nothing to reckon with.
  if (digestName === undefined) return []
  const mismatch = describeMismatch(signature, digestName, manifest)
  return [
    ...(mismatch === undefined ? [] : [finding('sig-digest-mismatch', mismatch, FILE)]),
    ...(leaf ? inspectValue(signature, digestName, leaf, manifest) : []),
  ]
}

/** What was signed, when it is not the manifest. */
function describeMismatch(
  { messageDigest, embeddedContent }: DetachedSignature,
  digestName: string,
  manifest: Uint8Array,
): string | undefined {
  const isOther = embeddedContent !== undefined && Buffer.compare(embeddedContent, manifest) !== 0
  if (isOther) return 'The content embedded in signature is not manifest.json'
  if (!messageDigest || isDigestOf(manifest, digestName, messageDigest)) return undefined
  // What `openssl cms -sign` does to text unless it is told -binary (RFC 8551 section 3.1.1).
  const asMail = Buffer.from(Buffer.from(manifest).toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1')
  return isDigestOf(asMail, digestName, messageDigest)
    ? 'manifest.json was signed with its line ends changed as for mail: sign it as binary'
    : 'manifest.json was changed after it was signed'
}

function isDigestOf(content: Uint8Array, digestName: string, digest: Uint8Array): boolean {
  return Buffer.compare(hash(digestName, content, 'buffer'), digest) === 0
}

function inspectValue(
  signature: DetachedSignature,
  digestName: string,
  leaf: Certificate,
  manifest: Uint8Array,
): Finding[] {
  const { signedAttributes, embeddedContent } = signature
  const isOver = (bytes: Uint8Array) => isSignedBy(leaf, digestName, signature, bytes)
  if (!signedAttributes) return isOver(embeddedContent ?? manifest) ? [] : [invalid()]
  const { received, ordered, isOrdered } = signedAttributes
  if (isOver(received)) {
    return isOrdered ? [] : [disordered('the value is over them as they are stored, which strict readers do not try')]
  }
  // RFC 5652 section 5.4 has the value over their DER however they are stored: right, and still not what every reader tries.
  if (isOver(ordered)) {
    return isOrdered ? [] : [disordered('the value is over them in that order, and they are stored in another')]
  }
  return [invalid()]
}

function isSignedBy(leaf: Certificate, digestName: string, { isPss, value }: DetachedSignature, bytes: Uint8Array) {
  const key = usableKey(leaf.x509)
  if (!key) return false
  const pss: VerifyKeyObjectInput = {
    key,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_AUTO,
  }
  try {
    return verify(digestName, bytes, isPss ? pss : key, value)
  } catch {
    // OpenSSL throws for keys that cannot sign this way: curves it does not know, keys for other digests.
    return false
  }
}

function disordered(how: string): Finding {
  return finding('sig-attribute-order', `The signed attributes are not in the order of a DER SET: ${how}`, FILE)
}

function invalid(): Finding {
  return finding('sig-invalid', "The signature does not verify with the key of the signer's certificate", FILE)
}
