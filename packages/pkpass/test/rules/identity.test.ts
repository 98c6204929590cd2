import { passRuleTests } from './pass-rule.ts'

passRuleTests('pass-missing-format-version', {
  raises: {
    none: [{ formatVersion: undefined }, '/formatVersion'],
    'another number': [{ formatVersion: 2 }, '/formatVersion'],
    'a text': [{ formatVersion: '1' }, '/formatVersion'],
    null: [{ formatVersion: null }, '/formatVersion'],
  },
  accepts: { 'the number 1': { formatVersion: 1 } },
})

passRuleTests('pass-missing-serial', {
  raises: {
    none: [{ serialNumber: undefined }, '/serialNumber'],
    'an empty one': [{ serialNumber: '' }, '/serialNumber'],
    null: [{ serialNumber: null }, '/serialNumber'],
  },
  accepts: { 'a digit': { serialNumber: '0' }, 'a number, which has a rule of its own': { serialNumber: 0 } },
})

passRuleTests('pass-missing-type-id', {
  raises: {
    none: [{ passTypeIdentifier: undefined }, '/passTypeIdentifier'],
    'an empty one': [{ passTypeIdentifier: '' }, '/passTypeIdentifier'],
    'the bare prefix': [{ passTypeIdentifier: 'pass.' }, '/passTypeIdentifier'],
  },
  accepts: { 'a short name': { passTypeIdentifier: 'pass.a' }, 'no prefix': { passTypeIdentifier: 'com.example' } },
})

passRuleTests('pass-type-id-form', {
  raises: {
    'no prefix': [{ passTypeIdentifier: 'com.example.coffee' }, '/passTypeIdentifier'],
    'a prefix in capitals': [{ passTypeIdentifier: 'Pass.com.example' }, '/passTypeIdentifier'],
    'an underscore': [{ passTypeIdentifier: 'pass.com.example_shop' }, '/passTypeIdentifier'],
    'a space': [{ passTypeIdentifier: 'pass.com.example ' }, '/passTypeIdentifier'],
  },
  accepts: {
    'letters, digits, points and hyphens': { passTypeIdentifier: 'pass.com.Example-2.coffee' },
    'the bare prefix, which has a rule of its own': { passTypeIdentifier: 'pass.' },
    'none, which has a rule of its own': { passTypeIdentifier: undefined },
  },
})

passRuleTests('pass-missing-team', {
  raises: {
    none: [{ teamIdentifier: undefined }, '/teamIdentifier'],
    'an empty one': [{ teamIdentifier: '' }, '/teamIdentifier'],
  },
  // Apple's have ten letters and digits; the certificate says for sure whether another is right.
  accepts: { 'ten letters and digits': {}, 'one of another form': { teamIdentifier: 'TEAM' } },
})

passRuleTests('pass-missing-organization', {
  raises: {
    none: [{ organizationName: undefined }, '/organizationName'],
    'an empty one': [{ organizationName: '' }, '/organizationName'],
  },
  accepts: { 'a letter': { organizationName: 'X' } },
})

passRuleTests('pass-missing-description', {
  raises: {
    none: [{ description: undefined }, '/description'],
    'an empty one': [{ description: '' }, '/description'],
  },
  accepts: { 'a word': { description: 'Coupon' } },
})

passRuleTests('pass-organization-long', {
  raises: { '65 characters': [{ organizationName: 'x'.repeat(65) }, '/organizationName'] },
  accepts: {
    '64 characters': { organizationName: 'x'.repeat(64) },
    '64 characters of two units each': { organizationName: '☕️'.slice(0, 1) + '😀'.repeat(63) },
  },
})

passRuleTests('pass-description-repeats', {
  raises: {
    '129 characters': [{ description: 'x'.repeat(129) }, '/description'],
    'the values of three fields': [
      {
        description: 'Ticket from Berlin to Hamburg in seat 12A',
        storeCard: fields('Berlin', 'Hamburg', '12A'),
      },
      '/description',
    ],
  },
  accepts: {
    '128 characters': { description: 'x'.repeat(128) },
    'two details': {
      description: 'Ticket from Berlin to Hamburg',
      storeCard: fields('Berlin', 'Hamburg', '12A'),
    },
    'one value in three fields': {
      description: 'Ticket to Hamburg',
      storeCard: fields('Hamburg', 'Hamburg', 'Hamburg'),
    },
    'values that are in any text': { description: 'Ticket for 1 person', storeCard: fields('1', 'er', 'fo', 'T') },
  },
})

passRuleTests('pass-serial-not-url-safe', {
  raises: {
    'a slash': [{ serialNumber: 'a/b' }, '/serialNumber'],
    'a space': [{ serialNumber: 'card 1' }, '/serialNumber'],
    'a percent sign': [{ serialNumber: '10%' }, '/serialNumber'],
    'an umlaut': [{ serialNumber: 'Müller' }, '/serialNumber'],
    'half a character': [{ serialNumber: '\ud83d' }, '/serialNumber'],
    'a step up': [{ serialNumber: '..' }, '/serialNumber'],
    '256 characters': [{ serialNumber: '1'.repeat(256) }, '/serialNumber'],
  },
  accepts: {
    'a UUID': { serialNumber: '7D6F1E0A-9A0B-4E0C-8B7C-0E4D3C2B1A09' },
    'letters, digits, hyphen, underscore, point and tilde': { serialNumber: 'Az09-_.~' },
    'three points': { serialNumber: '...' },
    '255 characters': { serialNumber: '1'.repeat(255) },
  },
})

passRuleTests('pass-serial-reused', {
  options: { isSerialReused: true },
  raises: { 'another pass has it': [{}, '/serialNumber'] },
  accepts: {},
})

passRuleTests('pass-serial-reused', { raises: {}, accepts: { 'no other pass has it': {} } })

passRuleTests('pass-already-expired', {
  options: { now: new Date('2026-06-01T12:00:00Z'), isFirstIssue: true },
  raises: {
    'a date in the past': [{ expirationDate: '2026-06-01T13:59+02:00' }, '/expirationDate'],
    'the date of an epoch': [{ expirationDate: '1970-01-01T00:00:00Z' }, '/expirationDate'],
    'the moment itself': [{ expirationDate: '2026-06-01T12:00Z' }, '/expirationDate'],
    'a voided pass': [{ voided: true }, '/voided'],
  },
  accepts: {
    'a date to come': { expirationDate: '2026-06-01T14:01+02:00' },
    'no date': { voided: false },
    'a malformed date': { expirationDate: '1970-01-01' },
  },
})

passRuleTests('pass-already-expired', {
  options: {},
  raises: {},
  accepts: {
    'nobody knows what time it is': { expirationDate: '1970-01-01T00:00:00Z' },
    'a pass that others have': { voided: true },
  },
})

function fields(...values: string[]): object {
  return { backFields: values.map((value, index) => ({ key: `field-${index}`, label: 'Detail', value })) }
}
