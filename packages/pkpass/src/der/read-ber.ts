import { MAX_BER_DEPTH, MAX_BER_ELEMENTS } from './ber-limits.ts'
import { derValue } from './encode-der.ts'

/** One element of BER; the bytes are views of those it was read from. */
export interface BerElement {
  /** Class, constructed bit and tag; of tags above 30, which CMS does not use, the first octet. */
  readonly identifier: number
  /** As received, from the identifier to the end. */
  readonly bytes: Uint8Array
  /** Without the end-of-contents octets of an indefinite length. */
  readonly contents: Uint8Array
  readonly depth: number
}

/** The bytes are no BER, or more of it than is read. */
export class BerError extends Error {
  override readonly name = 'BerError'
}

interface Header {
  readonly identifier: number
  readonly contentsAt: number
  /** Absent where the length is indefinite. */
  readonly contentsEnd: number | undefined
}

const CONSTRUCTED = 0x20
const LONG_TAG = 0x1f
const INDEFINITE = 0x80

/**
 * Reads BER (X.690 section 8): DER, and what streaming signers write instead of it, which is indefinite lengths and strings in
 * pieces. One reader for one structure: it counts what it has looked at.
 */
export class BerReader {
  #elements = 0

  /**
   * The first element of the bytes; what follows it is not looked at.
   *
   * @throws BerError
   */
  read(bytes: Uint8Array): BerElement {
    return this.#elementAt(bytes, 0, 0)
  }

  /**
   * What a constructed element holds; nothing, for a primitive one.
   *
   * @throws BerError
   */
  members({ identifier, contents, depth }: BerElement): BerElement[] {
    if ((identifier & CONSTRUCTED) === 0) return []
    const members: BerElement[] = []
    for (let at = 0; at < contents.length; ) {
      const member = this.#elementAt(contents, at, depth + 1)
      members.push(member)
      at += member.bytes.length
    }
    return members
  }

  /** The octets of a string, joined where it was sent in pieces (X.690 section 8.7.3). */
  octets(element: BerElement): Uint8Array {
    if ((element.identifier & CONSTRUCTED) === 0) return element.contents
    return new Uint8Array(Buffer.concat(this.members(element).map(piece => this.octets(piece))))
  }

  /** The element in DER but for the order of sets: definite lengths, shortest form, strings in one piece. */
  encode(element: BerElement): Uint8Array {
    const { identifier, bytes, contents } = element
    if ((identifier & LONG_TAG) === LONG_TAG) return bytes
    if ((identifier & CONSTRUCTED) === 0) return derValue(identifier, contents)
    if (isString(identifier)) return derValue(identifier & ~CONSTRUCTED, this.octets(element))
    return derValue(identifier, ...this.members(element).map(member => this.encode(member)))
  }

  #elementAt(bytes: Uint8Array, at: number, depth: number): BerElement {
    const { identifier, contentsAt, contentsEnd } = this.#headerAt(bytes, at, depth)
    if (contentsEnd !== undefined) {
      const contents = bytes.subarray(contentsAt, contentsEnd)
      return { identifier, bytes: bytes.subarray(at, contentsEnd), contents, depth }
    }
    const end = this.#endOfContents(bytes, contentsAt, depth)
    return { identifier, bytes: bytes.subarray(at, end + 2), contents: bytes.subarray(contentsAt, end), depth }
  }

  /** Where the end-of-contents octets of an indefinite length are, past all that have their own inside. */
  #endOfContents(bytes: Uint8Array, contentsAt: number, depth: number): number {
    let open = 1
    let at = contentsAt
    while (true) {
      if (bytes[at] === 0 && bytes[at + 1] === 0) {
        open -= 1
        if (open === 0) return at
        at += 2
        continue
      }
      const { contentsAt: next, contentsEnd } = this.#headerAt(bytes, at, depth + open)
      if (contentsEnd === undefined) open += 1
      at = contentsEnd ?? next
    }
  }

  #headerAt(bytes: Uint8Array, start: number, depth: number): Header {
    this.#elements += 1
    if (depth > MAX_BER_DEPTH)
      throw new BerError(`it nests more than ${MAX_BER_DEPTH} levels deep, as only an attack on readers does`)
    if (this.#elements > MAX_BER_ELEMENTS)
      throw new BerError(`it has more than ${MAX_BER_ELEMENTS} elements, as only an attack on readers does`)

    const identifier = octetAt(bytes, start)
    let at = start + 1
    if ((identifier & LONG_TAG) === LONG_TAG) {
      while ((octetAt(bytes, at) & 0x80) !== 0) at += 1
      at += 1
    }
    const first = octetAt(bytes, at)
    at += 1
    if (first === INDEFINITE) {
      if ((identifier & CONSTRUCTED) === 0) throw new BerError(`the length at byte ${at - 1} of it has no end`)
      return { identifier, contentsAt: at, contentsEnd: undefined }
    }
    let length = first
    if (first > INDEFINITE) {
      const octets = first & 0x7f
      // Four octets count to 4 GiB; leading zeros, which BER allows, have been seen of nobody.
      if (octets > 4) throw new BerError(`the length at byte ${at - 1} of it has ${octets} octets`)
      length = 0
      for (let octet = 0; octet < octets; octet += 1) length = length * 256 + octetAt(bytes, at + octet)
      at += octets
    }
    if (length > bytes.length - at)
      throw new BerError(`an element wants ${length} bytes where ${bytes.length - at} are left: it is cut short`)
    return { identifier, contentsAt: at, contentsEnd: at + length }
  }
}

function octetAt(bytes: Uint8Array, at: number): number {
  const octet = bytes[at]
  if (octet === undefined) throw new BerError('it ends inside an element: it is cut short')
  return octet
}

/** BIT STRING is left out: its pieces each have an octet of their own in front, and CMS has none outside of certificates. */
function isString(identifier: number): boolean {
  return [0x24, 0x2c, 0x33, 0x34, 0x36, 0x3c, 0x3e].includes(identifier)
}
