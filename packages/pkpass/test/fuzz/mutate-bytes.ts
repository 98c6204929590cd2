import type { Random } from './random.ts'

/** Changes bytes without regard to what they mean. */
export type Mutation = (random: Random, bytes: Uint8Array, other: Uint8Array) => Uint8Array

/** The longest input made: larger ones find the same faults, later. */
export const MAX_INPUT_BYTES = 300_000

const ODD_NUMBERS = [
  0, 1, 2, 20, 22, 30, 46, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0xfffffffe, 0xffffffff,
]
const RECORDS = ['PK\x01\x02', 'PK\x03\x04', 'PK\x05\x06', 'PK\x06\x06', 'PK\x06\x07', 'PK\x07\x08']
/** Identifier octets of what a SignedData is made of. */
const DER_TAGS = new Set([
  0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x13, 0x17, 0x18, 0x24, 0x30, 0x31, 0x80, 0xa0, 0xa1, 0xa3,
])
const DER_LENGTHS = [0x00, 0x01, 0x7f, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x88, 0xff]

export const flipBits: Mutation = (random, bytes) => {
  const changed = new Uint8Array(bytes)
  for (let times = 1 + random.below(8); times > 0; times -= 1) {
    const at = random.below(changed.length)
    changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8))
  }
  return changed
}

export const truncate: Mutation = (random, bytes) => bytes.subarray(0, random.below(bytes.length + 1))

export const splice: Mutation = (random, bytes, other) =>
  Buffer.concat([bytes.subarray(0, random.below(bytes.length)), other.subarray(random.below(other.length))])

export const repeatSlice: Mutation = (random, bytes) => {
  const from = random.below(bytes.length)
  const slice = bytes.subarray(from, from + 1 + random.below(200))
  const times = Math.min(1 + random.below(300), Math.floor((MAX_INPUT_BYTES - bytes.length) / slice.length))
  const repeated = Buffer.alloc(Math.max(0, times) * slice.length, slice)
  return Buffer.concat([bytes.subarray(0, from), repeated, bytes.subarray(from)])
}

/** Changes a field of two or four bytes in a record of the archive. */
export const editRecord: Mutation = (random, bytes) => {
  const changed = Buffer.from(bytes)
  const mark = random.pick(RECORDS)
  const places: number[] = []
  for (let at = changed.indexOf(mark, 0, 'latin1'); at >= 0; at = changed.indexOf(mark, at + 1, 'latin1'))
    places.push(at)
  if (places.length === 0) return changed
  const at = random.pick(places) + 4 + 2 * random.below(21)
  const value = random.below(4) === 0 ? random.below(changed.length + 50) : random.pick(ODD_NUMBERS)
  if (random.below(2) === 0 && at + 4 <= changed.length) changed.writeUInt32LE(value, at)
  else if (at + 2 <= changed.length) changed.writeUInt16LE(value & 0xffff, at)
  return changed
}

/** Changes the length, or the kind, of something that looks like an element of DER. */
export const editDer: Mutation = (random, bytes) => {
  const changed = new Uint8Array(bytes)
  const places = [...changed.keys()].filter(at => DER_TAGS.has(changed[at] ?? 0))
  for (let times = 1 + random.below(3); times > 0 && places.length > 0; times -= 1) {
    const at = random.pick(places)
    if (random.below(4) === 0) changed[at] = random.pick([...DER_TAGS])
    else if (at + 1 < changed.length) {
      const length = changed[at + 1] ?? 0
      changed[at + 1] = random.pick([...DER_LENGTHS, (length + 1) & 0xff, (length - 1) & 0xff, random.below(256)])
    }
  }
  return changed
}
