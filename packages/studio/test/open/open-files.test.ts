import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatStrings } from '@billfold/pkpass/display'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openFiles } from '../../src/open/open-files.ts'
import type { PickedFile } from '../../src/open/picked-files.ts'

const FIXTURES = join(import.meta.dirname, '../../../../fixtures/pkpass')
const PASS = '{ "formatVersion": 1,\n  "logoText": "Kiln" }'
const ICON = new Uint8Array([0x89, 0x50, 0x4e, 0x47])

const picked = (path: string, bytes: Uint8Array | string): PickedFile => ({
  path,
  content: new Blob([typeof bytes === 'string' ? bytes : bytes.slice()]),
})
const zipped = (files: Record<string, Uint8Array | string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, content]) => [path, toBytes(content)])))
const toBytes = (content: Uint8Array | string) => (typeof content === 'string' ? strToU8(content) : content)
const FOLDER = {
  'pass.json': PASS,
  'icon@2x.png': ICON,
  'de.lproj/logo.png': ICON,
  'de.lproj/pass.strings': formatStrings({ Kiln: 'Öfen' }),
  'personalization.json': '{}',
  'manifest.json': '{}',
  signature: 'x',
  '.DS_Store': 'x',
}

describe('opening a pass', () => {
  const FORMS: readonly (readonly [string, readonly PickedFile[]])[] = [
    ['a .pkpass', [picked('kiln.pkpass', zipped(FOLDER))]],
    [
      'an archive with the folder around it',
      [
        picked(
          'kiln.zip',
          zipped(Object.fromEntries(Object.entries(FOLDER).map(([path, content]) => [`Kiln/${path}`, content]))),
        ),
      ],
    ],
    [
      'a folder',
      Object.entries(FOLDER).map(([path, content]) => picked(`Kiln.pkpasstemplate/${path}`, toBytes(content))),
    ],
    ['loose files', Object.entries(FOLDER).map(([path, content]) => picked(path, toBytes(content)))],
  ]

  test.each(FORMS)('takes every file of %s to its place', async (_form, files) => {
    const { document, notes } = await openFiles(files)
    expect(document.text).toBe(PASS)
    expect([...document.images.keys()].toSorted()).toEqual(['de.lproj/logo.png', 'icon@2x.png'])
    expect(document.localizations).toEqual({ de: { Kiln: 'Öfen' } })
    expect([...document.otherFiles.keys()]).toEqual(['personalization.json'])
    expect(notes).toEqual([
      'It was signed. The signature is of the pass as it was; each pass that is issued gets one of its own.',
      'personalization.json has no form here, and is kept: the template folder has it again.',
      'One file that file systems leave behind, such as .DS_Store, was left out.',
    ])
  })

  test('takes a bare pass.json under any name, with errors too', async () => {
    const { document, name } = await openFiles([picked('kiln.txt', `\uFEFF${PASS},`)])
    expect(name).toBe('kiln.txt')
    expect(document.text).toBe(`${PASS},`)
    expect(document.reading.ok).toBe(false)
  })

  test('says which editor a template is of, and keeps what that wrote', async () => {
    const tooling = '{"designerVersion":"1.2 (34)"}'
    const { document, notes } = await openFiles([
      picked('a.zip', zipped({ 'pass.json': PASS, 'tooling.json': tooling })),
    ])
    expect(notes).toEqual([
      'It is a template of Pass Designer 1.2 (34). tooling.json goes back into the template folder, and into no pass.',
    ])
    expect(document.otherFiles.get('tooling.json')).toEqual(strToU8(tooling))
  })

  test('keeps strings that cannot be read, and says so', async () => {
    const { document, notes } = await openFiles([
      picked('a.zip', zipped({ 'pass.json': PASS, 'de.lproj/pass.strings': '"a" = ;' })),
    ])
    expect(notes).toEqual([expect.stringMatching(/^de\.lproj\/pass\.strings cannot be read, and is kept as it is\./)])
    expect([...document.otherFiles.keys()]).toEqual(['de.lproj/pass.strings'])
  })

  test('reads a pass.json in UTF-16, and says that Wallet does not', async () => {
    const bytes = new Uint8Array(Buffer.from(`\uFEFF${PASS}`, 'utf16le'))
    const { document, notes } = await openFiles([picked('pass.json', bytes)])
    expect(document.text).toBe(PASS)
    expect(notes).toEqual(['pass.json was in UTF-16, which Wallet does not read; here it is in UTF-8.'])
  })

  const REFUSED: readonly (readonly [string, string, RegExp, readonly PickedFile[]])[] = [
    ['nothing', 'ERR_OPEN_EMPTY', /no file in it/, []],
    ['a picture', 'ERR_OPEN_UNKNOWN', /^a\.png is no pass\. Open a \.pkpass/, [picked('a.png', ICON)]],
    ['an empty file', 'ERR_OPEN_UNKNOWN', /^a\.pkpass is empty/, [picked('a.pkpass', '')]],
    ['a web page for a pass', 'ERR_OPEN_UNKNOWN', /no ZIP archive, whatever/, [picked('a.pkpass', '<html>')]],
    [
      'half an archive',
      'ERR_OPEN_ARCHIVE',
      /damaged or encrypted/,
      [picked('a.pkpass', zipped(FOLDER).subarray(0, 90))],
    ],
    ['a folder without a pass', 'ERR_OPEN_NO_PASS', /no pass\.json in photos/, [picked('photos/a.png', ICON)]],
    [
      'a bundle of passes',
      'ERR_OPEN_NO_PASS',
      /a bundle of 2 passes/,
      [picked('a.pkpasses', zipped({ '1.pkpass': 'x', '2.pkpass': 'y' }))],
    ],
    [
      'two passes',
      'ERR_OPEN_SEVERAL',
      /more than one pass/,
      [picked('all/one/pass.json', PASS), picked('all/two/pass.json', PASS)],
    ],
    [
      'a path out of the archive',
      'ERR_OPEN_PATH',
      /no plain path/,
      [picked('a.zip', zipped({ 'pass.json': PASS, '../../evil.png': ICON }))],
    ],
    [
      'too many files',
      'ERR_OPEN_LIMIT',
      /more than 1000 files/,
      [picked('a.zip', zipped(Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`${index}.txt`, 'x']))))],
    ],
    [
      'a file that unpacks without end',
      'ERR_OPEN_LIMIT',
      /strip\.png has 17 MB/,
      [picked('a.zip', zipped({ 'pass.json': PASS, 'strip.png': new Uint8Array(17 * 1024 * 1024) }))],
    ],
  ]

  test.each(REFUSED)('refuses %s, with what to do: %s', async (_what, code, message, files) => {
    await expect(openFiles(files)).rejects.toMatchObject({
      name: 'OpenError',
      code,
      message: expect.stringMatching(message),
    })
  })

  test('opens broken passes, or refuses them with a code of its own', async () => {
    const names = await readdir(FIXTURES)
    for (const name of names) {
      const opening = openFiles([picked(name, await readFile(join(FIXTURES, name)))])
      const outcome = await opening.then(
        ({ document }) => document.text.length > 0,
        error => String(error.name),
      )
      expect([true, 'OpenError'], name).toContain(outcome)
    }
  })
})
