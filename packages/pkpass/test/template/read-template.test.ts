import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTemplate } from '../../src/template/read-template.ts'
import { writeTemplate, writeTemplateFolder } from '../../src/template/write-template.ts'
import { writeZip, zipEntry } from '../../src/zip/write-zip.ts'
import { craftZip } from '../support/craft-zip.ts'
import { json, text } from '../support/sandbox.ts'
import { CONTENT, refusal, TOOLING, templateFolder } from './support.ts'

function zipOf(files: Readonly<Record<string, Uint8Array>>, folder = ''): Uint8Array {
  return writeZip(Object.entries(files).map(([name, bytes]) => zipEntry(`${folder}${name}`, bytes)))
}

describe('a template is read', () => {
  const expected = readTemplate(templateFolder())

  test('with dates, unknown keys and handles as they are, and all files', () => {
    const { 'pass.json': _pass, 'tooling.json': _tooling, ...files } = templateFolder()
    expect(expected).toEqual({ content: JSON.parse(JSON.stringify(CONTENT)), tooling: TOOLING, files, findings: [] })
  })

  test('from a map, and from an archive with and without the folder around it', () => {
    expect(readTemplate(new Map(Object.entries(templateFolder())))).toEqual(expected)
    for (const folder of ['', 'Card.pkpasstemplate/']) {
      const { content, files } = readTemplate(zipOf(templateFolder(), folder))
      expect(content).toEqual(expected.content)
      expect(Object.keys(files)).toEqual(Object.keys(expected.files))
    }
  })

  test('from the archive a Mac makes, folder entries and resource forks in it', () => {
    const archive = zipOf({
      'Card/pass.json': json(CONTENT),
      'Card/.DS_Store': text(''),
      '__MACOSX/Card/._pass.json': text(''),
    })
    expect(readTemplate(archive)).toMatchObject({
      files: {},
      findings: [
        { rule: 'zip-junk-files', file: '.DS_Store' },
        { rule: 'zip-junk-files', file: '__MACOSX/Card/._pass.json' },
      ],
    })
  })

  test('without an earlier signing, and without tooling that cannot be read', () => {
    const folder = { ...templateFolder(), 'manifest.json': text('{}'), signature: text(''), 'tooling.json': text('{') }
    expect(readTemplate(folder)).toEqual({ ...expected, tooling: {} })
    expect(readTemplate({ ...folder, 'tooling.json': json({ designerVersion: 1 }) }).tooling).toEqual({})
  })

  test('with an empty value where a field has none', () => {
    const { content } = readTemplate(templateFolder({ ...CONTENT, generic: { backFields: [{ key: 'a' }] } }))
    expect(content.generic?.backFields).toEqual([{ key: 'a', value: '' }])
  })

  test.each([
    ['serialNumber', undefined],
    ['formatVersion', '1'],
    ['formatVersion', 2],
    ['backgroundColor', 'teal'],
    ['labelColor', 'rgb(10%, 0%, 0%)'],
    ['expirationDate', '2026-12-31'],
    ['relevantDates', [{ date: 'soon' }]],
    ['semantics', { eventStartDate: 'soon' }],
    ['semantics', { eventType: 'PKEventTypeParty' }],
    ['semantics', { seats: [{ seatSectionColor: 'red' }] }],
    ['barcodes', [{ message: '' }]],
    ['barcodes', [{ message: '', messageEncoding: '', format: 'PKBarcodeFormatMaxi' }]],
    ['nfc', { message: '' }],
    ['generic', { backFields: [{ value: '' }] }],
    ['generic', { backFields: [{ key: 'a', value: '', dateStyle: 'PKDateStyleTiny' }] }],
  ])('or refused for what Pass Designer does not open: %s %j', (key, value) => {
    const error = refusal(() => readTemplate(templateFolder({ ...CONTENT, [key]: value })))
    expect(error).toMatchObject({
      code: 'ERR_TEMPLATE_PASS',
      rule: 'Templates, section 2',
      message: expect.stringContaining(key),
    })
  })

  test.each([
    ['ERR_TEMPLATE_PASS', 'Templates, section 1', {}],
    ['ERR_TEMPLATE_PASS', 'Templates, section 2', { 'pass.json': text('{') }],
    ['ERR_TEMPLATE_NAME', 'zip-unsafe-path', { ...templateFolder(), '../a': text('') }],
    ['ERR_TEMPLATE_NAME', 'zip-unsafe-path', { ...templateFolder(), '/a': text('') }],
    ['ERR_TEMPLATE_NAME', 'zip-unsafe-path', { ...templateFolder(), 'a\\b': text('') }],
    ['ERR_TEMPLATE_NAME', 'zip-unsafe-path', { ...templateFolder(), 'C:a': text('') }],
    ['ERR_TEMPLATE_ARCHIVE', 'zip-unreadable', text('no archive')],
    ['ERR_TEMPLATE_ARCHIVE', 'zip-unsafe-path', craftZip([{ name: '../pass.json', stored: json(CONTENT) }])],
    [
      'ERR_TEMPLATE_ARCHIVE',
      'zip-symlink',
      craftZip([
        { name: 'pass.json', stored: text('/etc/passwd'), madeBy: 3, externalAttributes: (0o120777 << 16) >>> 0 },
      ]),
    ],
    ['ERR_TEMPLATE_ARCHIVE', 'Templates, section 1', zipOf({ 'Card/pass.json': json(CONTENT), 'other.txt': text('') })],
    [
      'ERR_TEMPLATE_PASS',
      'Templates, section 1',
      zipOf({ 'A/pass.json': json(CONTENT), 'B/pass.json': json(CONTENT) }),
    ],
  ])('or refused with %s by %s', (code, rule, source) => {
    expect(refusal(() => readTemplate(source))).toMatchObject({ name: 'TemplateError', code, rule })
  })
})

describe('a template is written', () => {
  test('with sorted keys, people to read them, and tooling.json always', () => {
    const written = writeTemplateFolder({ content: readTemplate(templateFolder()).content, tooling: {}, files: {} })
    expect([...written.keys()]).toEqual(['pass.json', 'tooling.json'])
    const passJson = Buffer.from(written.get('pass.json') ?? []).toString()
    expect(passJson).toMatch(/^\{\n {2}"backgroundColor": "#3c1e14",\n {2}"barcodes": \[\n {4}\{\n {6}"altText"/)
    expect(Buffer.from(written.get('tooling.json') ?? []).toString()).toBe(
      '{\n  "automaticallyGenerateCompatiblePass": false\n}\n',
    )
  })

  test.each(['pass.json', 'tooling.json', '../a'])('but not with a file called %s', name => {
    const template = { ...readTemplate(templateFolder()), files: { [name]: text('') } }
    expect(refusal(() => writeTemplate(template))).toMatchObject({ code: 'ERR_TEMPLATE_NAME' })
  })

  test('and not with what Pass Designer does not open', () => {
    const template = readTemplate(templateFolder())
    const content = { ...template.content, labelColor: 'teal' }
    expect(refusal(() => writeTemplate({ ...template, content }))).toMatchObject({ code: 'ERR_TEMPLATE_PASS' })
  })

  test('and read back as it was', () => {
    const { content } = readTemplate(templateFolder())
    const string = fc.string({ unit: 'binary' }).map(all => all.toWellFormed())
    const json = fc.jsonValue({ stringUnit: 'grapheme' }).map(value => JSON.parse(JSON.stringify(value)))
    const paths = fc.constantFrom('icon.png', 'fr.lproj/logo.png', 'a/b/c d.txt', 'ü.txt')
    fc.assert(
      fc.property(
        fc.dictionary(paths, fc.uint8Array({ maxLength: 9 })),
        fc.dictionary(
          // Schemas leave out __proto__: it is a name for attacks on whoever copies objects, and no key of an editor.
          string.filter(key => !key.startsWith('design') && key !== '__proto__'),
          json,
        ),
        fc.array(fc.record({ key: fc.string({ minLength: 1 }), value: fc.oneof(string, fc.integer()) }), {
          maxLength: 3,
        }),
        json,
        (files, unknown, backFields, userInfo) => {
          const fields = [...new Map(backFields.map(field => [field.key, field])).values()]
          const tooling = { ...unknown, automaticallyGenerateCompatiblePass: false }
          const template = { content: { ...content, userInfo, coupon: { backFields: fields } }, tooling, files }
          for (const source of [writeTemplateFolder(template), writeTemplate(template)]) {
            const { findings, ...read } = readTemplate(source)
            expect(findings).toEqual([])
            expect({
              ...read,
              files: Object.fromEntries(
                Object.entries(read.files).map(([path, bytes]) => [path, new Uint8Array(bytes)]),
              ),
            }).toEqual(template)
          }
        },
      ),
    )
  })
})
