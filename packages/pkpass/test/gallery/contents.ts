import { whitePng } from '../support/png.ts'
import { changeMember, IMAGES, PASS, text, type Wrong } from '../support/sandbox.ts'
import { flipLastByte } from './archives.ts'

const { storeCard } = PASS
const FIELD = { key: 'points', label: 'Points', value: 42 }
const passText = JSON.stringify(PASS)

/** What is wrong inside a pass, in its manifest and its pass.json: by the name of the fixture. */
export const contents: Readonly<Record<string, Wrong>> = {
  'manifest-invalid-json': { manifestBytes: () => text('{"pass.json": "a9993e36') },
  'manifest-invalid-json--not-texts': { manifest: entries => ({ ...entries, 'icon.png': 5 }) },
  'manifest-invalid-json--array': { manifest: entries => Object.entries(entries) },
  'manifest-invalid-json--bom': { manifestBytes: right => Buffer.concat([text('\uFEFF'), right]) },
  'manifest-invalid-json--trailing-comma': {
    manifestBytes: right => text(Buffer.from(right).toString().replace('}', ',\n}')),
  },
  'manifest-missing-entry': { manifest: entries => omit(entries, 'icon@2x.png') },
  'manifest-missing-entry--localized': {
    more: { 'en.lproj/pass.strings': text('"Points" = "Points";') },
    manifest: entries => omit(entries, 'en.lproj/pass.strings'),
  },
  'manifest-extra-entry': { manifest: entries => ({ ...entries, 'logo.png': '0'.repeat(40) }) },
  'manifest-hash-mismatch': { members: changeMember('icon@2x.png', flipLastByte(true)) },
  'manifest-hash-form': { manifest: entries => ({ ...entries, 'icon.png': 'qZk+NkcGgWq6PiVxeFDCbJzQ2J0=' }) },
  'manifest-hash-form--upper-case': {
    manifest: entries => ({ ...entries, 'icon.png': String(entries['icon.png']).toUpperCase() }),
  },
  'manifest-hash-form--sha256': { manifest: entries => ({ ...entries, 'icon.png': '0'.repeat(64) }) },
  'manifest-lists-itself': { manifest: entries => ({ ...entries, 'manifest.json': '0'.repeat(40) }) },
  'manifest-lists-itself--signature': { manifest: entries => ({ ...entries, signature: '0'.repeat(40) }) },

  'json-bom': { passBytes: text(`\uFEFF${passText}`) },
  'json-encoding': { passBytes: new Uint8Array(Buffer.from(passText.replace('Points', 'Püntli'), 'latin1')) },
  'json-encoding--utf16': { passBytes: new Uint8Array(Buffer.from(`\uFEFF${passText}`, 'utf16le')) },
  'json-encoding--utf16-without-mark': { passBytes: new Uint8Array(Buffer.from(passText, 'utf16le')) },
  'json-syntax': { passBytes: text(passText.replace('}]}', '},]}')) },
  'json-syntax--comment': { passBytes: text(`// made by hand\n${passText}`) },
  'json-syntax--curly-quotes': { passBytes: text(passText.replaceAll('"', '”')) },
  'json-syntax--single-quotes': { passBytes: text(passText.replaceAll('"', "'")) },
  'json-syntax--python': {
    passBytes: text(passText.replace('}]}', '}]},"userInfo":{"big":True,}').replaceAll('"', "'")),
  },
  'json-syntax--cut-short': { passBytes: text(passText.slice(0, -20)) },
  'json-syntax--warning-in-front': { passBytes: text(`<br />\n<b>Warning</b>: no\n${passText}`) },
  'json-syntax--line-end-in-text': { passBytes: text(passText.replace('card of', 'card\nof')) },
  'json-duplicate-member': { passBytes: text(passText.replace('{', '{"description":"the other one",')) },
  'json-duplicate-member--manifest': {
    manifestBytes: right =>
      text(
        Buffer.from(right)
          .toString()
          .replace('{', `{"pass.json":"${'0'.repeat(40)}",`),
      ),
  },
  'json-not-object': { pass: [PASS] },
  'json-unknown-key': { pass: { ...PASS, logotext: 'Example Coffee' } },
  'json-wrong-type': { pass: { ...PASS, logoText: ['Example Coffee'] } },
  'json-number-for-string': { pass: { ...PASS, serialNumber: 1 } },
  'json-string-for-number': { pass: { ...PASS, maxDistance: '100' } },
  'json-wrong-type--too-many-values': { pass: { ...PASS, userInfo: new Array(20_000).fill(0) } },
  'json-wrong-type--too-deep': {
    passBytes: text(passText.replace('42}', `${'['.repeat(5_000)}${']'.repeat(5_000)}}`)),
  },

  'pass-missing-format-version': { pass: { ...PASS, formatVersion: undefined } },
  'pass-missing-format-version--text': { pass: { ...PASS, formatVersion: '1' } },
  'pass-missing-serial': { pass: { ...PASS, serialNumber: undefined } },
  'pass-missing-type-id': { pass: { ...PASS, passTypeIdentifier: undefined } },
  'pass-missing-team': { pass: { ...PASS, teamIdentifier: undefined } },
  'pass-missing-organization': { pass: { ...PASS, organizationName: '' } },
  'pass-missing-description': { pass: { ...PASS, description: undefined } },

  'style-missing': { pass: { ...PASS, storeCard: undefined } },
  'style-multiple-classic': { pass: { ...PASS, coupon: storeCard } },
  'style-transit-type-missing': {
    pass: {
      ...PASS,
      storeCard: undefined,
      boardingPass: { ...storeCard, primaryFields: [FIELD, { ...FIELD, key: 'more' }] },
    },
  },
  'field-key-missing': { pass: { ...PASS, storeCard: { ...storeCard, primaryFields: [{ value: 42 }] } } },
  'field-key-duplicate': { pass: { ...PASS, storeCard: { ...storeCard, headerFields: [FIELD] } } },
  'field-value-missing': { pass: { ...PASS, storeCard: { ...storeCard, primaryFields: [{ key: 'points' }] } } },
  'field-value-type': {
    pass: { ...PASS, storeCard: { ...storeCard, primaryFields: [{ key: 'points', value: true }] } },
  },
  'field-change-message-no-placeholder': {
    pass: { ...PASS, storeCard: { ...storeCard, primaryFields: [{ ...FIELD, changeMessage: 'More points' }] } },
  },

  'ws-url-without-token': { pass: { ...PASS, webServiceURL: 'https://passes.example.com' } },
  'ws-token-without-url': { pass: { ...PASS, authenticationToken: 'a'.repeat(32) } },
  'ws-token-short': {
    pass: { ...PASS, webServiceURL: 'https://passes.example.com', authenticationToken: 'a'.repeat(15) },
  },
  'ws-url-not-https': {
    pass: { ...PASS, webServiceURL: 'http://passes.example.com', authenticationToken: 'a'.repeat(32) },
  },
  'url-local': { pass: { ...PASS, webServiceURL: 'http://localhost:8080', authenticationToken: 'a'.repeat(32) } },

  'icon-missing': { images: {} },
  'icon-2x-missing': { images: omit(IMAGES, 'icon@2x.png') },
  'icon-3x-missing': { images: omit(IMAGES, 'icon@3x.png') },
  'image-not-png': { more: { 'logo.png': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0) } },
  'image-not-png--web-page': { more: { 'logo.png': text('<!doctype html><title>404</title>') } },
  'image-not-png--cut-short': { more: { 'logo.png': whitePng(8, 8).subarray(0, 60) } },
  'image-not-png--line-ends': {
    more: {
      'logo.png': Buffer.from(Buffer.from(whitePng(2, 2)).toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
    },
  },
  'image-not-png--git-lfs': {
    more: { 'logo.png': text('version https://git-lfs.github.com/spec/v1\noid sha256:0\n') },
  },
  'image-not-png--empty': { images: { ...IMAGES, 'icon.png': new Uint8Array() } },
  'image-not-png--headless': { images: { ...IMAGES, 'icon.png': whitePng(2, 2).subarray(1) } },

  'l10n-folder-name': { more: { 'pt_BR.lproj/pass.strings': text('"Points" = "Pontos";') } },
  'l10n-folder-name--case': { more: { 'zh-hans.lproj/pass.strings': text('"Points" = "Points";') } },
  'l10n-strings-name': { more: { 'en.lproj/Localizable.strings': text('"Points" = "Points";') } },
  'l10n-strings-syntax': { more: { 'en.lproj/pass.strings': text('"Points" = "Points"') } },
  'l10n-strings-syntax--curly-quotes': { more: { 'en.lproj/pass.strings': utf16('“Points” = “Points”;') } },
  'l10n-strings-encoding': { more: { 'de.lproj/pass.strings': text('"Points" = "Pünktchen";') } },
  'l10n-strings-encoding--latin1': {
    more: { 'de.lproj/pass.strings': Buffer.from('"Points" = "Pünktchen";', 'latin1') },
  },
  'l10n-strings-encoding--no-mark': { more: { 'de.lproj/pass.strings': utf16('"Points" = "Pünktchen";').subarray(2) } },
  'l10n-keys-differ': {
    more: {
      'de.lproj/pass.strings': text('"Points" = "Punkte";'),
      'en.lproj/pass.strings': text('"Points" = "Points"; "Level" = "Level";'),
    },
  },
  'l10n-image-shadowed': {
    more: {
      'logo.png': whitePng(64, 20),
      'logo@2x.png': whitePng(128, 40),
      'en.lproj/logo.png': whitePng(64, 20),
      'en.lproj/logo@2x.png': whitePng(128, 40),
    },
  },
  'l10n-image-scales': {
    more: {
      'de.lproj/logo@2x.png': whitePng(128, 40),
      'en.lproj/logo@2x.png': whitePng(128, 40),
      'en.lproj/logo@3x.png': whitePng(192, 60),
    },
  },

  'cert-passtype-mismatch': { pass: { ...PASS, passTypeIdentifier: 'pass.com.example.tea' } },
  'cert-team-mismatch': { pass: { ...PASS, teamIdentifier: 'Z9Y8X7W6V5' } },
}

function utf16(characters: string): Uint8Array {
  return Buffer.from(`\uFEFF${characters}`, 'utf16le')
}

function omit<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}
