/** What the certificate that signs writes into the pass, where the pass leaves it out. */
const BY_CERTIFICATE = { passTypeIdentifier: 'pass.com.example', teamIdentifier: 'A1B2C3D4E5' }

/** What a template has in their place: Pass Designer wants the keys, whatever they say. */
const PLACEHOLDERS: Readonly<Record<string, unknown>> = { passTypeIdentifier: 'pass.', teamIdentifier: '' }

/** A pass as it will be once it is signed, so that what only the certificate knows is not missed. */
export function completed(content: unknown): unknown {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return content
  const isPlaceholder = Object.entries(PLACEHOLDERS).some(([key, value]) => Reflect.get(content, key) === value)
  const own = isPlaceholder
    ? Object.fromEntries(Object.entries(content).filter(([key, value]) => PLACEHOLDERS[key] !== value))
    : content
  return { ...BY_CERTIFICATE, ...own }
}
