/** PITABLE of RFC 2268, made from the digits of π: a permutation of the 256 octets. */
const PI_TABLE = Uint8Array.from(
  Buffer.from(
    'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2' +
      '179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82' +
      '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
      '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7' +
      '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec' +
      'c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
      '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9' +
      '0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
    'hex',
  ),
)
const BLOCK_BYTES = 8
const ROTATIONS = [1, 2, 3, 5] as const

/**
 * Decrypts RC2 in CBC mode with PKCS #7 padding. OpenSSL 3 does not do it any more; macOS still writes PKCS #12 files with it.
 *
 * @param key Octets of the key; its effective bits are all of them.
 * @throws RangeError when the length or padding is not that of encrypted data.
 * @see RFC 2268
 */
export function decryptRc2(key: Uint8Array, initializationVector: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0 || bytes.length % BLOCK_BYTES !== 0) throw new RangeError('The data is not in whole blocks')
  const words = expandKey(key)
  const plain = new Uint8Array(bytes.length)
  let previous = initializationVector
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) {
    const block = bytes.subarray(at, at + BLOCK_BYTES)
    const decrypted = decryptBlock(words, block)
    for (let index = 0; index < BLOCK_BYTES; index += 1) {
      plain[at + index] = (decrypted[index] ?? 0) ^ (previous[index] ?? 0)
    }
    previous = block
  }
  const padding = plain.at(-1) ?? 0
  const isPadded = padding >= 1 && padding <= BLOCK_BYTES && plain.subarray(-padding).every(octet => octet === padding)
  if (!isPadded) throw new RangeError('The data has no padding')
  return plain.subarray(0, -padding)
}

/** RFC 2268 section 2: 64 words of 16 bits. */
function expandKey(key: Uint8Array): Uint16Array {
  const octets = new Uint8Array(128)
  octets.set(key)
  const pi = (index: number) => PI_TABLE[index & 0xff] ?? 0
  const at = (index: number) => octets[index] ?? 0
  for (let index = key.length; index < 128; index += 1) octets[index] = pi(at(index - 1) + at(index - key.length))
  octets[128 - key.length] = pi(at(128 - key.length))
  for (let index = 127 - key.length; index >= 0; index -= 1) octets[index] = pi(at(index + 1) ^ at(index + key.length))
  return Uint16Array.from({ length: 64 }, (_, index) => at(2 * index) | (at(2 * index + 1) << 8))
}

/** RFC 2268 section 4: five mixing rounds, mashing, six, mashing, five, backwards. */
function decryptBlock(key: Uint16Array, block: Uint8Array): Uint8Array {
  const words = Uint16Array.from(
    { length: 4 },
    (_, index) => (block[2 * index] ?? 0) | ((block[2 * index + 1] ?? 0) << 8),
  )
  const word = (index: number) => words[(index + 4) % 4] ?? 0
  for (let round = 15; round >= 0; round -= 1) {
    for (let index = 3; index >= 0; index -= 1) {
      const turned = rotateRight(word(index), ROTATIONS[index] ?? 0)
      const mixed = (word(index - 1) & word(index - 2)) + (~word(index - 1) & word(index - 3))
      words[index] = turned - (key[4 * round + index] ?? 0) - mixed
    }
    if (round !== 11 && round !== 5) continue
    for (let index = 3; index >= 0; index -= 1) words[index] = word(index) - (key[word(index - 1) & 63] ?? 0)
  }
  return Uint8Array.from({ length: BLOCK_BYTES }, (_, index) => word(index >> 1) >> (8 * (index & 1)))
}

function rotateRight(word: number, bits: number): number {
  return ((word >>> bits) | (word << (16 - bits))) & 0xffff
}
