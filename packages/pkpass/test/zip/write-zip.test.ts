import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readZip } from '../../src/zip/read-zip.ts'
import { writeZip, zipEntry } from '../../src/zip/write-zip.ts'
import { run } from '../support/run.ts'
import { readWithYauzl } from '../support/yauzl.ts'

const FILES = {
  'pass.json': Buffer.from('{"formatVersion":1}'),
  'icon@2x.png': new Uint8Array(70_000).fill(7),
  'en.lproj/pass.strings': Buffer.from('"Points" = "Points";'),
  'größe.txt': Buffer.from('names are UTF-8'),
  empty: new Uint8Array(),
}

function write(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return writeZip(Object.entries(files).map(([name, bytes]) => zipEntry(name, bytes)))
}

describe('an archive we write', () => {
  test('is read by a foreign reader, byte for byte and in order', async () => {
    const files = await readWithYauzl(write(FILES))
    expect([...files.keys()]).toEqual(Object.keys(FILES))
    for (const [name, bytes] of Object.entries(FILES))
      expect(Buffer.compare(files.get(name) ?? Uint8Array.of(0), bytes)).toBe(0)
  })

  test('passes the test of the system unzip', async () => {
    const { exitCode, output } = await run({ 'a.zip': write(FILES) }, [['unzip', '-t', 'a.zip']])
    expect(output).toContain('No errors detected')
    expect(exitCode).toBe(0)
  })

  test('holds no extra fields, no data descriptors and no Unix modes', async () => {
    const { output } = await run({ 'a.zip': write(FILES) }, [['unzip', '-Z', '-v', 'a.zip']])
    expect(output).toContain('file system or operating system of origin:      MS-DOS, OS/2 or NT FAT')
    expect(output).not.toContain('extended local header:                          yes')
    expect(output).not.toContain('central-directory extra field contains')
    expect(output).toContain('compression method:                             none (stored)')
  })

  test('is the same bytes whenever it is written', () => {
    expect(write(FILES)).toEqual(write(FILES))
  })

  test('may be empty', async () => {
    expect(write({})).toHaveLength(22)
    expect(readZip(write({})).findings).toEqual([])
  })

  test('cannot hold more than 65,535 entries without ZIP64', () => {
    const entry = zipEntry('a', new Uint8Array())
    expect(() => writeZip(new Array(65_536).fill(entry))).toThrow(RangeError)
  })
})

test('what is written is what is read, whatever the names and bytes', () => {
  const letters = [...'abcXYZ019@._- äß漢🎫'.matchAll(/./gu)].map(([letter]) => letter)
  const part = fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 })
    .map(characters => characters.join(''))
    .filter(text => text !== '.' && text !== '..')
  const path = fc.array(part, { minLength: 1, maxLength: 3 }).map(parts => parts.join('/'))
  fc.assert(
    fc.property(fc.dictionary(path, fc.uint8Array({ maxLength: 300 }), { noNullPrototype: true }), files => {
      const { files: read, findings } = readZip(write(files))
      expect(findings).toEqual([])
      expect([...read.keys()]).toEqual(Object.keys(files))
      for (const [name, bytes] of Object.entries(files))
        expect(Buffer.compare(read.get(name) ?? Uint8Array.of(0), bytes)).toBe(0)
    }),
  )
})
