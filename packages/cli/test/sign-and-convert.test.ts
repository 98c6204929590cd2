import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readPasses, readTemplate, writeTemplate } from '@billfold/pkpass'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runInMemory } from './support/run-in-memory.ts'
import { AUTHORITY, FIXTURES, filesBelow, IDENTITY, makeFolder } from './support/workspace.ts'

const VALID = join(FIXTURES, 'pkpass/valid.pkpass')

let folder: ReturnType<typeof makeFolder>
let source: string
let output: string
beforeEach(async () => {
  folder = makeFolder()
  source = at('Coffee.pass')
  output = at('out.pkpass')
  await runInMemory(['init', source, '--style', 'storeCard'])
})
afterEach(() => folder.remove())

const at = (name: string) => join(folder.path, name)
const isTrusted = async (path: string) => (await runInMemory(['inspect', path, '--trust', AUTHORITY])).code === 0

describe('billfold sign', () => {
  test('signs a folder like build does', async () => {
    expect((await runInMemory(['sign', source, '-o', output], IDENTITY)).code).toBe(0)
    expect(await isTrusted(output)).toBe(true)
  })

  test.each([
    'zip-missing-signature',
    'zip-missing-manifest',
    'manifest-hash-mismatch',
    'sig-invalid',
    'valid',
  ])('signs the archive %s anew', async name => {
    const archive = join(FIXTURES, `pkpass/${name}.pkpass`)
    const before = readFileSync(archive)
    expect((await runInMemory(['sign', archive, '-o', output], IDENTITY)).code).toBe(0)
    expect(await isTrusted(output)).toBe(true)
    expect(readFileSync(archive)).toEqual(before)
  })

  test('takes the folder out of an archive that was made of one', async () => {
    const archive = join(FIXTURES, 'pkpass/zip-wrapper-folder.pkpass')
    expect((await runInMemory(['sign', archive, '-o', output], IDENTITY)).code).toBe(0)
    expect(await isTrusted(output)).toBe(true)
  })

  test('leaves every file but manifest and signature as it is', async () => {
    writeFileSync(join(source, 'de.lproj/pass.strings'), '/* ours */\n"POINTS" = "PUNKTE";\n')
    await runInMemory(['sign', source, '-o', output], IDENTITY)
    await runInMemory(['convert', output, at('Back.pass')])
    const [before, after] = [filesBelow(source), filesBelow(at('Back.pass'))]
    for (const path of before.keys()) {
      if (path !== 'pass.json') expect(after.get(path), path).toEqual(before.get(path))
    }
    expect([...after.keys()]).toEqual([...before.keys()])
  })

  test('gives a pass of another type to you only when told so', async () => {
    await runInMemory(['sign', source, '-o', at('theirs.pkpass'), '--sandbox', at('data')])
    const refused = await runInMemory(['sign', at('theirs.pkpass'), '-o', output], IDENTITY)
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('--replace-identifiers') })
    expect(existsSync(output)).toBe(false)
    const args = ['sign', at('theirs.pkpass'), '-o', output, '--replace-identifiers']
    expect((await runInMemory(args, IDENTITY)).stdout).toContain('pass.com.example.coffee')
    expect(await isTrusted(output)).toBe(true)
  })

  test('replaces a file only with --force, itself for one', async () => {
    await runInMemory(['sign', source, '-o', output], IDENTITY)
    const before = readFileSync(output)
    expect(await runInMemory(['sign', output, '-o', output], IDENTITY)).toMatchObject({ code: 2 })
    expect(readFileSync(output)).toEqual(before)
    expect((await runInMemory(['sign', output, '-o', output, '--force'], IDENTITY)).code).toBe(0)
    expect(await isTrusted(output)).toBe(true)
  })

  test('leaves out what is no part of the format, and says so', async () => {
    mkdirSync(join(source, '.git'))
    writeFileSync(join(source, '.git/config'), '')
    writeFileSync(join(source, '.DS_Store'), '')
    writeFileSync(join(source, 'icon copy.png'), '')
    const { code, stderr } = await runInMemory(['sign', source, '-o', output], IDENTITY)
    expect(code).toBe(0)
    expect(stderr).toMatch(/warning zip-junk-files: \.DS_Store[\s\S]*warning zip-junk-files: icon copy\.png/)
    expect(await isTrusted(output)).toBe(true)
  })

  test('ships nothing that a link leads to', async () => {
    symlinkSync(IDENTITY.BILLFOLD_PRIVATE_KEY, join(source, 'logo@2x.pem'))
    const { code, stderr } = await runInMemory(['sign', source, '-o', output], IDENTITY)
    expect(code).toBe(1)
    expect(stderr).toContain('is a link')
    expect(existsSync(output)).toBe(false)
  })

  test.each([
    'zip-unsafe-path',
    'zip-symlink',
    'zip-duplicate-name',
    'zip-unreadable--changed-byte',
    'zip-encrypted',
  ])('refuses the archive %s', async name => {
    const { code, stderr } = await runInMemory(
      ['sign', join(FIXTURES, `pkpass/${name}.pkpass`), '-o', output],
      IDENTITY,
    )
    expect(code).toBe(1)
    expect(stderr).toMatch(/^billfold: .* cannot be used: .+\n$/)
    expect(existsSync(output)).toBe(false)
  })

  test('says what Wallet would refuse, each thing with its mend', async () => {
    writeFileSync(join(source, 'pass.json'), '{"organizationName": "Coffee", "description": 5, "storeCard": {}}')
    const { code, stderr } = await runInMemory(['sign', source, '-o', output], IDENTITY)
    expect(code).toBe(1)
    expect(stderr).toMatch(/error json-number-for-string at \/description: .*\. Put the number in quotes\.\n/)
    expect(stderr).not.toMatch(/\n {4}at /)
  })
})

describe('billfold convert', () => {
  const convert = (...args: string[]) => runInMemory(['convert', ...args], IDENTITY)

  test('takes a pass apart into a folder without manifest and signature', async () => {
    expect((await convert(VALID, at('Valid.pass'))).code).toBe(0)
    const files = filesBelow(at('Valid.pass'))
    expect([...files.keys()]).toContain('pass.json')
    expect([...files.keys()]).not.toContain('manifest.json')
    expect([...files.keys()]).not.toContain('signature')
    expect(String(files.get('pass.json'))).toMatch(/^\{\n {2}"/)
    expect((await convert(at('Valid.pass'), output)).code).toBe(0)
    expect(await isTrusted(output)).toBe(true)
  })

  test('keeps pass.json as its author wrote it', async () => {
    const text = readFileSync(join(source, 'pass.json'), 'utf8').replaceAll('  ', '\t')
    writeFileSync(join(source, 'pass.json'), text)
    await convert(source, at('Copy.pass'))
    expect(readFileSync(at('Copy.pass/pass.json'), 'utf8')).toBe(text)
  })

  test.each([
    ['as a folder', []],
    ['as one file', ['--zip']],
  ])('makes a template %s and a pass of it', async (_, more) => {
    const template = at('Coffee.pkpasstemplate')
    expect((await convert(source, template, ...more)).code).toBe(0)
    const read = readTemplate(more.length > 0 ? new Uint8Array(readFileSync(template)) : filesBelow(template))
    // Pass Designer opens nothing without them.
    expect(read.content).toMatchObject({ passTypeIdentifier: 'pass.', teamIdentifier: '', formatVersion: 1 })
    expect((await convert(template, output)).code).toBe(0)
    expect(await isTrusted(output)).toBe(true)
    expect((await convert(template, at('Back.pass'))).code).toBe(0)
    expect(JSON.parse(readFileSync(at('Back.pass/pass.json'), 'utf8'))).toEqual(
      JSON.parse(readFileSync(join(source, 'pass.json'), 'utf8')),
    )
  })

  test('drops what only the editor needs', async () => {
    const content = { ...readTemplate(filesBelowAsTemplate()).content }
    const edited = { ...content, storeCard: { primaryFields: [{ key: 'points', value: 1, _id: '5E' }] } }
    writeFileSync(at('Edited.pkpasstemplate'), writeTemplate({ content: edited, tooling: {}, files: {} }))
    await convert(at('Edited.pkpasstemplate'), at('Edited.pass'))
    expect(String(filesBelow(at('Edited.pass')).get('pass.json'))).not.toMatch(/_id|tooling/)
    expect([...filesBelow(at('Edited.pass')).keys()]).toEqual(['pass.json'])
  })

  test('bundles passes: signed ones as they are, others signed; and takes them apart', async () => {
    const bundle = at('Trip.pkpasses')
    expect((await convert(VALID, source, bundle)).stdout).toContain('2 passes')
    const passes = readPasses(new Uint8Array(readFileSync(bundle)))
    expect(passes.map(({ name }) => name)).toEqual(['valid.pkpass', 'Coffee.pkpass'])
    expect(Buffer.from(passes[0]?.bytes ?? [])).toEqual(readFileSync(VALID))
    expect((await convert(bundle, at('trip'))).code).toBe(0)
    expect(await isTrusted(at('trip/Coffee.pkpass'))).toBe(true)
    expect(await convert(bundle, at('trip'))).toMatchObject({ code: 2, stderr: expect.stringContaining('--force') })
    expect((await convert(bundle, at('trip'), '--force')).code).toBe(0)
  })

  test.each([
    'zip-unsafe-path',
    'zip-unsafe-path--absolute',
    'zip-unsafe-path--backslash',
    'zip-symlink',
  ])('writes nothing of the archive %s', async name => {
    expect((await convert(join(FIXTURES, `pkpass/${name}.pkpass`), at('Out.pass'))).code).toBe(1)
    expect(existsSync(at('Out.pass'))).toBe(false)
  })

  test.each<[string, () => string[], RegExp]>([
    ['no destination', () => [source], /Convert into what\?/],
    ['several passes in one', () => [source, VALID, output], /into a \.pkpasses only/],
    ['a destination that says nothing', () => [source, at('x.zip')], /does not say what to make/],
    ['--zip for something else', () => [source, output, '--zip'], /--zip is for/],
    ['a source that is not there', () => [at('nothing.pkpass'), output], /nothing of that name/],
    ['a folder without a pass', () => [folder.path, output], /has no pass\.json/],
    ['a destination that is taken', () => [VALID, source], /is there already/],
  ])('%s is a usage error', async (_, args, message) => {
    const before = filesBelow(folder.path)
    const { code, stderr } = await convert(...args())
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
    expect(filesBelow(folder.path)).toEqual(before)
  })

  test('two passes of one name are refused in a sentence', async () => {
    expect(await convert(VALID, VALID, at('x.pkpasses'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ERR_PASSES_NAME'),
    })
    expect(existsSync(at('x.pkpasses'))).toBe(false)
  })

  /** The starter as a template, through the command. */
  function filesBelowAsTemplate(): Map<string, Buffer> {
    const identity = { passTypeIdentifier: 'pass.', teamIdentifier: '' }
    const pass: unknown = JSON.parse(readFileSync(join(source, 'pass.json'), 'utf8'))
    return new Map([['pass.json', Buffer.from(JSON.stringify({ ...identity, ...Object(pass) }))]])
  }
})

test('a draft is never left beside what it was for', async () => {
  await runInMemory(['convert', VALID, at('Valid.pass')])
  await runInMemory(['sign', source, '-o', at('no/where.pkpass')], IDENTITY)
  expect(
    [...filesBelow(folder.path).keys()].map(path => basename(path)).filter(name => /\.(?:new|old)$/.test(name)),
  ).toEqual([])
})
