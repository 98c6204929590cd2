import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MAX_PASS_BYTES, MAX_PASSES_BYTES } from '../src/bundle/passes.ts'
import { MAX_JSON_DEPTH, MAX_JSON_VALUES } from '../src/findings/json-limits.ts'
import * as library from '../src/index.ts'
import { parseStrings } from '../src/strings/parse-strings.ts'
import { readZip } from '../src/zip/read-zip.ts'
import { MAX_ENTRIES, MAX_ENTRY_BYTES, MAX_NAME_BYTES, MAX_TOTAL_BYTES } from '../src/zip/zip-limits.ts'
import { startIn } from './support/run.ts'
import { IMAGES, json, PASS, readPem, text } from './support/sandbox.ts'

const PACKAGE = fileURLToPath(new URL('..', import.meta.url))
const README = readFileSync(join(PACKAGE, 'README.md'), 'utf8')
const examples = [...README.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code ?? '')

/** A source folder, with what is left of an earlier signing. */
const MODEL = {
  'coffee.pass/pass.json': json({ ...PASS, serialNumber: undefined }),
  'coffee.pass/manifest.json': json({}),
  'coffee.pass/en.lproj/pass.strings': text('"Points" = "Points";'),
  ...Object.fromEntries(Object.entries(IMAGES).map(([name, bytes]) => [`coffee.pass/${name}`, bytes])),
}

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
    ...MODEL,
    ...Object.fromEntries(examples.map((code, index) => [`example-${index}.ts`, code])),
  }
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(project, name)), { recursive: true })
    await writeFile(join(project, name), content)
  }
  const exported = ['pkcs12', '-export', '-in', 'pass.pem', '-inkey', 'pass-key.pem', '-out', 'export.p12']
  await startIn(project, 'openssl', [...exported, '-legacy', '-passout', 'pass:coffee'])
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
  test('are six', () => {
    expect(examples).toHaveLength(6)
  })

  test('build a pass, a series, and explain what was built', async () => {
    expect(await runExample(0)).toMatch(/^\d+ bytes, 3 findings\n$/)
    expect(await runExample(1)).toMatch(/^card-1: \d+ bytes\ncard-2: \d+ bytes\ncard-3: \d+ bytes\n$/)
    const explained = await runExample(3)
    // Signed by the sandbox's authority, not by Apple's.
    expect(explained).toContain('Wallet refuses it')
    expect(explained).toContain('error sig-untrusted-root signature: ')
  })

  test('gather what signs out of files of any form', async () => {
    const said = await runExample(2)
    expect(said).toContain('export.p12: Private key (RSA, 2048 bits), PKCS #12\n')
    expect(said).toContain(
      'wwdr.pem: Authority Billfold Simulator Worldwide Developer Relations CA, to 2049-12-31, PEM\n',
    )
    expect(said).toMatch(/\nReady to sign pass\.com\.example\.coffee\n$/)
  })

  test('check a draft with what runs in a browser', async () => {
    expect(await runExample(4)).toMatch(/^Refused, pass-missing-serial: /m)
  })

  test('build a model of another library', async () => {
    expect(await runExample(5)).toMatch(/^\d+ bytes in en and it\n$/)
    const { files, findings } = readZip(readFileSync(join(project, 'card-7.pkpass')))
    expect(findings).toEqual([])
    expect(JSON.parse(Buffer.from(files.get('pass.json') ?? []).toString())).toEqual({
      ...PASS,
      serialNumber: 'card-7',
      expirationDate: '2030-01-01T00:00:00Z',
      barcodes: [{ format: 'PKBarcodeFormatQR', message: '36478105430', messageEncoding: 'iso-8859-1' }],
    })
    const strings = ['en', 'it'].map(language => parseStrings(files.get(`${language}.lproj/pass.strings`) ?? text('')))
    expect(strings.map(all => all.get('Points'))).toEqual(['Points', 'Punti'])
    expect([...files.keys()]).toEqual(expect.arrayContaining(Object.keys(IMAGES)))
  })
})

test('every function the README names is exported', () => {
  const table = README.slice(README.indexOf('## The rest'), README.indexOf('## Errors'))
  const named = [...table.matchAll(/^\| (.+?) \|/gm)].flatMap(([, cell]) => [...(cell ?? '').matchAll(/`(\w+)/g)])
  const names = named.map(([, name]) => name ?? '')
  expect(names.length).toBeGreaterThan(5)
  for (const name of names) expect(library).toHaveProperty(name)
})

test('every function the README offers instead of another one is exported', () => {
  const section = README.slice(README.indexOf('## Coming from'), README.indexOf('## The rest'))
  const offered = [...section.matchAll(/^\| .+? \| (.+) \|$/gm)].map(([, cell]) => cell ?? '').join('\n')
  const names = new Set([...offered.matchAll(/\b([a-z]+[A-Z]\w+)\(/g)].map(([, name]) => name ?? ''))
  expect([...names]).toEqual(expect.arrayContaining(['parseIdentity', 'readPassFolder', 'buildPass', 'formatDate']))
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
  expect(limit('A pass of a `.pkpasses`')).toBe(mebibytes(MAX_PASS_BYTES))
  expect(limit('All passes of a `.pkpasses`')).toBe(`${MAX_PASSES_BYTES / 1_000_000} MB`)
  expect(limit('Values in a `pass.json`')).toBe(MAX_JSON_VALUES.toLocaleString('en'))
  expect(limit('Levels in a `pass.json`')).toBe(String(MAX_JSON_DEPTH))
})
