import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { manifestDigest } from '../../src/bundle/manifest.ts'
import {
  type Certificate,
  createSigner,
  type Pass,
  parseCertificate,
  parseIdentity,
  signDetached,
  trustCertificates,
} from '../../src/index.ts'
import { type CraftedArchive, type CraftedMember, craftZip } from './craft-zip.ts'
import { whitePng } from './png.ts'

/** When every fixture was signed. */
export const SIGNING_TIME = new Date('2026-06-01T12:00:00Z')

/** When fixtures are looked at. */
export const NOW = new Date('2026-06-02T00:00:00Z')

export function readPem(name: string): string {
  return readFileSync(new URL(`../../../../fixtures/authority/${name}.pem`, import.meta.url), 'utf8')
}

export function readCertificate(name: string): Certificate {
  return parseCertificate(readPem(name))
}

export function readKey(name: string) {
  return createPrivateKey(readPem(`${name}-key`))
}

export const signer = createSigner(
  parseIdentity({
    certificate: readPem('pass'),
    privateKey: readPem('pass-key'),
    intermediate: readPem('intermediate'),
  }),
  { mode: 'inline' },
)

export const TRUST = trustCertificates([readPem('root')])

/** A small correct pass, for one thing at a time to be made wrong in it. */
export const PASS: Pass = {
  formatVersion: 1,
  passTypeIdentifier: 'pass.com.example.coffee',
  teamIdentifier: 'A1B2C3D4E5',
  serialNumber: 'fixture-1',
  organizationName: 'Example Coffee',
  description: 'Loyalty card of Example Coffee',
  logoText: 'Example Coffee',
  backgroundColor: 'rgb(60, 30, 20)',
  foregroundColor: 'rgb(255, 255, 255)',
  labelColor: 'rgb(230, 210, 190)',
  storeCard: {
    headerFields: [{ key: 'level', label: 'Level', value: 'Gold' }],
    primaryFields: [{ key: 'points', label: 'Points', value: 42 }],
    backFields: [{ key: 'contact', label: 'Contact', value: 'hello@example.com' }],
  },
  barcodes: [{ format: 'PKBarcodeFormatQR', message: '42', messageEncoding: 'iso-8859-1', altText: '42' }],
}

export const IMAGES: Readonly<Record<string, Uint8Array>> = {
  'icon.png': whitePng(38, 38),
  'icon@2x.png': whitePng(76, 76),
  'icon@3x.png': whitePng(114, 114),
}

/** What is to be wrong about a fixture; each step sees the results of the steps before it. */
export interface Wrong {
  readonly pass?: unknown
  readonly passBytes?: Uint8Array
  /** Replaces the images. */
  readonly images?: Readonly<Record<string, Uint8Array>>
  readonly more?: Readonly<Record<string, Uint8Array>>
  readonly manifest?: (entries: Readonly<Record<string, unknown>>) => unknown
  /** Of what the manifest should be, if that matters. */
  readonly manifestBytes?: (right: Uint8Array) => Uint8Array
  readonly sign?: (manifest: Uint8Array) => Uint8Array | Promise<Uint8Array>
  readonly members?: (members: readonly CraftedMember[]) => readonly CraftedMember[]
  readonly archive?: CraftedArchive
}

/** Builds a pass by hand, so that it can be built wrong. */
export async function makePass(wrong: Wrong = {}): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {
    'pass.json': wrong.passBytes ?? json(wrong.pass ?? PASS),
    ...(wrong.images ?? IMAGES),
    ...wrong.more,
  }
  const entries = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, manifestDigest(bytes)]))
  const listed = json(wrong.manifest ? wrong.manifest(entries) : entries)
  const manifest = wrong.manifestBytes ? wrong.manifestBytes(listed) : listed
  const signature = await (wrong.sign ?? signRight)(manifest)
  const members = Object.entries({ ...files, 'manifest.json': manifest, signature }).map(([name, stored]) => ({
    name,
    stored,
  }))
  return craftZip(wrong.members ? wrong.members(members) : members, wrong.archive)
}

export function json(value: unknown): Uint8Array {
  return text(JSON.stringify(value))
}

export function text(characters: string): Uint8Array {
  return new Uint8Array(Buffer.from(characters))
}

/** Changes the member of the given name, and leaves the others as they are. */
export function changeMember(name: string, change: (member: CraftedMember) => CraftedMember) {
  return (members: readonly CraftedMember[]) => members.map(member => (member.name === name ? change(member) : member))
}

function signRight(manifest: Uint8Array): Promise<Uint8Array> {
  return signDetached(manifest, signer, SIGNING_TIME)
}
