import { describe, expect, test } from 'vitest'
import { bundlePasses, MAX_PASSES, MAX_PASSES_BYTES, type PassFile, readPasses } from '../../src/bundle/passes.ts'
import { PassesError } from '../../src/bundle/passes-error.ts'
import { craftZip } from '../support/craft-zip.ts'
import { json, makePass, PASS, text } from '../support/sandbox.ts'
import { readWithYauzl } from '../support/yauzl.ts'

const passes = await Promise.all(
  Array.from({ length: MAX_PASSES + 1 }, (_, index) =>
    makePass({ pass: { ...PASS, serialNumber: `ticket-${index}` } }),
  ),
)
const [first = new Uint8Array(), second = new Uint8Array()] = passes

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof PassesError) return error.code
    throw error
  }
  return 'nothing thrown'
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

  test.each([
    ['ERR_PASSES_COUNT', []],
    ['ERR_PASSES_COUNT', passes.map(bytes => ({ bytes }))],
    ['ERR_PASSES_SIZE', [{ bytes: first }, { bytes: new Uint8Array(MAX_PASSES_BYTES) }]],
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
