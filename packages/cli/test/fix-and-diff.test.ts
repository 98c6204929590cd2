import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runInMemory } from './support/run-in-memory.ts'
import { AUTHORITY, FIXTURES, filesBelow, IDENTITY, makeFolder } from './support/workspace.ts'

const CARD = {
  serialNumber: 'card-1',
  organizationName: 'Example Coffee',
  description: 'Loyalty card of Example Coffee',
  backgroundColor: '#3c1e14',
  foregroundColor: 'rgb(255, 255, 255)',
  labelColor: 'rgb(230, 210, 190)',
  storeCard: {
    headerFields: [{ key: 'points', label: 'Points', value: 42, changeMessage: 'You have %@ points' }],
    backFields: [{ key: 'contact', label: 'Contact', value: 'hello@example.com' }],
  },
}
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const TRUSTING = ['--trust', AUTHORITY]

let folder: ReturnType<typeof makeFolder>
beforeEach(() => {
  folder = makeFolder()
})
afterEach(() => folder.remove())

/** A source folder with a colour in a form that is not the documented one. */
function writeSource(name: string, changes: object = {}): string {
  const path = join(folder.path, name)
  mkdirSync(path)
  writeFileSync(join(path, 'pass.json'), JSON.stringify({ ...CARD, ...changes }, null, 2))
  for (const icon of ['icon.png', 'icon@2x.png', 'icon@3x.png']) {
    writeFileSync(join(path, icon), PNG)
  }
  return path
}

async function build(source: string): Promise<string> {
  const output = `${source}.pkpass`
  expect(await runInMemory(['build', source, '-o', output], IDENTITY)).toMatchObject({ code: 0 })
  return output
}

async function rulesOf(file: string): Promise<readonly string[]> {
  const { stdout } = await runInMemory(['inspect', file, '--json', ...TRUSTING])
  return [...stdout.matchAll(/"rule": "([^"]+)"/g)].flatMap(([, rule]) => rule ?? [])
}

describe('billfold inspect --fix', () => {
  test('signs what it mended, when an identity is at hand', async () => {
    const file = await build(writeSource('card'))
    expect(await rulesOf(file)).toContain('color-hex')
    const output = join(folder.path, 'fixed.pkpass')
    const fixed = await runInMemory(['inspect', file, '--fix', '-o', output], IDENTITY)
    expect(fixed).toMatchObject({ code: 0, stdout: expect.stringContaining('✓ color-hex at /backgroundColor') })
    expect(await rulesOf(output)).not.toContain('color-hex')
    expect((await runInMemory(['inspect', output, ...TRUSTING])).code).toBe(0)
  })

  test('writes a folder to be signed, when there is none', async () => {
    const file = await build(writeSource('card'))
    const output = join(folder.path, 'fixed.pass')
    const { code, stdout } = await runInMemory(['inspect', file, '--fix', '-o', output])
    expect(code).toBe(0)
    expect(stdout).toContain(`billfold build ${output}`)
    const files = filesBelow(output)
    expect([...files.keys()].sort()).toEqual(['icon.png', 'icon@2x.png', 'icon@3x.png', 'pass.json'])
    expect(JSON.parse(String(files.get('pass.json')))).toMatchObject({ backgroundColor: 'rgb(60, 30, 20)' })
  })

  test('makes JSON of what is nearly JSON', async () => {
    const output = join(folder.path, 'fixed.pkpass')
    const broken = join(FIXTURES, 'pkpass/json-syntax--comment.pkpass')
    expect((await runInMemory(['inspect', broken, '--fix', '-o', output], IDENTITY)).code).toBe(0)
    expect((await runInMemory(['inspect', output, ...TRUSTING])).code).toBe(0)
  })

  test.each([
    ['without a place to write', ['--fix'], 2, 'Give -o'],
    ['without --fix', ['-o', 'x'], 2, 'give --fix too'],
    ['to a .pkpass that nobody signs', ['--fix', '-o', 'x.pkpass'], 2, 'would have to be signed'],
  ])('says what is missing %s', async (_, options, code, message) => {
    const file = join(FIXTURES, 'pkpass/valid.pkpass')
    const result = await runInMemory(['inspect', file, ...options])
    expect(result).toMatchObject({ code, stderr: expect.stringContaining(message) })
  })

  test('has nothing to mend where there is no pass.json', async () => {
    const file = join(FIXTURES, 'pkpass/zip-missing-pass-json.pkpass')
    const result = await runInMemory(['inspect', file, '--fix', '-o', join(folder.path, 'x')])
    expect(result).toMatchObject({ code: 1, stderr: expect.stringContaining('nothing to mend') })
  })
})

describe('--strict', () => {
  test('fails on errors that Wallet forgives', async () => {
    const barcodes = [
      { format: 'PKBarcodeFormatQR', message: 'card-1', messageEncoding: 'latin-one', altText: 'card-1' },
    ]
    const source = writeSource('card', { barcodes })
    const file = await build(source)
    expect((await runInMemory(['inspect', file, ...TRUSTING])).code).toBe(0)
    expect((await runInMemory(['inspect', file, ...TRUSTING, '--strict'])).code).toBe(1)
    const strict = await runInMemory(['build', source, '-o', join(folder.path, 'x.pkpass'), '--strict'], IDENTITY)
    expect(strict).toMatchObject({ code: 1, stderr: expect.stringContaining('barcode-encoding-unknown') })
  })
})

describe('a place in pass.json', () => {
  test('is told by line and column of the text as it was written', async () => {
    const file = await build(writeSource('card'))
    const { stdout } = await runInMemory(['inspect', file, ...TRUSTING])
    const column = readPassJson(stdout)
    expect(column).toMatch(/^pass\.json:1:\d+$/)
  })

  function readPassJson(report: string): string | undefined {
    return /color-hex at (\S+) \/backgroundColor/.exec(report)?.[1]
  }
})

describe('billfold diff', () => {
  const richer = { headerFields: [{ key: 'points', label: 'Points', value: 50, changeMessage: 'You have %@ points' }] }

  test('says what reads differently and which banner appears', async () => {
    const before = await build(writeSource('before'))
    const after = writeSource('after', { storeCard: { ...CARD.storeCard, ...richer } })
    const { code, stdout } = await runInMemory(['diff', before, after])
    expect(stdout).toContain('Points (/storeCard/headerFields/0): 42 → 50')
    expect(stdout).toContain('Example Coffee: You have 50 points')
    expect(code).toBe(0)
  })

  test('fails when Wallet would not take the update', async () => {
    const before = await build(writeSource('before'))
    const after = await build(writeSource('after', { serialNumber: 'card-2' }))
    const { code, stdout } = await runInMemory(['diff', before, after])
    expect(stdout).toContain('update-serial-changed')
    expect(code).toBe(1)
  })

  test('shows no token', async () => {
    const web = { webServiceURL: 'https://passes.example.com' }
    const before = writeSource('before', { ...web, authenticationToken: 'first-secret-of-it' })
    const after = writeSource('after', { ...web, authenticationToken: 'other-secret-of-it' })
    const { stdout } = await runInMemory(['diff', before, after, '--json'])
    expect(stdout).toContain('authenticationToken')
    expect(stdout).not.toContain('secret-of-it')
  })

  test.each([
    ['a language that is none', ['--locale', 'x'], 2, '--locale'],
    ['a zone that is none', ['--time-zone', 'Mars/Olympus'], 2, '--time-zone'],
  ])('refuses %s', async (_, options, code, message) => {
    const file = join(FIXTURES, 'pkpass/valid.pkpass')
    expect(await runInMemory(['diff', file, file, ...options])).toMatchObject({
      code,
      stderr: expect.stringContaining(message),
    })
  })
})
