import { OID_SIGNED_DATA } from '../certificates/object-identifiers.ts'
import { dotted } from '../der/dotted.ts'
import { derSet } from '../der/encode-der.ts'
import { type BerElement, BerError, BerReader } from '../der/read-ber.ts'

/** A CMS SignedData taken apart, in the bytes it came in. */
export interface SignedDataParts {
  readonly certificates: readonly Uint8Array[]
  /** The content, where it is embedded. */
  readonly embeddedContent: Uint8Array | undefined
  readonly signerCount: number
  readonly signers: readonly SignerParts[]
}

/** What one signer says. */
export interface SignerParts {
  /** DER of the issuer's name and the serial number, or the subject key identifier (RFC 5652 section 5.3). */
  readonly identifier:
    | { readonly issuer: Uint8Array; readonly serialNumber: Uint8Array }
    | { readonly subjectKeyIdentifier: Uint8Array }
  /** Dotted. */
  readonly digestAlgorithm: string
  readonly signatureAlgorithm: string
  readonly attributes: SignedAttributes | undefined
  readonly value: Uint8Array
}

/** Signed attributes, and their bytes as a SET, which is what is signed (RFC 5652 section 5.4). */
export interface SignedAttributes {
  /** First value of each attribute, by dotted type. */
  readonly values: ReadonlyMap<string, BerElement>
  /** As received: encoding them anew could make a signature true that is not, or false that is. */
  readonly received: Uint8Array
  /** In DER: ascending by encoding. */
  readonly ordered: Uint8Array
  readonly isOrdered: boolean
}

const TAG_INTEGER = 0x02
const TAG_OBJECT_IDENTIFIER = 0x06
const TAG_SEQUENCE = 0x30
const TAG_SET = 0x31
const TAG_CONTEXT_0 = 0xa0

/**
 * Takes a SignedData apart.
 *
 * ```
 * ContentInfo { contentType, [0] SignedData }
 * SignedData  { version, digestAlgorithms, encapContentInfo { type, [0] content? }, [0] certificates?, [1] crls?, signerInfos }
 * SignerInfo  { version, sid, digestAlgorithm, [0] signedAttrs?, signatureAlgorithm, signature, [1] unsignedAttrs? }
 * ```
 *
 * @throws BerError when the bytes are no such structure; its message names what they are instead.
 * @see RFC 5652 sections 3 and 5
 */
export function readSignedData(bytes: Uint8Array, maxSigners: number): SignedDataParts {
  const reader = new BerReader()
  const [contentType, content] = membersOf(reader, reader.read(bytes), 'ContentInfo')
  if (contentType?.identifier !== TAG_OBJECT_IDENTIFIER) {
    throw new BerError(contentType?.identifier === TAG_SEQUENCE ? 'it is a certificate or a key' : 'it has no type')
  }
  const type = dotted(contentType.contents)
  if (type !== OID_SIGNED_DATA) throw new BerError(`its content is of type ${type}`)
  const [signedData] = content ? reader.members(content) : []
  const parts = membersOf(reader, signedData, 'SignedData')
  const encapsulated = membersOf(reader, parts[2], 'encapContentInfo')[1]
  const certificates = parts.find(({ identifier }) => identifier === TAG_CONTEXT_0)
  const last = parts.at(-1)
  const signers = parts.length > 3 && last?.identifier === TAG_SET ? reader.members(last) : []
  return {
    certificates: certificates ? certificatesIn(reader, certificates) : [],
    embeddedContent: encapsulated && joined(reader, encapsulated),
    signerCount: signers.length,
    signers: signers.slice(0, maxSigners).map(signer => readSigner(reader, signer)),
  }
}

function readSigner(reader: BerReader, signer: BerElement): SignerParts {
  const [version, identifier, digestAlgorithm, ...rest] = membersOf(reader, signer, 'SignerInfo')
  if (version?.identifier !== TAG_INTEGER || !identifier) throw new BerError('a signer has no version')
  const attributes = rest[0]?.identifier === TAG_CONTEXT_0 ? rest[0] : undefined
  const [signatureAlgorithm, value] = attributes ? rest.slice(1) : rest
  if (!value) throw new BerError('a signer has no signature value')
  return {
    identifier: readSignerIdentifier(reader, identifier),
    digestAlgorithm: algorithm(reader, digestAlgorithm),
    signatureAlgorithm: algorithm(reader, signatureAlgorithm),
    attributes: attributes && readAttributes(reader, attributes),
    value: reader.octets(value),
  }
}

function readSignerIdentifier(reader: BerReader, identifier: BerElement): SignerParts['identifier'] {
  if (identifier.identifier !== TAG_SEQUENCE) return { subjectKeyIdentifier: reader.octets(identifier) }
  const [issuer, serialNumber] = reader.members(identifier)
  if (!issuer || !serialNumber) throw new BerError('a signer is named by nothing')
  return { issuer: reader.encode(issuer), serialNumber: serialNumber.contents }
}

function readAttributes(reader: BerReader, attributes: BerElement): SignedAttributes {
  const members = reader.members(attributes)
  const encoded = members.map(member => reader.encode(member))
  const ordered = encoded.toSorted(Buffer.compare)
  const values = new Map<string, BerElement>()
  for (const member of members) {
    const [type, set] = reader.members(member)
    const [value] = set ? reader.members(set) : []
    const name = type ? dotted(type.contents) : ''
    if (value && !values.has(name)) values.set(name, value)
  }
  return {
    values,
    received: setOf([attributes.contents]),
    ordered: setOf(ordered),
    isOrdered: encoded.every((attribute, index) => attribute === ordered[index]),
  }
}

/** CertificateSet also allows kinds of certificates nobody makes any more, which are not SEQUENCEs (RFC 5652 section 10.2.2). */
function certificatesIn(reader: BerReader, certificates: BerElement): Uint8Array[] {
  return reader.members(certificates).flatMap(({ identifier, bytes }) => (identifier === TAG_SEQUENCE ? [bytes] : []))
}

function joined(reader: BerReader, explicit: BerElement): Uint8Array {
  const [content] = reader.members(explicit)
  return content ? reader.octets(content) : new Uint8Array()
}

function algorithm(reader: BerReader, element: BerElement | undefined): string {
  const [identifier] = membersOf(reader, element, 'AlgorithmIdentifier')
  return identifier ? dotted(identifier.contents) : ''
}

function membersOf(reader: BerReader, element: BerElement | undefined, name: string): BerElement[] {
  if (element?.identifier !== TAG_SEQUENCE) throw new BerError(`it has no ${name}`)
  return reader.members(element)
}

function setOf(encoded: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(derSet(...encoded))
}
