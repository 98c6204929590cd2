import { deflateRawSync } from 'node:zlib'
import { manifestDigest } from '../../src/bundle/manifest.ts'
import { readZip } from '../../src/zip/read-zip.ts'
import { type CraftedMember, craftZip } from '../support/craft-zip.ts'
import {
  editDer,
  editRecord,
  flipBits,
  MAX_INPUT_BYTES,
  type Mutation,
  repeatSlice,
  splice,
  truncate,
} from './mutate-bytes.ts'
import { editTokens } from './mutate-text.ts'
import { createRandom, type Random } from './random.ts'

const OUTSIDE: readonly Mutation[] = [flipBits, truncate, splice, repeatSlice, editRecord, editRecord]
const INSIDE: readonly Mutation[] = [flipBits, truncate, splice, repeatSlice]
const TEXT = /\.(?:json|strings)$/

/**
 * Makes the input of one case from whole bundles: the same seed, index and corpus give the same bytes.
 *
 * Half of the changes are to the archive; the others to a file in it, which is packed again with its right sums, so that they
 * come past the first checks.
 */
export function makeInput(seed: number, index: number, corpus: readonly Uint8Array[]): Uint8Array {
  const random = createRandom(seed, index)
  let bytes = random.pick(corpus)
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    const other = random.pick(corpus)
    bytes =
      random.below(2) === 0 ? mutate(random, random.pick(OUTSIDE), bytes, other) : mutateInside(random, bytes, other)
  }
  return bytes.subarray(0, MAX_INPUT_BYTES)
}

function mutate(random: Random, mutation: Mutation, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  return bytes.length === 0 || other.length === 0 ? other : mutation(random, bytes, other)
}

function mutateInside(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const files = new Map(readZip(bytes).files)
  if (files.size === 0) return mutate(random, random.pick(OUTSIDE), bytes, other)
  const name = random.pick([...files.keys()])
  const mutation = random.pick(mutationsFor(name))
  files.set(name, mutate(random, mutation, files.get(name) ?? new Uint8Array(), other))
  if (random.below(2) === 0) relist(files)
  return craftZip([...files].map(([file, content]) => memberOf(random, file, content)))
}

function mutationsFor(name: string): readonly Mutation[] {
  if (name === 'signature') return [...INSIDE, editDer, editDer, editDer, editTokens]
  return TEXT.test(name) ? [...INSIDE, editTokens, editTokens, editTokens] : INSIDE
}

/** Puts the digests right, so that the manifest is not what is wrong. */
function relist(files: Map<string, Uint8Array>): void {
  const listed = [...files].filter(([name]) => name !== 'manifest.json' && name !== 'signature')
  const digests = Object.fromEntries(listed.map(([name, content]) => [name, manifestDigest(content)]))
  files.set('manifest.json', Buffer.from(JSON.stringify(digests)))
}

function memberOf(random: Random, name: string, content: Uint8Array): CraftedMember {
  if (random.below(3) > 0) return { name, stored: content }
  const whole = craftZip([{ name, stored: content }])
  const sum = Buffer.from(whole).readUInt32LE(14)
  return { name, stored: deflateRawSync(content), method: 8, bytes: content.length, crc32: sum }
}
