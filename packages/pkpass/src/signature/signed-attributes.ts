import { OID_CONTENT_TYPE, OID_DATA, OID_MESSAGE_DIGEST, OID_SIGNING_TIME } from '../certificates/object-identifiers.ts'
import { derObjectIdentifier, derOctetString, derSequence, derSet, derTime } from '../der/encode-der.ts'
import { BerError, BerReader } from '../der/read-ber.ts'
import { readTime } from './read-time.ts'
import { SignatureError } from './signature-error.ts'
import type { SignatureScheme } from './signer.ts'

/** What the signed attributes of a pass say beside their content type, which is always data. */
export interface PassSignedAttributes {
  /** Of the content, with the scheme's digest. */
  readonly messageDigest: Uint8Array
  /** In whole seconds. */
  readonly signingTime: Date
}

/** With SHA-512 and a GeneralizedTime they have 142 octets. */
const MAX_BYTES = 256

const DIGEST_BYTES = { sha256: 32, sha384: 48, sha512: 64 } as const

const CONTENT_TYPE_ATTRIBUTE = derSequence(derObjectIdentifier(OID_CONTENT_TYPE), derSet(derObjectIdentifier(OID_DATA)))
const SIGNING_TIME_TYPE = derObjectIdentifier(OID_SIGNING_TIME)
const MESSAGE_DIGEST_TYPE = derObjectIdentifier(OID_MESSAGE_DIGEST)

// Passes of a series are signed at one instant, and writing it takes longer than all other attributes.
let writtenMs = Number.NaN
let writtenTime: Uint8Array = new Uint8Array()

function signingTimeAttribute(signingTime: Date): Uint8Array {
  const ms = signingTime.getTime()
  if (ms !== writtenMs) {
    writtenTime = derSequence(SIGNING_TIME_TYPE, derSet(derTime(signingTime)))
    writtenMs = ms
  }
  return writtenTime
}

/**
 * The signed attributes of a pass, each in DER: content type, signing time, message digest.
 *
 * Ascending by encoding, as a DER SET OF must be: the three differ first in their lengths, 24 < 28 < 47 octets and more.
 *
 * @see RFC 5652 section 11
 */
export function encodeSignedAttributes({ messageDigest, signingTime }: PassSignedAttributes): readonly Uint8Array[] {
  return [
    CONTENT_TYPE_ATTRIBUTE,
    signingTimeAttribute(signingTime),
    derSequence(MESSAGE_DIGEST_TYPE, derSet(derOctetString(messageDigest))),
  ]
}

/**
 * Reads what a {@link Signer} is asked to sign, and accepts only what `signDetached` writes, byte for byte.
 *
 * For whoever signs on behalf of others: a key that signs any bytes it is given can be made to sign anything.
 *
 * @param bytes DER of the SET of signed attributes.
 * @throws SignatureError ERR_SIGNED_ATTRIBUTES
 */
export function parseSignedAttributes(bytes: Uint8Array, { digestName }: SignatureScheme): PassSignedAttributes {
  const attributes = bytes.length <= MAX_BYTES ? readAttributes(bytes) : undefined
  // Encoded anew and compared, nothing has to be listed that must not be there: other attributes, values, forms or trailing bytes.
  if (
    attributes?.messageDigest.length === DIGEST_BYTES[digestName] &&
    Buffer.compare(derSet(...encodeSignedAttributes(attributes)), bytes) === 0
  ) {
    return attributes
  }
  throw new SignatureError(
    'ERR_SIGNED_ATTRIBUTES',
    `Expected the signed attributes of a pass in DER: content type data, signing time, message digest of ${digestName}; found ${bytes.length} bytes of something else. Ask through signDetached or buildPass`,
  )
}

function readAttributes(bytes: Uint8Array): PassSignedAttributes | undefined {
  try {
    const reader = new BerReader()
    const [, signingTime, messageDigest] = reader.members(reader.read(bytes)).map(attribute => {
      const [, values] = reader.members(attribute)
      return values && reader.members(values)[0]
    })
    const instant = signingTime && readTime(signingTime.identifier, signingTime.contents)
    return instant && messageDigest && { messageDigest: new Uint8Array(messageDigest.contents), signingTime: instant }
  } catch (error) {
    if (error instanceof BerError) return undefined
    throw error
  }
}
