import { expect, test } from 'vitest'
import { type Bundle, check, fileRuleTests, findingsOf, png, scales } from './file-rule.ts'

const SIGN_UP = {
  description: 'Join the rewards program',
  requiredPersonalizationFields: ['PKPassPersonalizationFieldName'],
}
const SERVICE = {
  nfc: {
    message: 'card-1',
    encryptionPublicKey: 'MDkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDIgACZhCVThfeXXIIbbPcqzSNwUgKgvmAS3RE5r9JxSmgGFg=',
  },
  webServiceURL: 'https://passes.example.com/',
  authenticationToken: 'a'.repeat(32),
}
const FILE = 'personalization.json'
const signUp = (change: Readonly<Record<string, unknown>> = {}, pass: Bundle['pass'] = SERVICE): Bundle => ({
  files: { [FILE]: JSON.stringify({ ...SIGN_UP, ...change }), ...scales('personalizationLogo', 150, 40) },
  pass,
})

test('a sign-up with all that belongs to it has nothing to remark', () => {
  expect(check(signUp())).toEqual([])
})

fileRuleTests('personalization-needs-service', {
  raises: {
    'no service at all': [signUp({}, {}), FILE],
    'no nfc': [signUp({}, { ...SERVICE, nfc: undefined }), FILE],
  },
  accepts: { 'all three': signUp(), 'no sign-up': {}, 'a pass that could not be read': signUp({}, 'unreadable') },
})
fileRuleTests('personalization-fields', {
  raises: {
    none: [signUp({ requiredPersonalizationFields: undefined }), `${FILE}#/requiredPersonalizationFields`],
    'an empty list': [signUp({ requiredPersonalizationFields: [] }), `${FILE}#/requiredPersonalizationFields`],
    'names of others': [
      signUp({ requiredPersonalizationFields: ['PKPassPersonalizationFieldName', 'name', 5] }),
      `${FILE}#/requiredPersonalizationFields/1`,
      `${FILE}#/requiredPersonalizationFields/2`,
    ],
  },
  accepts: {
    'all four': signUp({
      requiredPersonalizationFields: ['Name', 'PostalCode', 'EmailAddress', 'PhoneNumber'].map(
        name => `PKPassPersonalizationField${name}`,
      ),
    }),
    'what is no JSON': { files: { [FILE]: '{' } },
  },
})
fileRuleTests('personalization-description', {
  raises: {
    missing: [signUp({ description: undefined }), `${FILE}#/description`],
    empty: [signUp({ description: '' }), `${FILE}#/description`],
    'a number': [signUp({ description: 5 }), `${FILE}#/description`],
    'no object around it': [{ files: { [FILE]: '[]' } }, `${FILE}#/description`],
  },
  accepts: { 'a text': signUp(), 'no sign-up': {} },
})
fileRuleTests('personalization-logo', {
  raises: { 'no logo': [{ ...signUp(), files: { [FILE]: JSON.stringify(SIGN_UP) } }, 'personalizationLogo@2x.png'] },
  accepts: {
    'a logo in a language': { files: { [FILE]: '{}', 'en.lproj/personalizationLogo@2x.png': png(300, 80) } },
    'no sign-up': {},
  },
})
fileRuleTests('personalization-left-over', {
  raises: { 'after the sign-up': [{ ...signUp(), isPersonalized: true }, FILE] },
  accepts: { 'before the sign-up': signUp(), 'removed after it': { isPersonalized: true } },
})
test('what is left over can be removed with its logo', () => {
  const [finding] = findingsOf('personalization-left-over', { ...signUp(), isPersonalized: true })
  const logos = Object.keys(scales('personalizationLogo', 150, 40))
  expect(finding?.changes).toEqual([FILE, ...logos].map(file => ({ op: 'removeFile', file })))
})
fileRuleTests('personalization-style', {
  raises: { 'a coupon': [signUp({}, { ...SERVICE, storeCard: undefined, coupon: {} }), FILE] },
  accepts: {
    'a store card': signUp(),
    'a store card beside a poster': signUp({}, { ...SERVICE, posterGeneric: {} }),
    'no sign-up': { pass: { storeCard: undefined, coupon: {} } },
  },
})
