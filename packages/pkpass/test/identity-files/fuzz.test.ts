import { array, assert, asyncProperty, constantFrom, integer, oneof, record, string, uint8Array } from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { gatherIdentities } from '../../src/identity-files/index.ts'
import { MAX_IDENTITY_FILE_BYTES } from '../../src/identity-files/read-pieces.ts'
import { NOW } from '../support/sandbox.ts'
import { file, INTERMEDIATE, KEY, LEAF, type MadeName, makeFiles, PASSPHRASE } from './identity-material.ts'

/** Longer than any file of usual size takes; a machine that does other things too is slow. */
const MAX_MS = 5_000

let made: (name: MadeName) => Uint8Array

beforeAll(async () => {
  made = await makeFiles()
})

/** Whatever the bytes are: an answer, in time, and a finding for each file that gave nothing. */
async function expectAnswer(bytes: Uint8Array) {
  const start = performance.now()
  const { pieces, findings } = await gatherIdentities([file('given', bytes)], { now: NOW, passphrases: [PASSPHRASE] })
  expect(performance.now() - start).toBeLessThan(MAX_MS)
  expect(pieces.length + findings.length).toBeGreaterThan(0)
  for (const { message } of findings) expect(message).not.toContain(PASSPHRASE)
}

const NAMES: readonly MadeName[] = [
  'modern.p12',
  'rc2-40.p12',
  'plain.p12',
  'no-mac.p12',
  'leaf.cer',
  'pkcs1.key',
  'pkcs8-aes.key',
  'pbes1-pkcs12.key',
  'dek-aes.pem',
  'key-bags.pem',
  'sealed-bags.pem',
  'request.der',
]
const mutation = record({
  at: integer({ min: 0, max: 0xffff }),
  removed: integer({ min: 0, max: 8 }),
  added: uint8Array({ maxLength: 8 }),
})

function mutate(bytes: Uint8Array, { at, removed, added }: { at: number; removed: number; added: Uint8Array }) {
  const start = at % (bytes.length + 1)
  return new Uint8Array(Buffer.concat([bytes.subarray(0, start), added, bytes.subarray(start + removed)]))
}

describe('gathering never throws and stays fast', () => {
  test('for files that were changed', async () => {
    const property = asyncProperty(
      constantFrom(...NAMES),
      array(mutation, { minLength: 1, maxLength: 4 }),
      (name, changes) => expectAnswer(changes.reduce(mutate, made(name))),
    )
    await assert(property, { numRuns: 400 })
  })

  test('for any bytes and any text', async () => {
    await assert(asyncProperty(uint8Array({ maxLength: 300 }), expectAnswer), { numRuns: 200 })
    const begins = constantFrom(
      '-----BEGIN CERTIFICATE-----',
      '-----END CERTIFICATE-----',
      '\n',
      'MIIE',
      '\\n',
      ' ',
      '"',
    )
    const texts = asyncProperty(array(oneof(begins, string({ maxLength: 6 })), { maxLength: 40 }), parts =>
      expectAnswer(Buffer.from(parts.join(''))),
    )
    await assert(texts, { numRuns: 200 })
  })

  test('for changed certificates and keys beside right ones', async () => {
    const property = asyncProperty(constantFrom(LEAF, KEY, INTERMEDIATE), mutation, async (changed, change) => {
      const files = [LEAF, KEY, INTERMEDIATE].map((bytes, index) =>
        file(`file-${index}`, bytes === changed ? mutate(bytes, change) : bytes),
      )
      const { identities, findings } = await gatherIdentities(files, { now: NOW })
      expect(identities.length + findings.length).toBeGreaterThan(0)
      for (const { certificate, privateKey } of identities)
        expect(certificate.x509.checkPrivateKey(privateKey)).toBe(true)
    })
    await assert(property, { numRuns: 200 })
  })

  const full = (unit: string) => unit.repeat(Math.floor(MAX_IDENTITY_FILE_BYTES / unit.length))
  const HOSTILE: Readonly<Record<string, string>> = {
    spaces: full(' '),
    'a beginning and spaces': `-----BEGIN ${full(' ').slice(100)}`,
    dashes: full('-'),
    beginnings: full('-----BEGIN CERTIFICATE-----'),
    'empty blocks': full('-----BEGIN A-----\nAAAA\n-----END A-----\n'),
    'a body of spaces': `-----BEGIN CERTIFICATE-----\nMIIE${full(' ').slice(100)}-----END CERTIFICATE-----`,
    base64: full('MIIE'),
    'a path': `${full('a/').slice(100)}.pem`,
    backslashes: `-----BEGIN A-----${full('\\').slice(100)}`,
    headers: `-----BEGIN A-----${full('Proc-Type: 4,ENCRYPTED ').slice(100)}-----END A-----`,
  }
  test.each(Object.entries(HOSTILE))('for a file as large as may be of %s', (_what, content) =>
    expectAnswer(Buffer.from(content)))

  test('for files as large as may be of nested and of many elements', async () => {
    await expectAnswer(new Uint8Array(MAX_IDENTITY_FILE_BYTES).fill(0x30))
    await expectAnswer(Buffer.from('3080'.repeat(MAX_IDENTITY_FILE_BYTES / 2), 'hex'))
    const many = Buffer.alloc(MAX_IDENTITY_FILE_BYTES, Uint8Array.of(0x05, 0x00))
    many.set(Uint8Array.of(0x30, 0x83, 0x0f, 0xff, 0xfb))
    await expectAnswer(many)
  })
})
