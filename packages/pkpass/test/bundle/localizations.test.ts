import { describe, expect, test } from 'vitest'
import { buildPass } from '../../src/bundle/build-pass.ts'
import { BundleError } from '../../src/bundle/bundle-error.ts'
import { isLanguageTag, type Localizations } from '../../src/bundle/localizations.ts'
import { preparePassFiles } from '../../src/bundle/pass-files.ts'
import type { PassPersonalization } from '../../src/bundle/personalization.ts'
import { inspectPass } from '../../src/inspect/inspect-pass.ts'
import { parseStrings } from '../../src/strings/parse-strings.ts'
import { readZip } from '../../src/zip/read-zip.ts'
import { whitePng } from '../support/png.ts'
import { IMAGES, NOW, PASS, SIGNING_TIME, signer, TRUST } from '../support/sandbox.ts'

const PNG = whitePng(2, 2)
const options = { signer, signingTime: SIGNING_TIME }
const LOCALIZATIONS: Localizations = {
  en: { strings: { Points: 'Points' }, images: { 'logo.png': PNG, 'logo@2x.png': PNG } },
  'zh-Hans': { strings: { Points: '积分' }, images: { 'logo@2x.png': PNG, 'logo.png': PNG } },
}
const REWARDS = {
  ...PASS,
  nfc: {
    message: 'x',
    encryptionPublicKey: 'MDkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDIgAD+r0RCwPQnFeLToRMWUyXkNzKONWrA7nt6z/MbcUWxNg=',
  },
  webServiceURL: 'https://passes.example.com/',
  authenticationToken: '0123456789abcdef',
}
const PERSONALIZATION: PassPersonalization = {
  content: { description: 'Join', requiredPersonalizationFields: ['PKPassPersonalizationFieldName'], newKey: 1 },
  logo: { 'personalizationLogo@2x.png': PNG },
}

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof BundleError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'nothing thrown'
}

describe('localizations', () => {
  test('become the files of the languages, signed with all others', async () => {
    const { bytes } = await buildPass(PASS, IMAGES, { ...options, localizations: LOCALIZATIONS })
    const { files } = readZip(bytes)
    expect([...files.keys()].filter(name => name.includes('/'))).toEqual([
      'en.lproj/pass.strings',
      'en.lproj/logo.png',
      'en.lproj/logo@2x.png',
      'zh-Hans.lproj/pass.strings',
      'zh-Hans.lproj/logo@2x.png',
      'zh-Hans.lproj/logo.png',
    ])
    expect(parseStrings(files.get('zh-Hans.lproj/pass.strings') ?? new Uint8Array())).toEqual(
      new Map([['Points', '积分']]),
    )
    expect(inspectPass(bytes, { trust: TRUST, now: NOW }).valid).toBe(true)
  })

  test('are prepared once for a series, or given for one pass: the pass is the same', async () => {
    const forSeries = preparePassFiles(IMAGES, { localizations: LOCALIZATIONS })
    const [one, two, three] = await Promise.all([
      buildPass(PASS, forSeries, options),
      buildPass(PASS, preparePassFiles(IMAGES), { ...options, localizations: LOCALIZATIONS }),
      buildPass(PASS, IMAGES, { ...options, localizations: LOCALIZATIONS }),
    ])
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0)
    expect(Buffer.compare(one.bytes, three.bytes)).toBe(0)
  })

  test('may translate in one language and show in another', () => {
    const prepared = preparePassFiles(
      {},
      { localizations: { en: { strings: {} }, fr: { images: { 'logo.png': PNG } }, de: {} } },
    )
    expect(prepared.entries.map(({ name }) => name)).toEqual(['en.lproj/pass.strings', 'fr.lproj/logo.png'])
  })

  test.each([
    ['ERR_BUNDLE_LANGUAGE: Expected a language tag such as en, pt-BR or zh-Hans, found "pt_BR"', { pt_BR: {} }],
    ['ERR_BUNDLE_LANGUAGE', { EN: {} }],
    ['ERR_BUNDLE_LANGUAGE', { 'pt-br': {} }],
    ['ERR_BUNDLE_LANGUAGE', { '../en': {} }],
    [
      'ERR_BUNDLE_STRINGS_KEYS: Expected the same keys in every language, found that en lacks "b"; fr lacks "a", "c"',
      { en: { strings: { a: '', c: '' } }, fr: { strings: { b: '' } } },
    ],
    [
      'ERR_BUNDLE_IMAGE_SCALES: Expected logo in the same scales in every language, found "logo.png" in en and "logo@2x.png" in fr',
      { en: { images: { 'logo.png': PNG } }, fr: { images: { 'logo@2x.png': PNG } } },
    ],
    ['ERR_BUNDLE_IMAGE_SHADOWED: Expected icon.png in the languages only', { en: { images: { 'icon.png': PNG } } }],
    ['ERR_BUNDLE_NAME', { en: { images: { 'a/logo.png': PNG } } }],
    ['ERR_BUNDLE_NAME', { en: { images: { 'pass.strings': PNG } } }],
  ])('are refused with %s', (expected, localizations: Localizations) => {
    expect(codeOf(() => preparePassFiles(IMAGES, { localizations }))).toContain(expected)
  })

  test('are refused where a file of theirs is given too', () => {
    const files = { 'en.lproj/pass.strings': PNG }
    expect(codeOf(() => preparePassFiles(files, { localizations: { en: { strings: {} } } }))).toContain(
      'ERR_BUNDLE_NAME: Expected each file once, found en.lproj/pass.strings twice',
    )
  })

  test.each(['en', 'haw', 'pt-BR', 'zh-Hans', 'zh-Hant-TW', 'es-419'])('may be called %s', tag => {
    expect(isLanguageTag(tag)).toBe(true)
  })

  test.each([
    '',
    'e',
    'english',
    'Base',
    'en-',
    'en-gb',
    'ZH-hans',
    'en_US',
    'en-US-x-a',
    'zh-TW-Hant',
    'en\n',
  ])('may not be called %j', tag => {
    expect(isLanguageTag(tag)).toBe(false)
  })
})

describe('a personalization', () => {
  test('becomes personalization.json, unknown keys and all, with its logo', async () => {
    const { bytes } = await buildPass(REWARDS, IMAGES, { ...options, personalization: PERSONALIZATION })
    const { files } = readZip(bytes)
    expect(JSON.parse(Buffer.from(files.get('personalization.json') ?? []).toString())).toEqual(PERSONALIZATION.content)
    expect(files.has('personalizationLogo@2x.png')).toBe(true)
  })

  test.each(['nfc', 'webServiceURL', 'authenticationToken'])('is refused in a pass without %s', async key => {
    const pass = Object.fromEntries(Object.entries(REWARDS).filter(([name]) => name !== key))
    const build = buildPass({ ...PASS, ...pass, [key]: undefined }, IMAGES, {
      ...options,
      personalization: PERSONALIZATION,
    })
    await expect(build).rejects.toMatchObject({
      code: 'ERR_BUNDLE_PERSONALIZATION',
      message: expect.stringContaining(`found no ${key}`),
    })
  })

  test.each([
    [
      'ERR_BUNDLE_PERSONALIZATION',
      { content: { description: '', requiredPersonalizationFields: ['PKPassPersonalizationFieldName'] } },
    ],
    ['ERR_BUNDLE_PERSONALIZATION', { content: { description: 'Join', requiredPersonalizationFields: [] } }],
    ['ERR_BUNDLE_NAME', { ...PERSONALIZATION, logo: { 'logo.png': PNG } }],
  ] satisfies [
    string,
    PassPersonalization,
  ][])('is refused with %s: %j', (code, personalization: PassPersonalization) => {
    expect(codeOf(() => preparePassFiles(IMAGES, { personalization }))).toContain(code)
  })
})
