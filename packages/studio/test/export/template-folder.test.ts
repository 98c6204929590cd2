import { readTemplate } from '@billfold/pkpass'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDocument } from '../../src/document/pass-document.ts'
import { fileName, templateFolder, zipTemplate } from '../../src/export/template-folder.ts'
import { openFiles } from '../../src/open/open-files.ts'

const IDENTITY = {
  formatVersion: 1,
  passTypeIdentifier: 'pass.com.example',
  teamIdentifier: 'A1B2C3D4E5',
  serialNumber: '1',
  organizationName: 'Kiln',
  description: 'Card',
}
const NOW = new Date('2027-01-01T12:00:00Z')

const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter(each => each.isWellFormed())
const bytes = fc.uint8Array({ maxLength: 40 })
const imagePath = fc.constantFrom('icon.png', 'icon@2x.png', 'logo@3x.png', 'de.lproj/logo@2x.png', 'Icon.JPG')
const otherPath = fc.constantFrom('personalization.json', 'tooling.json', 'notes/read me.txt', 'icon.pdf')
const files = (path: fc.Arbitrary<string>) =>
  fc.uniqueArray(fc.tuple(path, bytes), { selector: ([name]) => name, maxLength: 4 })
const strings = fc.dictionary(text, text, { maxKeys: 4 })
const design = fc
  .record({
    pass: fc.dictionary(text, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
    indent: fc.constantFrom('', '  ', '\t'),
    images: files(imagePath),
    otherFiles: files(otherPath),
    localizations: fc.uniqueArray(fc.tuple(fc.constantFrom('en', 'de', 'pt-BR'), strings), {
      selector: ([tag]) => tag,
    }),
  })
  .map(({ pass, indent, images, otherFiles, localizations }) =>
    createDocument({
      text: `${JSON.stringify({ ...pass, ...IDENTITY }, null, indent)}\n`,
      images: new Map(images),
      otherFiles: new Map(otherFiles),
      localizations: Object.fromEntries(localizations),
    }),
  )

describe('template folder', () => {
  test('opens again as the same design, to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(design, async document => {
        const { name, bytes: archive } = zipTemplate(document, NOW)
        const opened = await openFiles([{ path: name, content: new Blob([archive.slice()]) }])
        expect(opened.document.text).toBe(document.text)
        expect(opened.document.images).toEqual(sorted(document.images))
        expect(opened.document.otherFiles).toEqual(sorted(document.otherFiles))
        expect(opened.document.localizations).toEqual(document.localizations)
      }),
      { numRuns: 150 },
    )
  })

  test('is one that readers of templates take, with the keys that the certificate will give', () => {
    const document = createDocument({
      text: '{\n  "organizationName": "Kiln",\n  "description": "Card",\n  "storeCard": {}\n}\n',
    })
    const { content, findings, tooling } = readTemplate(templateFolder(document))
    expect(content).toMatchObject({ organizationName: 'Kiln', passTypeIdentifier: 'pass.', teamIdentifier: '' })
    expect(tooling).toEqual({ automaticallyGenerateCompatiblePass: false })
    expect(findings).toEqual([])
  })

  test('is called as the pass is, in letters that file systems take', () => {
    expect(fileName('Kiln & Clay: “5/6”')).toBe('Kiln & Clay “5 6”')
    expect(fileName('../..')).toBe('Pass')
    expect(fileName('ü'.repeat(80))).toBe('ü'.repeat(60))
  })
})

function sorted(map: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  return new Map([...map].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
