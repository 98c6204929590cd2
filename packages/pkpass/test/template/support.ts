import { json, PASS } from '../support/sandbox.ts'

/** The pass of a template as an editor writes it: placeholders, handles, and a style for old systems beside the poster. */
export const CONTENT = {
  ...PASS,
  passTypeIdentifier: 'pass.',
  serialNumber: '',
  teamIdentifier: '',
  organizationName: '',
  expirationDate: '2026-12-31T23:59:00-08:00',
  backgroundColor: '#3c1e14',
  newKeyOf2031: { deep: true },
  storeCard: undefined,
  posterGeneric: {
    primaryFields: [{ _id: '1', key: 'memberName', label: 'Member', value: 'Name', glow: 1 }],
    secondaryFields: [{ _id: '2', key: 'since', value: '2026-01-01T00:00:00Z', dateStyle: 'PKDateStyleShort' }],
    footerFields: [{ _id: '3', key: 'guest', value: 'Guest' }],
  },
  generic: { primaryFields: [{ key: 'memberName', value: 'Name' }] },
  userInfo: { _id: 'mine' },
}

export const TOOLING = { designerVersion: '1.0', automaticallyGenerateCompatiblePass: true, color: 'dark' }

/** The files of a template's folder. */
export function templateFolder(content: unknown = CONTENT): Record<string, Uint8Array> {
  return {
    'pass.json': json(content),
    'tooling.json': json(TOOLING),
    'icon@2x.png': Uint8Array.of(1),
    'background@2x.pdf': Uint8Array.of(2),
    'en.lproj/pass.strings': Uint8Array.of(3),
    'notes/read me.txt': Uint8Array.of(4),
  }
}
