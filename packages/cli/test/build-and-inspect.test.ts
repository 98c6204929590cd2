import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { runInMemory } from './support/run-in-memory.ts'

const FIXTURES = fileURLToPath(new URL('../../../fixtures', import.meta.url))
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const IDENTITY = {
  BILLFOLD_CERTIFICATE: join(FIXTURES, 'authority/pass.pem'),
  BILLFOLD_PRIVATE_KEY: join(FIXTURES, 'authority/pass-key.pem'),
  BILLFOLD_WWDR: join(FIXTURES, 'authority/intermediate.pem'),
}

let folder: string
let output: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'billfold-cli-'))
  output = join(folder, 'out.pkpass')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A folder as a designer would hand it over. */
function writePassFolder(changes: object = {}): string {
  const pass = join(folder, 'Coffee.pass')
  mkdirSync(join(pass, 'de.lproj'), { recursive: true })
  const content = {
    serialNumber: '1',
    organizationName: 'Coffee',
    description: 'Loyalty card',
    backgroundColor: 'rgb(60, 30, 20)',
    foregroundColor: 'rgb(255, 255, 255)',
    labelColor: 'rgb(230, 210, 190)',
    storeCard: { headerFields: [{ key: 'points', label: 'Points', value: 42 }] },
    ...changes,
  }
  writeFileSync(join(pass, 'pass.json'), JSON.stringify(content))
  for (const name of ['icon.png', 'icon@2x.png', 'icon@3x.png']) writeFileSync(join(pass, name), PNG)
  writeFileSync(join(pass, 'de.lproj/pass.strings'), '"Loyalty card" = "Treuekarte";')
  return pass
}

describe('billfold build', () => {
  test('signs a folder with the identity of the environment', async () => {
    const built = await runInMemory(['build', writePassFolder(), '-o', output], IDENTITY)
    expect(built).toMatchObject({ code: 0, stderr: '' })
    expect(built.stdout).toContain('pass.com.example.coffee 1')
    const inspected = await runInMemory(['inspect', output, '--trust', join(FIXTURES, 'authority'), '--json'])
    expect(JSON.parse(inspected.stdout)).toMatchObject({ valid: true })
  })

  test('makes anew what an earlier signing left', async () => {
    const pass = writePassFolder()
    for (const name of ['manifest.json', 'signature']) writeFileSync(join(pass, name), 'old')
    await runInMemory(['build', pass, '-o', output], IDENTITY)
    expect((await runInMemory(['inspect', output, '--trust', join(FIXTURES, 'authority')])).code).toBe(0)
  })

  test('signs in a sandbox for whatever pass type the folder names', async () => {
    const data = join(folder, 'data')
    const pass = writePassFolder({ passTypeIdentifier: 'pass.org.example.gym', teamIdentifier: 'GYM0000001' })
    expect((await runInMemory(['build', pass, '-o', output, '--sandbox', data])).code).toBe(0)
    const inspected = await runInMemory(['inspect', output, '--trust', join(data, 'trust')])
    expect(inspected.code).toBe(0)
    expect(inspected.stdout).toContain('Pass Type ID: pass.org.example.gym')
  })

  test('says why a pass would be refused, and writes nothing', async () => {
    const { code, stderr } = await runInMemory(['build', writePassFolder({ description: '' }), '-o', output], IDENTITY)
    expect(code).toBe(1)
    expect(stderr).toContain('pass-missing-description')
    expect(() => readFileSync(output)).toThrow()
  })

  test('refuses a pass of another type than the certificate', async () => {
    const pass = writePassFolder({ passTypeIdentifier: 'pass.org.example.gym' })
    const { code, stderr } = await runInMemory(['build', pass, '-o', output], IDENTITY)
    expect(code).toBe(1)
    expect(stderr).toContain('ERR_PASS_IDENTITY')
  })

  test.each<[string, (pass: string) => string[], Readonly<Record<string, string>>, RegExp]>([
    ['nobody to sign', pass => ['build', pass, '-o', 'x'], {}, /Who signs\?/],
    ['no output', pass => ['build', pass], IDENTITY, /--output/],
    ['no folder', () => ['build', '/nowhere', '-o', 'x'], IDENTITY, /nothing of that name/],
    [
      'a certificate file that is not there',
      pass => ['build', pass, '-o', 'x', '--certificate', 'nope'],
      IDENTITY,
      /certificate nope/,
    ],
    ['an unknown option', pass => ['build', pass, '-o', 'x', '--fast'], IDENTITY, /unknown option '--fast'/],
    ['an unknown command', () => ['bild'], {}, /unknown command 'bild'/],
    ['a port that is none', () => ['dev', '--port', 'http'], {}, /--port must be a number/],
    [
      'trust in a folder without certificates',
      () => ['inspect', 'README.md', '--trust', folder],
      {},
      /no certificate in the .pem files/,
    ],
  ])('%s is a usage error', async (_, args, environment, message) => {
    const { code, stderr } = await runInMemory(args(writePassFolder()), environment)
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/\n {4}at /)
  })
})

describe('billfold inspect', () => {
  const report = z.strictObject({
    valid: z.boolean(),
    verdicts: z.strictObject({
      zip: z.string(),
      manifest: z.string(),
      signature: z.string(),
      identity: z.string(),
      chain: z.string(),
    }),
    findings: z.array(
      z.strictObject({
        rule: z.string(),
        severity: z.enum(['error', 'warning', 'info']),
        effect: z.string(),
        pointer: z.string().optional(),
        file: z.string().optional(),
        line: z.number().optional(),
        column: z.number().optional(),
        message: z.string(),
        onThePhone: z.string(),
        changes: z.array(z.looseObject({ op: z.string() })).optional(),
        fix: z.string(),
      }),
    ),
  })

  test('trusts Apple unless told otherwise', async () => {
    const { code, stdout } = await runInMemory(['inspect', join(FIXTURES, 'pkpass/valid.pkpass'), '--json'])
    expect(code).toBe(1)
    expect(report.parse(JSON.parse(stdout))).toMatchObject({
      valid: false,
      verdicts: { zip: 'ok', manifest: 'ok', signature: 'ok', identity: 'ok', chain: 'failed' },
      findings: [{ rule: 'sig-untrusted-root', severity: 'error' }],
    })
  })

  test('tells a person the verdict first, then each thing with its mend', async () => {
    const file = join(FIXTURES, 'pkpass/manifest-hash-mismatch.pkpass')
    const { code, stdout } = await runInMemory(['inspect', file, '--trust', join(FIXTURES, 'authority')])
    expect(code).toBe(1)
    expect(stdout).toMatch(/^Wallet would refuse .*: \S+ has SHA-1/)
    expect(stdout).toContain('✗ manifest')
    expect(stdout).toContain('Wallet refuses it (1)')
    expect(stdout).toContain('Fix: Hash the exact bytes')
  })
})

describe('billfold inspect, for people and pipes', () => {
  const valid = join(FIXTURES, 'pkpass/valid.pkpass')
  const trusting = ['--trust', join(FIXTURES, 'authority')]

  test('reads a pass that is piped in', async () => {
    const piped = { input: new Uint8Array(readFileSync(valid)) }
    const { code, stdout } = await runInMemory(['inspect', '-', ...trusting], {}, piped)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Wallet would accept the pass\./)
    expect((await runInMemory(['inspect', '-', '--json'], {}, { input: new Uint8Array() })).code).toBe(1)
  })

  test.each<[string, boolean, Readonly<Record<string, string>>, boolean]>([
    ['on a terminal', true, {}, true],
    ['in a pipe', false, {}, false],
    ['with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['on a terminal that has none', true, { TERM: 'dumb' }, false],
  ])('colours %s: %s', async (_, isTTY, environment, isColored) => {
    const { stdout } = await runInMemory(['inspect', valid, ...trusting], environment, { isTTY })
    expect(stdout.includes('\u001b[32m✓\u001b[0m')).toBe(isColored)
    expect(stdout.includes('\u001b')).toBe(isColored)
  })

  test('lets no pass write to the terminal what it likes', async () => {
    const name = 'Coffee\u001b]0;gotcha\u0007\u202egpj'
    await runInMemory(['build', writePassFolder({ organizationName: name }), '-o', output], IDENTITY)
    const { stdout } = await runInMemory(['inspect', output, ...trusting])
    expect(stdout).toContain('Coffee\ufffd]0;gotcha\ufffd\ufffdgpj')
  })
})

test.each([
  'init',
  'build',
  'sign',
  'convert',
  'inspect',
  'schema',
])('billfold %s --help has an example', async name => {
  const { code, stdout } = await runInMemory([name, '--help'])
  expect(code).toBe(0)
  expect(stdout).toMatch(new RegExp(`Examples?:\\n.*billfold ${name}`))
})

test('help tells what there is to know, and is no error', async () => {
  const { code, stdout } = await runInMemory(['serve', '--help'])
  expect(code).toBe(0)
  expect(stdout).toContain('BILLFOLD_PUBLIC_URL')
  expect((await runInMemory(['--version'])).stdout).toBe('0.1.0\n')
  expect(await runInMemory([])).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage: billfold') })
})

test('serve names every setting that is missing or wrong', async () => {
  const { code, stderr } = await runInMemory(['serve'], { BILLFOLD_LOG_LEVEL: 'loud' })
  expect(code).toBe(1)
  expect(stderr).toMatch(/BILLFOLD_PUBLIC_URL is not set[\s\S]*BILLFOLD_LOG_LEVEL: /)
})
