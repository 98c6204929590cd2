import { grayPng } from '../support/png.ts'
import { changeMember, IMAGES, PASS, text, type Wrong } from '../support/sandbox.ts'
import { flipLastByte } from './archives.ts'

const FIELD = { key: 'points', label: 'Points', value: 42 }
const passText = JSON.stringify(PASS)

/** What is wrong inside a pass, in its manifest and its pass.json: by the name of the fixture. */
export const contents: Readonly<Record<string, Wrong>> = {
  'manifest-invalid-json': { manifestBytes: text('{"pass.json": "a9993e36') },
  'manifest-invalid-json--not-texts': { manifest: entries => ({ ...entries, 'icon.png': 5 }) },
  'manifest-invalid-json--array': { manifest: entries => Object.entries(entries) },
  'manifest-invalid-json--bom': { manifestBytes: text('\uFEFF{}') },
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
  'json-syntax': { passBytes: text(passText.replace('}]}', '},]}')) },
  'json-syntax--comment': { passBytes: text(`// made by hand\n${passText}`) },
  'json-syntax--curly-quotes': { passBytes: text(passText.replaceAll('"', '”')) },
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
  'style-multiple-classic': { pass: { ...PASS, coupon: {} } },
  'style-transit-type-missing': { pass: { ...PASS, storeCard: undefined, boardingPass: { primaryFields: [FIELD] } } },
  'field-key-missing': { pass: { ...PASS, storeCard: { primaryFields: [{ value: 42 }] } } },
  'field-key-duplicate': { pass: { ...PASS, storeCard: { primaryFields: [FIELD], backFields: [FIELD] } } },
  'field-value-missing': { pass: { ...PASS, storeCard: { primaryFields: [{ key: 'points' }] } } },
  'field-value-type': { pass: { ...PASS, storeCard: { primaryFields: [{ key: 'points', value: true }] } } },
  'field-change-message-no-placeholder': {
    pass: { ...PASS, storeCard: { primaryFields: [{ ...FIELD, changeMessage: 'More points' }] } },
  },

  'ws-url-without-token': { pass: { ...PASS, webServiceURL: 'https://passes.example.com/' } },
  'ws-token-without-url': { pass: { ...PASS, authenticationToken: 'a'.repeat(32) } },
  'ws-token-short': {
    pass: { ...PASS, webServiceURL: 'https://passes.example.com/', authenticationToken: 'a'.repeat(15) },
  },
  'ws-url-not-https': {
    pass: { ...PASS, webServiceURL: 'http://passes.example.com/', authenticationToken: 'a'.repeat(32) },
  },
  'url-local': { pass: { ...PASS, webServiceURL: 'http://localhost:8080/', authenticationToken: 'a'.repeat(32) } },

  'icon-missing': { images: {} },
  'icon-2x-missing': { images: omit(IMAGES, 'icon@2x.png') },
  'icon-3x-missing': { images: omit(IMAGES, 'icon@3x.png') },
  'image-not-png': { more: { 'logo.png': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0) } },
  'image-not-png--empty': { images: { ...IMAGES, 'icon.png': new Uint8Array() } },
  'image-not-png--headless': { images: { ...IMAGES, 'icon.png': grayPng(2, 2).subarray(1) } },

  'cert-passtype-mismatch': { pass: { ...PASS, passTypeIdentifier: 'pass.com.example.tea' } },
  'cert-team-mismatch': { pass: { ...PASS, teamIdentifier: 'Z9Y8X7W6V5' } },
}

function omit<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}
