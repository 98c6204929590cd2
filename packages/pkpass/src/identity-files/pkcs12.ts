import { dotted } from '../der/dotted.ts'
import { type BerElement, BerError, BerReader } from '../der/read-ber.ts'
import type { Passphrase } from './derive-key.ts'
import { PassphraseCipher } from './passphrase-cipher.ts'
import { CipherError, type Rounds } from './rounds.ts'

/** What a PKCS #12 file holds, in DER; the private keys as PKCS #8. */
export interface Pkcs12Content {
  readonly certificates: readonly Uint8Array[]
  readonly privateKeys: readonly Uint8Array[]
}

/**
 * Why nothing was read: no PKCS #12 at all; no passphrase given is the right one; a cipher that is not known here; a key derived in
 * more rounds than are made; or broken.
 */
export type Pkcs12Refusal = 'none' | 'passphrase' | 'cipher' | 'rounds' | 'broken'

const OID_DATA = '1.2.840.113549.1.7.1'
const OID_ENVELOPED_DATA = '1.2.840.113549.1.7.3'
const OID_ENCRYPTED_DATA = '1.2.840.113549.1.7.6'
const OID_KEY_BAG = '1.2.840.113549.1.12.10.1.1'
const OID_SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2'
const OID_CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3'
const VERSION_3 = 3

/** The code did not fit: the passphrase is another, or the file was changed. */
class MacError extends Error {}

/**
 * Opens a PKCS #12 file, those with RC2 and triple DES included, which macOS and Windows write and OpenSSL 3 refuses.
 *
 * ```
 * PFX              { version, authSafe ContentInfo, macData { DigestInfo { algorithm, digest }, salt, iterations? }? }
 * ContentInfo      { type, [0] OCTET STRING | [0] EncryptedData { version, { type, algorithm, [0] encrypted } } }
 * SafeBag          { type, [0] value, attributes? }
 * ```
 *
 * @param passphrases Tried in turn; then none and the empty one, which are two different things.
 * @see RFC 7292
 */
export function readPkcs12(
  bytes: Uint8Array,
  passphrases: readonly string[],
  rounds: Rounds,
): Pkcs12Content | Pkcs12Refusal {
  const reader = new BerReader()
  const file = openFile(reader, bytes, rounds)
  if (typeof file === 'string') return file
  let refusal: Pkcs12Refusal = 'passphrase'
  for (const passphrase of [...passphrases, undefined, '']) {
    try {
      return file.open(passphrase)
    } catch (error) {
      if (error instanceof CipherError) return error.reason
      // Behind a code that fits, and where nothing is secret, only the file can be broken.
      if (!(error instanceof MacError) && (file.isAuthentic || !file.isSealed)) refusal = 'broken'
    }
  }
  return refusal
}

function openFile(reader: BerReader, bytes: Uint8Array, rounds: Rounds): Pkcs12File | 'none' | 'broken' {
  let isPkcs12 = false
  try {
    const [version, content, mac] = reader.members(reader.read(bytes))
    const [type, wrapped] = content ? reader.members(content) : []
    const [octets] = wrapped ? reader.members(wrapped) : []
    isPkcs12 = version?.contents[0] === VERSION_3 && type !== undefined && dotted(type.contents) === OID_DATA
    if (!isPkcs12) return 'none'
    return octets ? new Pkcs12File(reader, rounds, reader.octets(octets), mac) : 'broken'
  } catch (error) {
    if (error instanceof BerError) return isPkcs12 ? 'broken' : 'none'
    throw error
  }
}

class Pkcs12File {
  readonly #reader: BerReader
  readonly #safe: Uint8Array
  readonly #mac: BerElement | undefined
  readonly #cipher: PassphraseCipher
  /** Whether a passphrase has made its code fit. */
  isAuthentic = false
  /** Whether anything in it was proven or decrypted with a passphrase, right or wrong. */
  isSealed = false

  constructor(reader: BerReader, rounds: Rounds, safe: Uint8Array, mac: BerElement | undefined) {
    this.#reader = reader
    this.#safe = safe
    this.#mac = mac
    this.#cipher = new PassphraseCipher(reader, rounds)
  }

  /** @throws MacError, CipherError, BerError, and what ciphers throw for another passphrase. */
  open(passphrase: Passphrase): Pkcs12Content {
    this.#authenticate(passphrase)
    const certificates: Uint8Array[] = []
    const privateKeys: Uint8Array[] = []
    for (const content of this.#sequence(this.#safe)) {
      for (const bag of this.#sequence(this.#contentOf(content, passphrase))) {
        const [type, wrapped] = this.#reader.members(bag)
        const [value] = wrapped ? this.#reader.members(wrapped) : []
        if (!type || !value) throw new BerError('a bag is empty')
        const kind = dotted(type.contents)
        if (kind === OID_CERTIFICATE_BAG) certificates.push(this.#certificateIn(value))
        if (kind === OID_KEY_BAG) privateKeys.push(this.#reader.encode(value))
        if (kind === OID_SHROUDED_KEY_BAG) privateKeys.push(this.#keyIn(value, passphrase))
      }
    }
    return { certificates, privateKeys }
  }

  #authenticate(passphrase: Passphrase): void {
    const [digestInfo, salt, rounds] = this.#membersOf(this.#mac)
    const [hash, expected] = this.#membersOf(digestInfo)
    if (!expected) return
    const code = this.#cipher.authenticate(this.#safe, passphrase, { hash, salt, rounds })
    if (code === undefined) return
    this.isSealed = true
    if (Buffer.compare(code, this.#reader.octets(expected)) !== 0) throw new MacError()
    this.isAuthentic = true
  }

  /** What a ContentInfo holds, decrypted. */
  #contentOf(contentInfo: BerElement | undefined, passphrase: Passphrase): Uint8Array {
    const [type, wrapped] = this.#membersOf(contentInfo)
    const [content] = this.#membersOf(wrapped)
    const kind = dotted(type?.contents ?? new Uint8Array())
    if (!content) throw new BerError('a content is missing')
    if (kind === OID_DATA) return this.#reader.octets(content)
    // For the holder of a certificate's key and not of a passphrase; nobody exports it.
    if (kind === OID_ENVELOPED_DATA) throw new CipherError('cipher')
    if (kind !== OID_ENCRYPTED_DATA) throw new BerError('a content is of no kind that there is')
    const [, encrypted] = this.#reader.members(content)
    const [, algorithm, bytes] = this.#membersOf(encrypted)
    if (!bytes) throw new BerError('the encrypted content is missing')
    return this.#decrypt(algorithm, bytes, passphrase)
  }

  #certificateIn(bag: BerElement): Uint8Array {
    const [, wrapped] = this.#reader.members(bag)
    const [octets] = this.#membersOf(wrapped)
    if (!octets) throw new BerError('a certificate is missing')
    return this.#reader.octets(octets)
  }

  #keyIn(shrouded: BerElement, passphrase: Passphrase): Uint8Array {
    const [algorithm, bytes] = this.#reader.members(shrouded)
    if (!bytes) throw new BerError('a private key is missing')
    return this.#decrypt(algorithm, bytes, passphrase)
  }

  #decrypt(algorithm: BerElement | undefined, bytes: BerElement, passphrase: Passphrase): Uint8Array {
    this.isSealed = true
    return this.#cipher.decrypt(algorithm, this.#reader.octets(bytes), passphrase)
  }

  #sequence(bytes: Uint8Array): readonly BerElement[] {
    return this.#reader.members(this.#reader.read(bytes))
  }

  #membersOf(element: BerElement | undefined): readonly BerElement[] {
    return element ? this.#reader.members(element) : []
  }
}
