/** A good call of an operation, as the reference shows it. */
export interface Example {
  /** Parts of the path and of the query, by name. */
  readonly parameters?: Readonly<Record<string, string | number | boolean>>
  readonly ifMatch?: string
  /** Sent as JSON. */
  readonly body?: unknown
  /** Name of the file that is the body. */
  readonly bodyFile?: string
  /** Name of the file that is sent in Base64 as the content of the one in `body.files`. */
  readonly contentFile?: string
  /** Name of the file that the answer is written to. */
  readonly answerFile?: string
}

/** Names that examples share: whoever runs one has to have what they name. */
export const SAMPLES = {
  serialNumber: '7f9c24e5-1d3b-4c0a-9b62-5a1f8e0c3d47',
  keyId: 'c1a5d9f0-6e2b-4f7d-8a93-0b4e7d1f2c65',
  externalId: 'card-1042',
  holderId: 'customer-7',
  passTypeIdentifier: 'pass.com.example.coffee',
} as const

const { serialNumber, keyId: id, externalId, holderId, passTypeIdentifier } = SAMPLES

const card = (points: string) => ({
  organizationName: 'Bayroast Coffee',
  description: 'Loyalty card',
  logoText: 'Bayroast',
  headerFields: [{ label: 'POINTS', value: points, changeMessage: 'You now have %@ points' }],
  barcodeValue: '1042',
  barcodeFormat: 'QR',
  barcodeAltText: '1042',
  color: '#3b2417',
})

/** By operation. A test runs each, and sees the first status that the operation declares. */
export const EXAMPLES: ReadonlyMap<string, Example> = new Map<string, Example>([
  ['issuePassFile', { body: card('1250'), answerFile: 'card.pkpass' }],
  ['issuePass', { body: { ...card('1250'), externalId: 'card-1043', holderId } }],
  ['upsertPass', { parameters: { externalId }, body: card('1300') }],
  ['listPasses', { parameters: { q: 'bayroast', status: 'active', limit: 2 } }],
  ['showPass', { parameters: { serialNumber } }],
  ['previewDrawing', { parameters: { serialNumber, view: 'front' }, answerFile: 'card.svg' }],
  ['previewPicture', { parameters: { serialNumber, locale: 'de-DE', scale: 3 }, answerFile: 'card.png' }],
  ['updatePass', { parameters: { serialNumber }, body: card('1500') }],
  ['patchPass', { parameters: { serialNumber }, body: { color: '#14532d', barcodeAltText: null } }],
  ['revokePass', { parameters: { serialNumber } }],
  ['reactivatePass', { parameters: { serialNumber } }],
  ['notifyHolder', { parameters: { serialNumber }, body: { message: 'Your table is ready' } }],
  ['notifyHolders', { body: { message: 'Double points until six o’clock', passTypeIdentifier } }],
  ['inspectPassFile', { bodyFile: 'card.pkpass' }],
  ['showUsage', {}],
  ['listKeys', {}],
  ['createKey', { body: { name: 'Till', kind: 'test', scopes: ['issue', 'read'] } }],
  ['rotateKey', { parameters: { id }, body: { graceSeconds: 3600 } }],
  ['revokeKey', { parameters: { id } }],
  ['listAudit', { parameters: { limit: 2 } }],
  ['exportHolder', { parameters: { holderId } }],
  ['eraseHolder', { parameters: { holderId } }],
  ['listIdentities', {}],
  ['importIdentities', { contentFile: 'identity.p12', body: { passphrases: ['secret'] } }],
  ['listSigningRequests', {}],
  ['createSigningRequest', { body: { commonName: 'Bayroast Coffee' } }],
  ['showIdentity', { parameters: { passTypeIdentifier } }],
])
