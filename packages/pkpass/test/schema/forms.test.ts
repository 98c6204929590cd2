import { expect, test } from 'vitest'
import { passSchema } from '../../src/schema/pass.ts'
import { personalizationSchema } from '../../src/schema/personalization.ts'
import { PASS } from '../support/sandbox.ts'

function refusedAt(change: object): string[] {
  const { error } = passSchema.safeParse({ ...PASS, ...change })
  return error ? error.issues.map(({ path }) => path.join('/')) : []
}

const ENTRY = { identifier: 'first', name: 'First night', type: 'event' }
const FILE = { URL: 'https://example.com/map.png', SHA256: 'a'.repeat(64) }
const inTags = (tags: object) => ({ semantics: tags })
const inEntry = (members: object) => ({ upcomingPassInformation: [{ ...ENTRY, ...members }] })
const withFile = (file: object) => inEntry({ images: { venueMap: { URLs: [file] } } })
const field = (members: object) => ({ key: 'seat', value: '12 A', ...members })

/** A wrong form, where it is refused, and the right form next to it. */
test.each<[what: string, place: string, wrong: object, right: object]>([
  [
    'a flight number as a text',
    'semantics/flightNumber',
    inTags({ flightNumber: '815' }),
    inTags({ flightNumber: 815 }),
  ],
  ['half a flight', 'semantics/flightNumber', inTags({ flightNumber: 1.5 }), inTags({ flightNumber: 1 })],
  ['a duration as a text', 'semantics/duration', inTags({ duration: '90' }), inTags({ duration: 90.5 })],
  [
    'an amount as a number',
    'semantics/balance/amount',
    inTags({ balance: { amount: 5 } }),
    inTags({ balance: { amount: '5' } }),
  ],
  [
    'one seat without its list',
    'semantics/seats',
    inTags({ seats: { seatRow: '1' } }),
    inTags({ seats: [{ seatRow: '1' }] }),
  ],
  [
    'one performer without the list',
    'semantics/performerNames',
    inTags({ performerNames: 'A' }),
    inTags({ performerNames: ['A'] }),
  ],
  [
    'a place without longitude',
    'semantics/venueLocation/longitude',
    inTags({ venueLocation: { latitude: 1 } }),
    inTags({ venueLocation: { latitude: 1, longitude: 1 } }),
  ],
  [
    'a network without password',
    'semantics/wifiAccess/0/password',
    inTags({ wifiAccess: [{ ssid: 'a' }] }),
    inTags({ wifiAccess: [{ ssid: 'a', password: 'b' }] }),
  ],
  [
    'tags of a field with a wrong form',
    'storeCard/backFields/0/semantics/eventName',
    { storeCard: { backFields: [field({ semantics: { eventName: 1 } })] } },
    { storeCard: { backFields: [field({ semantics: { eventName: 'A' } })] } },
  ],
  [
    'a row as a text',
    'eventTicket/auxiliaryFields/0/row',
    { eventTicket: { auxiliaryFields: [field({ row: '1' })] } },
    { eventTicket: { auxiliaryFields: [field({ row: 1 })] } },
  ],
  [
    'an action without type',
    'featuredActions/0/type',
    { featuredActions: [{ identifier: 'a' }] },
    { featuredActions: [] },
  ],
  ['an entry without name', 'upcomingPassInformation/0/name', inEntry({ name: undefined }), inEntry({})],
  [
    'a remote file without hash',
    'upcomingPassInformation/0/images/venueMap/URLs/0/SHA256',
    withFile({ ...FILE, SHA256: undefined }),
    withFile(FILE),
  ],
  [
    'a remote file without address',
    'upcomingPassInformation/0/images/venueMap/URLs/0/URL',
    withFile({ ...FILE, URL: undefined }),
    withFile({ url: FILE.URL, sha256: FILE.SHA256 }),
  ],
  ['a beacon number beyond 16 bits', 'beacons/0/major', beacon({ major: 65_536 }), beacon({ major: 65_535 })],
  [
    'a terminal without key',
    'nfc/encryptionPublicKey',
    { nfc: { message: 'a' } },
    { nfc: { message: 'a', encryptionPublicKey: 'b' } },
  ],
  [
    'a means of travel that is none',
    'boardingPass/transitType',
    flight('PKTransitTypeFerry'),
    flight('PKTransitTypeBoat'),
  ],
])('%s is refused', (_, place, wrong, right) => {
  expect(refusedAt(wrong)).toEqual([place])
  expect(refusedAt(right)).toEqual([])
})

/** What is against the documents, and yet no reason for Wallet to refuse the whole pass. */
test.each<[what: string, change: object]>([
  ['a date without zone', { expirationDate: '2026-01-01' }],
  ['a colour by its name', { backgroundColor: 'red' }],
  ['more places than are used', { locations: Array.from({ length: 11 }, () => ({ latitude: 0, longitude: 0 })) }],
  ['a scheme nobody knows', { preferredStyleSchemes: ['BoardingPassEnhancements'] }],
  ['a kind of event nobody knows', inTags({ eventType: 'PKEventTypePicnic' })],
  ['a security program nobody knows', inTags({ passengerEligibleSecurityPrograms: ['PKTransitSecurityProgramNew'] })],
  ['a kind of action nobody knows', { featuredActions: [{ identifier: 'a', type: 'viewMembership' }] }],
  ['a kind of entry nobody knows', inEntry({ type: 'course' })],
  ['a deprecated barcode that old systems cannot draw', { barcode: code('PKBarcodeFormatCode128') }],
  ['a third row', { eventTicket: { auxiliaryFields: [field({ row: 2 })] } }],
  ['whatever a design tool calls an item', { storeCard: { backFields: [field({ _id: 7 })] } }],
  ['a remote image above the limit', withFile({ ...FILE, size: 3_000_000 })],
])('%s is let pass, for a rule to tell', (_, change) => {
  expect(refusedAt(change)).toEqual([])
})

test('both spellings of an upcoming entry are read, and unknown keys are kept at every depth', () => {
  const entry = {
    ...ENTRY,
    urls: { bagPolicyURL: 'https://example.com/bags', later: 1 },
    images: { headerImage: { urls: [{ url: FILE.URL, sha256: FILE.SHA256, later: 2 }], later: 3 } },
  }
  const pass = { ...PASS, upcomingPassInformation: [entry] }
  expect(passSchema.parse(pass)).toEqual(pass)
})

test('a personalization asks for something it knows, and says what for', () => {
  const sheet = { description: 'Join', requiredPersonalizationFields: ['PKPassPersonalizationFieldName'] }
  const isTaken = (change: object) => personalizationSchema.safeParse({ ...sheet, ...change }).success
  expect(isTaken({ termsAndConditions: 'Terms', later: 1 })).toBe(true)
  expect(isTaken({ description: undefined })).toBe(false)
  expect(isTaken({ requiredPersonalizationFields: [] })).toBe(false)
  expect(isTaken({ requiredPersonalizationFields: ['PKPassPersonalizationFieldAge'] })).toBe(false)
})

function beacon(members: object) {
  return { beacons: [{ proximityUUID: 'f8f589e9-c07e-58b4-90f5-a9ab6bb0d2b5', ...members }] }
}

function flight(transitType: string) {
  return { storeCard: undefined, boardingPass: { transitType } }
}

function code(format: string) {
  return { format, message: '1', messageEncoding: 'iso-8859-1' }
}
