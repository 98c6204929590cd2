/** What the certificate that signs writes into the pass, where the pass leaves it out. */
const BY_CERTIFICATE = { passTypeIdentifier: 'pass.com.example', teamIdentifier: 'A1B2C3D4E5' }

/** A pass as it will be once it is signed, so that what only the certificate knows is not missed. */
export function completed(content: unknown): unknown {
  const isObject = typeof content === 'object' && content !== null && !Array.isArray(content)
  return isObject ? { ...BY_CERTIFICATE, ...content } : content
}
