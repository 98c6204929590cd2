import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildPass } from '../../src/bundle/build-pass.ts'
import { type PassFolder, readPassFolder, writePassFolder } from '../../src/bundle/pass-folder.ts'
import { inspectPass } from '../../src/inspect/inspect-pass.ts'
import { whitePng } from '../support/png.ts'
import { IMAGES, json, NOW, PASS, SIGNING_TIME, signer, TRUST, text } from '../support/sandbox.ts'

const PNG = whitePng(2, 2)
const PERSONALIZATION = { description: 'Join', requiredPersonalizationFields: ['PKPassPersonalizationFieldName'] }
const { serialNumber: _serialNumber, ...DRAFT } = { ...PASS, newKeyOf2031: [1] }

function codeOf(files: Readonly<Record<string, Uint8Array>>): unknown {
  try {
    return readPassFolder(files)
  } catch (error) {
    return error
  }
}

describe('the folder of a pass', () => {
  test('is read into what is built', async () => {
    const folder = readPassFolder({
      'pass.json': json(DRAFT),
      ...IMAGES,
      'en.lproj/pass.strings': text('/* all */ "Points" = "Punkte";'),
      'en.lproj/logo.png': PNG,
      'en.lproj/logo.pdf': PNG,
      'personalization.json': json(PERSONALIZATION),
      'personalizationLogo.png': PNG,
    })
    expect(folder).toEqual({
      content: DRAFT,
      files: { ...IMAGES, 'en.lproj/logo.pdf': PNG },
      localizations: { en: { strings: { Points: 'Punkte' }, images: { 'logo.png': PNG } } },
      personalization: { content: PERSONALIZATION, logo: { 'personalizationLogo.png': PNG } },
      findings: [],
    })
    const { content, files, localizations } = folder
    const { bytes } = await buildPass({ ...content, serialNumber: 'a' }, files, {
      signer,
      signingTime: SIGNING_TIME,
      localizations,
    })
    expect(inspectPass(bytes, { trust: TRUST, now: NOW }).valid).toBe(true)
  })

  test('is read from a map as from a record', () => {
    const files = { 'pass.json': json(PASS), ...IMAGES }
    expect(readPassFolder(new Map(Object.entries(files)))).toEqual(readPassFolder(files))
  })

  test('loses an earlier signing silently, and junk with a word', () => {
    const { files, findings } = readPassFolder({
      'pass.json': json(PASS),
      'manifest.json': PNG,
      signature: PNG,
      '.DS_Store': PNG,
      'en.lproj/._logo.png': PNG,
      '__MACOSX/._icon.png': PNG,
      'Thumbs.db': PNG,
      'icon.png~': PNG,
      'icon 2.png': PNG,
      'tooling.json': PNG,
      'images/icon.png': PNG,
      'en.lproj/deep/icon.png': PNG,
      '../../etc/passwd': PNG,
      'pt_BR.lproj/pass.strings': PNG,
      'pt_br.lproj/pass.strings': PNG,
      'Base.lproj/pass.strings': PNG,
    })
    expect(files).toEqual({ 'Base.lproj/pass.strings': PNG })
    expect(findings.map(({ rule, file }) => [rule, file])).toEqual([
      ['zip-junk-files', '.DS_Store'],
      ['zip-junk-files', 'en.lproj/._logo.png'],
      ['zip-junk-files', '__MACOSX/._icon.png'],
      ['zip-junk-files', 'Thumbs.db'],
      ['zip-junk-files', 'icon.png~'],
      ['zip-junk-files', 'icon 2.png'],
      ['zip-junk-files', 'tooling.json'],
      ['zip-deep-folder', 'images/icon.png'],
      ['zip-deep-folder', 'en.lproj/deep/icon.png'],
      ['zip-deep-folder', '../../etc/passwd'],
      ['l10n-folder-name', 'pt_BR.lproj/pass.strings'],
      ['l10n-folder-name', 'pt_br.lproj/pass.strings'],
      ['l10n-folder-name', 'Base.lproj/pass.strings'],
    ])
  })

  test.each([
    ['ERR_FOLDER_PASS', {}],
    ['ERR_FOLDER_PASS', { 'pass.json': text('{') }],
    ['ERR_FOLDER_PASS', { 'pass.json': text('[]') }],
    ['ERR_FOLDER_PASS', { 'pass.json': json({ ...PASS, voided: 'yes' }) }],
    ['ERR_FOLDER_PASS', { 'pass.json': json({ ...PASS, description: undefined }) }],
    ['ERR_FOLDER_STRINGS', { 'pass.json': json(PASS), 'en.lproj/pass.strings': text('"a"') }],
    ['ERR_BUNDLE_PERSONALIZATION', { 'pass.json': json(PASS), 'personalization.json': text('{}') }],
  ])('is refused with %s', (code, files) => {
    expect(codeOf(files)).toMatchObject({ name: 'BundleError', code })
  })

  test('tells what is wrong with its pass.json', () => {
    expect(codeOf({ 'pass.json': json({ ...PASS, voided: 'yes' }) })).toMatchObject({
      findings: [{ rule: 'json-string-for-number', pointer: '/voided' }],
      message: expect.stringContaining('/voided: '),
    })
  })
})

describe('the folder of a pass is written', () => {
  test('with a pass.json that people read', () => {
    const written = writePassFolder({ content: { ...PASS }, files: {}, localizations: {} })
    expect(Buffer.from(written.get('pass.json') ?? []).toString()).toBe(`${JSON.stringify(PASS, null, 2)}\n`)
  })

  test.each(['manifest.json', '../a', 'pass.json'])('but not with a file called %s', name => {
    expect(() => writePassFolder({ content: PASS, files: { [name]: PNG }, localizations: {} })).toThrow(
      expect.objectContaining({ code: 'ERR_BUNDLE_NAME' }),
    )
  })

  test('and read back as it was', () => {
    const bytes = fc.uint8Array({ maxLength: 20 })
    const string = fc.string({ unit: 'binary' })
    const folders: fc.Arbitrary<PassFolder> = fc
      .record({
        serialNumber: fc.string(),
        userInfo: fc.jsonValue({ noUnicodeString: false }),
        files: fc.dictionary(
          fc.constantFrom('icon.png', 'icon@2x.png', 'read-me.txt', 'en.lproj/a.pdf', '__proto__'),
          bytes,
        ),
        keys: fc.uniqueArray(string, { maxLength: 4 }),
        languages: fc.dictionary(
          fc.constantFrom('en', 'pt-BR', 'zh-Hans'),
          fc.array(string, { minLength: 4, maxLength: 4 }),
        ),
        logo: bytes,
        personalized: fc.boolean(),
      })
      .map(({ serialNumber, userInfo, files, keys, languages, logo, personalized }) => ({
        content: { ...PASS, serialNumber, userInfo: JSON.parse(JSON.stringify(userInfo)) },
        files,
        localizations: Object.fromEntries(
          Object.entries(languages).map(([language, texts]) => [
            language,
            {
              strings: Object.fromEntries(keys.map((key, index) => [key, texts[index] ?? ''])),
              images: { 'logo.png': logo },
            },
          ]),
        ),
        ...(personalized && {
          personalization: {
            content: {
              description: 'Join',
              requiredPersonalizationFields: ['PKPassPersonalizationFieldName' as const],
            },
            logo: { 'personalizationLogo@2x.png': logo },
          },
        }),
      }))
    fc.assert(
      fc.property(folders, folder => {
        expect(readPassFolder(writePassFolder(folder))).toEqual({ ...folder, findings: [] })
      }),
    )
  })
})
