import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MAX_JSON_DEPTH, MAX_JSON_VALUES } from '../src/findings/json-limits.ts'
import * as library from '../src/index.ts'
import { MAX_ENTRIES, MAX_ENTRY_BYTES, MAX_NAME_BYTES, MAX_TOTAL_BYTES } from '../src/zip/zip-limits.ts'
import { startIn } from './support/run.ts'
import { IMAGES, readPem } from './support/sandbox.ts'

const PACKAGE = fileURLToPath(new URL('..', import.meta.url))
const README = readFileSync(join(PACKAGE, 'README.md'), 'utf8')
const examples = [...README.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code ?? '')

/** A project with the package installed, the files the examples read, and each example as a program. */
const project = mkdtempSync(join(tmpdir(), 'billfold-readme-'))

beforeAll(async () => {
  await mkdir(join(project, 'node_modules/@billfold'), { recursive: true })
  await symlink(PACKAGE, join(project, 'node_modules/@billfold/pkpass'))
  const files = {
    'package.json': '{"type":"module"}',
    'pass.pem': readPem('pass'),
    'pass-key.pem': readPem('pass-key'),
    'wwdr.pem': readPem('intermediate'),
    ...IMAGES,
    ...Object.fromEntries(examples.map((code, index) => [`example-${index}.ts`, code])),
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(project, name), content)
})

afterAll(() => rmSync(project, { recursive: true }))

async function runExample(index: number): Promise<string> {
  const args = ['--conditions=billfold-source', `example-${index}.ts`]
  const { exitCode, output } = await startIn(project, process.execPath, args)
  expect(output, output).not.toContain('Error')
  expect(exitCode).toBe(0)
  return output
}

describe('the examples of the README', () => {
  test('are three', () => {
    expect(examples).toHaveLength(3)
  })

  test('build a pass, a series, and explain what was built', async () => {
    expect(await runExample(0)).toMatch(/^\d+ bytes, 0 findings\n$/)
    expect(await runExample(1)).toMatch(/^card-1: \d+ bytes\ncard-2: \d+ bytes\ncard-3: \d+ bytes\n$/)
    const explained = await runExample(2)
    // Signed by the sandbox's authority, not by Apple's.
    expect(explained).toContain('Wallet refuses it')
    expect(explained).toContain('error sig-untrusted-root signature: ')
  })
})

test('every function the README names is exported', () => {
  const table = README.slice(README.indexOf('## The rest'), README.indexOf('## Errors'))
  const named = [...table.matchAll(/^\| (.+?) \|/gm)].flatMap(([, cell]) => [...(cell ?? '').matchAll(/`(\w+)/g)])
  const names = named.map(([, name]) => name ?? '')
  expect(names.length).toBeGreaterThan(5)
  for (const name of names) expect(library).toHaveProperty(name)
})

test('every error code in the source is in the README, and no other', () => {
  const codes = (text: string) => new Set(text.match(/\bERR_[A-Z_]+\b/g))
  const source = globSync('src/**/*-error.ts', { cwd: PACKAGE })
    .map(path => readFileSync(join(PACKAGE, path), 'utf8'))
    .join('\n')
  expect([...codes(README)].sort()).toEqual([...codes(source)].sort())
})

test('the limits in the README are those in the source', () => {
  const limit = (what: string) => new RegExp(`^\\| ${what} \\| (.+) \\|$`, 'm').exec(README)?.[1]
  const mebibytes = (bytes: number) => `${bytes / 1024 / 1024} MiB`
  expect(limit('Files in an archive')).toBe(MAX_ENTRIES.toLocaleString('en'))
  expect(limit('A file name')).toBe(`${MAX_NAME_BYTES} bytes`)
  expect(limit('A file, unpacked')).toBe(mebibytes(MAX_ENTRY_BYTES))
  expect(limit('All files, unpacked')).toBe(mebibytes(MAX_TOTAL_BYTES))
  expect(limit('Values in a `pass.json`')).toBe(MAX_JSON_VALUES.toLocaleString('en'))
  expect(limit('Levels in a `pass.json`')).toBe(String(MAX_JSON_DEPTH))
})
