import { SAMPLES } from './reference-examples.ts'

const { serialNumber, keyId, externalId, holderId, passTypeIdentifier } = SAMPLES

const at = '2026-03-01T12:00:00.250Z'
const lastUpdated = 1772366400250
const shareUrl = `https://passes.example.com/p/${serialNumber.slice(0, 8)}…`
const finding = {
  rule: 'field-back-contact',
  severity: 'info',
  effect: 'none',
  pointer: '/generic/backFields',
  message: 'Found neither e-mail address, telephone number nor address of the issuer on the back',
  onThePhone: 'Nothing; the App Store review asks for it',
  fix: 'Add an e-mail address, a telephone number or a postal address to backFields',
}
const changed = { serialNumber, lastUpdated, notifiedDevices: 1, unchanged: false, findings: [] }
const issued = { serialNumber, shareUrl, applePass: 'UEsDBBQAAAgAAAAAIQAfD282tAEA…', findings: [finding] }
const facts = {
  serialNumber,
  passTypeIdentifier,
  externalId,
  holderId,
  status: 'active',
  createdAt: at,
  lastUpdated,
  shareUrl,
}
const key = {
  id: keyId,
  name: 'Till',
  kind: 'live',
  scopes: ['issue', 'update', 'read'],
  createdAt: at,
  lastUsedAt: null,
}
const device = {
  device: '6f0b2a',
  registeredAt: '2026-03-01T12:00:31.000Z',
  wakeUpPending: false,
  pushedAt: '2026-03-01T12:08:00.120Z',
  seenAt: '2026-03-01T12:08:01.480Z',
  unansweredPushes: 0,
  sentence: 'Has the current version',
}
const identity = {
  passTypeIdentifier,
  teamIdentifier: 'A1B2C3D4E5',
  organizationName: 'Bayroast Coffee',
  nfc: false,
  daysLeft: 305,
  fingerprint: '527006a1fce005b55f18504e2ead30091c30bd828efbccedf31cdde736f5f250',
  intermediate: 'G4',
  source: 'stored',
  findings: [],
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-01-01T00:00:00.000Z',
  expiresAt: '2027-01-01T00:00:00.000Z',
}
const signingRequest = {
  requestId: 'de9e1d2b-90f7-44a4-81b7-6e93b20f4475',
  commonName: 'Bayroast Coffee',
  request: '-----BEGIN CERTIFICATE REQUEST-----\nMIICXzCCAUcCAQAwGjEYMBYGA1UE…',
  createdAt: at,
}
const digest = '9c40229e1a64ccb2697af7e3d21e014f9b517e30'

/** What examples are answered, by operation, with what is long cut short. A test holds each to the schema of its operation. */
export const SAMPLE_ANSWERS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['issuePass', issued],
  ['upsertPass', issued],
  ['listPasses', { passes: [{ ...facts, name: 'Bayroast' }], nextCursor: 'WzE3NzIzNjY0MDAyNTAsImZh…' }],
  [
    'showPass',
    {
      ...facts,
      content: { logoText: 'Bayroast', externalId, holderId },
      devices: [device],
      timeline: [{ kind: 'issued', sentence: 'The pass was issued', at }],
    },
  ],
  ['updatePass', changed],
  ['patchPass', changed],
  ['revokePass', { serialNumber, deleted: true, notifiedDevices: 1, lastUpdated }],
  ['reactivatePass', { serialNumber, status: 'active', unchanged: false, notifiedDevices: 1, lastUpdated }],
  ['notifyHolder', { serialNumber, lastUpdated, notifiedDevices: 1, messagesToday: 1, findings: [] }],
  ['notifyHolders', { matched: 214, notified: 213, notifiedDevices: 260, skipped: [serialNumber], next: null }],
  [
    'inspectPassFile',
    {
      isValid: true,
      verdicts: { zip: 'ok', manifest: 'ok', signature: 'ok', identity: 'ok', chain: 'ok' },
      findings: [],
      size: 9323,
      files: [{ path: 'icon.png', size: 436, sha1: digest, kind: 'png', manifest: 'agrees' }],
      missingFiles: [],
      passJson: '{"formatVersion":1,…',
      signature: { signingTime: '2026-03-01T12:00:00.000Z', digest: 'sha256' },
      certificates: [],
      trustedBy: 'apple',
    },
  ],
  ['showUsage', { count: 68, limit: 10_000, remaining: 9_932, resetDate: '2026-04-01T00:00:00.000Z', plan: 'byok' }],
  ['listKeys', { keys: [{ ...key, revokedAt: null }] }],
  [
    'createKey',
    { ...key, kind: 'test', scopes: ['issue', 'read'], revokedAt: null, apiKey: 'bf_test_dcc507fd517d6229…' },
  ],
  ['rotateKey', { ...key, revokedAt: null, apiKey: 'bf_live_7463d99a5a777389…' }],
  ['revokeKey', { ...key, revokedAt: at }],
  ['listAudit', { entries: [{ id: 135, at, actor: keyId, action: 'pass.issued', subject: serialNumber }] }],
  [
    'exportHolder',
    {
      passes: [
        {
          serialNumber,
          passTypeIdentifier,
          externalId,
          holderId,
          createdAt: at,
          lastUpdated,
          content: { logoText: 'Bayroast', externalId, holderId },
          devices: [device],
        },
      ],
    },
  ],
  ['eraseHolder', { erasedPasses: 1 }],
  ['listIdentities', { identities: [identity] }],
  [
    'importIdentities',
    {
      pieces: [
        {
          file: 'identity.p12',
          kind: 'certificate',
          description: `Pass certificate of ${passTypeIdentifier}, to 2027-01-01, PKCS #12`,
        },
        { file: 'identity.p12', kind: 'private key', description: 'Private key (RSA, 2048 bits), PKCS #12' },
      ],
      identities: [identity],
      findings: [],
    },
  ],
  ['listSigningRequests', { requests: [signingRequest] }],
  ['createSigningRequest', signingRequest],
  ['showIdentity', identity],
])
