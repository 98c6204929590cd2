import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import {
  bundlePasses,
  MAX_PASS_BYTES,
  MAX_PASSES,
  MAX_PASSES_BYTES,
  type PassFile,
  readPasses,
} from '../../src/bundle/passes.ts'
import { PassesError } from '../../src/bundle/passes-error.ts'
import { type CraftedMember, craftZip } from '../support/craft-zip.ts'
import { json, makePass, PASS, text } from '../support/sandbox.ts'
import { readWithYauzl } from '../support/yauzl.ts'

const passes = await Promise.all(
  Array.from({ length: MAX_PASSES + 1 }, (_, index) =>
    makePass({ pass: { ...PASS, serialNumber: `ticket-${index}` } }),
  ),
)
const [first = new Uint8Array(), second = new Uint8Array()] = passes

const MEGABYTE = 1_000_000

function codeOf(work: () => unknown): string {
  return refusalOf(work)?.code ?? 'nothing thrown'
}

function refusalOf(work: () => unknown): PassesError | undefined {
  try {
    work()
  } catch (error) {
    if (error instanceof PassesError) return error
    throw error
  }
  return undefined
}

describe('passes are bundled', () => {
  test('each as it is, under its name', async () => {
    const bytes = bundlePasses([{ bytes: first }, { name: 'Seat 2', bytes: second }])
    expect(readPasses(bytes)).toEqual([
      { name: 'pass-1.pkpass', bytes: Buffer.from(first) },
      { name: 'Seat 2.pkpass', bytes: Buffer.from(second) },
    ])
    expect([...(await readWithYauzl(bytes)).keys()]).toEqual(['pass-1.pkpass', 'Seat 2.pkpass'])
  })

  test('up to ten at once', () => {
    const ten = passes.slice(0, MAX_PASSES).map(bytes => ({ bytes }))
    expect(readPasses(bundlePasses(ten))).toHaveLength(MAX_PASSES)
  })

  test('with more in them than one pass may unpack to', async () => {
    const images = { 'background@3x.png': new Uint8Array(10 * MEGABYTE), 'strip@3x.png': new Uint8Array(10 * MEGABYTE) }
    const large = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        makePass({ pass: { ...PASS, serialNumber: `large-${index}` }, more: images }),
      ),
    )
    const bundle = bundlePasses(large.map(bytes => ({ bytes })))
    expect(bundle.length).toBeGreaterThan(100 * MEGABYTE)
    const read = readPasses(bundle)
    expect(read.map(({ name }) => name)).toEqual([1, 2, 3, 4, 5].map(index => `pass-${index}.pkpass`))
    // Compared as bytes: comparing them as values takes a minute.
    expect(read.map(({ bytes }, index) => Buffer.compare(bytes, large[index] ?? new Uint8Array()))).toEqual([
      0, 0, 0, 0, 0,
    ])
    // Read in place: a bundle as large as they get takes no second time its memory.
    expect(read.every(({ bytes }) => bytes.buffer === bundle.buffer)).toBe(true)
  })

  test.each([
    ['ERR_PASSES_COUNT', []],
    ['ERR_PASSES_COUNT', passes.map(bytes => ({ bytes }))],
    ['ERR_PASSES_SIZE', [{ bytes: first }, { bytes: new Uint8Array(MAX_PASSES_BYTES) }]],
    ['ERR_PASSES_SIZE', [{ bytes: new Uint8Array(MAX_PASS_BYTES + 1) }]],
    ['ERR_PASSES_NAME', [{ name: '../a', bytes: first }]],
    ['ERR_PASSES_NAME', [{ name: '.hidden', bytes: first }]],
    [
      'ERR_PASSES_NAME',
      [
        { name: 'a', bytes: first },
        { name: 'A.pkpass', bytes: second },
      ],
    ],
    ['ERR_PASSES_MEMBER', [{ bytes: text('no archive') }]],
    ['ERR_PASSES_MEMBER', [{ bytes: craftZip([{ name: 'pass.json', stored: json(PASS) }]) }]],
    ['ERR_PASSES_DUPLICATE', [{ bytes: first }, { bytes: first }]],
  ] satisfies [string, PassFile[]][])('or refused with %s', (code, files: PassFile[]) => {
    expect(codeOf(() => bundlePasses(files))).toBe(code)
  })
})

describe('a bundle of passes is read', () => {
  test.each([
    ['ERR_PASSES_ARCHIVE', text('no archive')],
    ['ERR_PASSES_ARCHIVE', craftZip([{ name: '../a.pkpass', stored: first }])],
    ['ERR_PASSES_ARCHIVE', craftZip([{ name: 'a.pkpass', stored: first }], { suffix: text('more') })],
    ['ERR_PASSES_COUNT', craftZip([])],
    ['ERR_PASSES_COUNT', craftZip(passes.map((stored, index) => ({ name: `${index}.pkpass`, stored })))],
    [
      'ERR_PASSES_MEMBER',
      craftZip([
        { name: 'a.pkpass', stored: first },
        { name: '.DS_Store', stored: first },
      ]),
    ],
    ['ERR_PASSES_MEMBER', craftZip([{ name: 'folder/a.pkpass', stored: first }])],
    ['ERR_PASSES_MEMBER', craftZip([{ name: 'a.pkpass', stored: text('{}') }])],
    ['ERR_PASSES_MEMBER', first],
    ['ERR_PASSES_SIZE', new Uint8Array(MAX_PASSES_BYTES + 1)],
  ])('or refused with %s', (code, bytes) => {
    expect(codeOf(() => readPasses(bytes))).toBe(code)
  })
})

describe('a bundle that unpacks to more than it may', () => {
  const zeros = new Uint8Array(MAX_PASS_BYTES)
  const bomb = { stored: deflateRawSync(zeros), method: 8, crc32: crc32(zeros) }

  test.each([
    [
      'one pass too large',
      [{ ...bomb, name: 'a.pkpass', bytes: MAX_PASS_BYTES + 1 }],
      `at most ${MAX_PASS_BYTES} bytes a file`,
    ],
    [
      'all passes together',
      ['a', 'b', 'c'].map(name => ({ ...bomb, name: `${name}.pkpass`, bytes: MAX_PASS_BYTES })),
      `${MAX_PASSES_BYTES} in all`,
    ],
    ['more than it says', [{ ...bomb, name: 'a.pkpass', bytes: 100 }], 'does not inflate to the declared 100 bytes'],
  ] satisfies [string, CraftedMember[], string][])('is refused before it is unpacked: %s', (_what, members, reason) => {
    const archive = craftZip(members)
    const bytesBefore = process.memoryUsage().arrayBuffers
    const before = performance.now()
    const refusal = refusalOf(() => readPasses(archive))
    expect(performance.now() - before).toBeLessThan(2_000)
    expect(process.memoryUsage().arrayBuffers - bytesBefore).toBeLessThan(MEGABYTE)
    expect(refusal).toMatchObject({ code: 'ERR_PASSES_ARCHIVE', message: expect.stringContaining(reason) })
  })

  test('or holds a pass that does, is refused before that is unpacked', () => {
    const inner = craftZip([{ ...bomb, name: 'pass.json', bytes: MAX_PASS_BYTES }])
    const before = performance.now()
    const refusal = refusalOf(() => readPasses(craftZip([{ name: 'a.pkpass', stored: inner }])))
    expect(performance.now() - before).toBeLessThan(2_000)
    expect(refusal).toMatchObject({ code: 'ERR_PASSES_MEMBER', message: expect.stringContaining('bytes a file') })
  })
})
