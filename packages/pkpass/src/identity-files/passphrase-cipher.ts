import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto'
import { dotted } from '../der/dotted.ts'
import { type BerElement, BerError, type BerReader } from '../der/read-ber.ts'
import { derivePbkdf1Key, derivePkcs12Key, hashLength, type KeySource, type Passphrase, PURPOSE } from './derive-key.ts'
import { decryptRc2 } from './rc2.ts'
import { CipherError, type Rounds, SLOW_ROUND } from './rounds.ts'

/** `des` and its kin are all triple DES, of which keys are repeated: OpenSSL has only that without its old ciphers. */
type Pkcs12Cipher = { readonly name: 'des' | 'rc2'; readonly keyBytes: number }

/** Ciphers of PKCS #12 (RFC 7292 appendix C), with the lengths of their keys in bytes. */
const PKCS12_CIPHERS: ReadonlyMap<string, Pkcs12Cipher> = new Map([
  ['1.2.840.113549.1.12.1.3', { name: 'des', keyBytes: 24 }],
  ['1.2.840.113549.1.12.1.4', { name: 'des', keyBytes: 16 }],
  ['1.2.840.113549.1.12.1.5', { name: 'rc2', keyBytes: 16 }],
  ['1.2.840.113549.1.12.1.6', { name: 'rc2', keyBytes: 5 }],
])

/** Ciphers of PBES1 (RFC 8018 appendix A.3): key and initialization vector are the two halves of 16 octets. */
const PBES1_CIPHERS: ReadonlyMap<string, { readonly name: 'des' | 'rc2'; readonly hash: string }> = new Map([
  ['1.2.840.113549.1.5.3', { name: 'des', hash: 'md5' }],
  ['1.2.840.113549.1.5.6', { name: 'rc2', hash: 'md5' }],
  ['1.2.840.113549.1.5.10', { name: 'des', hash: 'sha1' }],
  ['1.2.840.113549.1.5.11', { name: 'rc2', hash: 'sha1' }],
])
const OLD_BLOCK_BYTES = 8
const TRIPLE_DES_KEY_BYTES = 24

/** Ciphers of PBES2 (RFC 8018 appendix B.2), with the length of the key in bytes. */
const PBES2_CIPHERS: ReadonlyMap<string, { readonly name: string; readonly keyBytes: number }> = new Map([
  ['1.2.840.113549.3.7', { name: 'des-ede3-cbc', keyBytes: 24 }],
  ['2.16.840.1.101.3.4.1.2', { name: 'aes-128-cbc', keyBytes: 16 }],
  ['2.16.840.1.101.3.4.1.22', { name: 'aes-192-cbc', keyBytes: 24 }],
  ['2.16.840.1.101.3.4.1.42', { name: 'aes-256-cbc', keyBytes: 32 }],
])
const OID_PBES2 = '1.2.840.113549.1.5.13'
const OID_PBKDF2 = '1.2.840.113549.1.5.12'

/** Pseudo-random functions of PBKDF2 (RFC 8018 appendix B.1). */
const HMACS: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.2.7', 'sha1'],
  ['1.2.840.113549.2.8', 'sha224'],
  ['1.2.840.113549.2.9', 'sha256'],
  ['1.2.840.113549.2.10', 'sha384'],
  ['1.2.840.113549.2.11', 'sha512'],
])
const HASHES: ReadonlyMap<string, string> = new Map([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.4', 'sha224'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
])

/** How a PKCS #12 file proves its integrity: the members of its MacData. */
export interface MacParameters {
  readonly hash: BerElement | undefined
  readonly salt: BerElement | undefined
  readonly rounds: BerElement | undefined
}

/** Opens what is encrypted with passphrases. */
export class PassphraseCipher {
  readonly #reader: BerReader
  readonly #rounds: Rounds

  constructor(reader: BerReader, rounds: Rounds) {
    this.#reader = reader
    this.#rounds = rounds
  }

  /**
   * Decrypts with the cipher that an AlgorithmIdentifier names.
   *
   * @throws CipherError
   * @throws Error when the passphrase is another, or the data is broken: the two look alike.
   */
  decrypt(algorithm: BerElement | undefined, data: Uint8Array, passphrase: Passphrase): Uint8Array {
    const [identifier, parameters] = this.#membersOf(algorithm)
    const name = nameOf(identifier)
    if (name === OID_PBES2) return this.#decryptPbes2(parameters, data, passphrase)
    const pkcs12 = PKCS12_CIPHERS.get(name)
    if (pkcs12) return this.#decryptPkcs12(pkcs12, this.#sourceOf(parameters, passphrase), data)
    const pbes1 = PBES1_CIPHERS.get(name)
    if (!pbes1) throw new CipherError('cipher')
    const source = this.#sourceOf(parameters, passphrase)
    this.#rounds.spend(source.rounds * SLOW_ROUND)
    const derived = derivePbkdf1Key(pbes1.hash, source)
    const [key, vector] = [derived.subarray(0, OLD_BLOCK_BYTES), derived.subarray(OLD_BLOCK_BYTES, 2 * OLD_BLOCK_BYTES)]
    return decryptOld(pbes1.name, key, vector, data)
  }

  /**
   * The code by which the integrity of a PKCS #12 file is proven; undefined when its hash is not known here.
   *
   * @see RFC 7292 section 4
   */
  authenticate(data: Uint8Array, passphrase: Passphrase, parameters: MacParameters): Uint8Array | undefined {
    const hash = HASHES.get(nameOf(this.#membersOf(parameters.hash)[0]))
    if (hash === undefined) return undefined
    const rounds = parameters.rounds ? countOf(parameters.rounds) : 1
    const source = { passphrase, salt: this.#octetsOf(parameters.salt), rounds }
    const key = this.#derive(hash, source, PURPOSE.mac, hashLength(hash))
    return createHmac(hash, key).update(data).digest()
  }

  #decryptPkcs12({ name, keyBytes }: Pkcs12Cipher, source: KeySource, data: Uint8Array): Uint8Array {
    const key = this.#derive('sha1', source, PURPOSE.key, keyBytes)
    const vector = this.#derive('sha1', source, PURPOSE.initializationVector, OLD_BLOCK_BYTES)
    return decryptOld(name, key, vector, data)
  }

  #decryptPbes2(parameters: BerElement | undefined, data: Uint8Array, passphrase: Passphrase): Uint8Array {
    const [derivation, encryption] = this.#membersOf(parameters)
    const [derivationName, derivationParameters] = this.#membersOf(derivation)
    const [scheme, vector] = this.#membersOf(encryption)
    const [, , ...rest] = this.#membersOf(derivationParameters)
    const pseudoRandom = rest.find(({ identifier }) => identifier === 0x30)
    // The default of the structure, which OpenSSL leaves out.
    const hmac = pseudoRandom ? HMACS.get(nameOf(this.#membersOf(pseudoRandom)[0])) : 'sha1'
    const cipher = PBES2_CIPHERS.get(nameOf(scheme))
    if (!cipher || hmac === undefined || nameOf(derivationName) !== OID_PBKDF2) throw new CipherError('cipher')
    const { salt, rounds } = this.#sourceOf(derivationParameters, passphrase)
    const { name, keyBytes } = cipher
    this.#rounds.spend(rounds * Math.ceil(keyBytes / hashLength(hmac)))
    return decipher(name, pbkdf2Sync(passphrase ?? '', salt, rounds, keyBytes, hmac), this.#octetsOf(vector), data)
  }

  #derive(hash: string, source: KeySource, purpose: number, bytes: number): Uint8Array {
    this.#rounds.spend(source.rounds * Math.ceil(bytes / hashLength(hash)) * SLOW_ROUND)
    return derivePkcs12Key(hash, source, purpose, bytes)
  }

  /** Salt and rounds, which all of these parameters begin with. */
  #sourceOf(parameters: BerElement | undefined, passphrase: Passphrase): KeySource {
    const [salt, rounds] = this.#membersOf(parameters)
    return { passphrase, salt: this.#octetsOf(salt), rounds: countOf(rounds) }
  }

  #membersOf(element: BerElement | undefined): readonly BerElement[] {
    return element ? this.#reader.members(element) : []
  }

  #octetsOf(element: BerElement | undefined): Uint8Array {
    if (!element) throw new BerError('it has no salt or initialization vector')
    return this.#reader.octets(element)
  }
}

function nameOf(identifier: BerElement | undefined): string {
  return identifier ? dotted(identifier.contents) : ''
}

/** A negative count reads as one beyond what is made, and so does one of very many octets. */
function countOf(element: BerElement | undefined): number {
  if (!element || element.contents.length === 0) throw new BerError('it does not say how many rounds are made')
  return Number(`0x${Buffer.from(element.contents.subarray(0, 16)).toString('hex')}`)
}

function decryptOld(name: 'des' | 'rc2', key: Uint8Array, vector: Uint8Array, data: Uint8Array): Uint8Array {
  if (name === 'rc2') return decryptRc2(key, vector, data)
  // One key is three times the same; of two, the third is the first.
  const tripled = Buffer.concat([key, key, key]).subarray(0, TRIPLE_DES_KEY_BYTES)
  return decipher('des-ede3-cbc', tripled, vector, data)
}

function decipher(name: string, key: Uint8Array, vector: Uint8Array, data: Uint8Array): Uint8Array {
  const cipher = createDecipheriv(name, key, vector)
  return Buffer.concat([cipher.update(data), cipher.final()])
}
