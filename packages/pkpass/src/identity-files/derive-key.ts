import { createHash, hash as hashOnce } from 'node:crypto'

/** No passphrase, which is another thing than an empty one. */
export type Passphrase = string | undefined

/** What is used of a key that is derived: RFC 7292 appendix B.3. */
export const PURPOSE = { key: 1, initializationVector: 2, mac: 3 } as const

/** What a key is derived from. */
export interface KeySource {
  readonly passphrase: Passphrase
  readonly salt: Uint8Array
  readonly rounds: number
}

/** Octets that a hash function gives. */
export function hashLength(name: string): number {
  return createHash(name).digest().length
}

/**
 * Derives a key in the way of PKCS #12.
 *
 * @see RFC 7292 appendix B.2
 */
export function derivePkcs12Key(
  hash: string,
  { passphrase, salt, rounds }: KeySource,
  purpose: number,
  bytes: number,
): Uint8Array {
  const blockBytes = hashLength(hash) > 32 ? 128 : 64
  const diversifier = Buffer.alloc(blockBytes, purpose)
  const input = Buffer.concat([repeated(salt, blockBytes), repeated(bigEndian(passphrase), blockBytes)])
  const key: Uint8Array[] = []
  for (let length = 0; length < bytes; length += hashLength(hash)) {
    const digest = hashed(hash, Buffer.concat([diversifier, input]), rounds)
    key.push(digest)
    addToBlocks(input, repeated(digest, blockBytes).subarray(0, blockBytes))
  }
  return Buffer.concat(key).subarray(0, bytes)
}

/**
 * Derives a key in the way of PKCS #5 version 1: no longer than what the hash function gives.
 *
 * @see RFC 8018 section 5.1
 */
export function derivePbkdf1Key(hash: string, { passphrase = '', salt, rounds }: KeySource): Uint8Array {
  return hashed(hash, Buffer.concat([Buffer.from(passphrase), salt]), rounds)
}

function hashed(hash: string, bytes: Uint8Array, rounds: number): Uint8Array {
  let digest = hashOnce(hash, bytes, 'buffer')
  for (let round = 1; round < rounds; round += 1) digest = hashOnce(hash, digest, 'buffer')
  return digest
}

/** UTF-16, the higher octet first, with a zero after the last (RFC 7292 appendix B.1). */
function bigEndian(passphrase: Passphrase): Uint8Array {
  return passphrase === undefined ? new Uint8Array() : Buffer.from(`${passphrase}\0`, 'utf16le').swap16()
}

/** As often as fills whole blocks; nothing stays nothing. */
function repeated(bytes: Uint8Array, blockBytes: number): Uint8Array {
  const filled = new Uint8Array(blockBytes * Math.ceil(bytes.length / blockBytes))
  for (let at = 0; at < filled.length; at += 1) filled[at] = bytes[at % bytes.length] ?? 0
  return filled
}

/** Adds a number and 1 to each block, modulo its size. */
function addToBlocks(blocks: Uint8Array, number: Uint8Array): void {
  for (let start = 0; start < blocks.length; start += number.length) {
    let carry = 1
    for (let at = number.length - 1; at >= 0; at -= 1) {
      const sum = (blocks[start + at] ?? 0) + (number[at] ?? 0) + carry
      blocks[start + at] = sum
      carry = sum >> 8
    }
  }
}
