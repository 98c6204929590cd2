import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildPass, createSigner, parseIdentity, trustCertificates } from '@billfold/pkpass'
import { AUTHORITY } from '../../support/workspace.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const pem = (name: string) => readFileSync(join(AUTHORITY, `${name}.pem`), 'utf8')

/** An instant at which the fixtures' certificates are valid. */
export const NOW = new Date('2026-03-05T12:00:00Z')
export const TRUST = trustCertificates([pem('root')])

export const PASS = {
  passTypeIdentifier: 'pass.com.example.coffee',
  serialNumber: 'doctor-1',
  authenticationToken: 'a-token-that-nobody-guesses',
} as const

/** A pass of the fixtures' authority that asks this address for its updates. */
export async function buildFixturePass(
  changes: { readonly serialNumber?: string; readonly webServiceURL?: string } = {},
): Promise<Uint8Array> {
  const identity = parseIdentity({
    certificate: pem('pass'),
    privateKey: pem('pass-key'),
    intermediate: pem('intermediate'),
  })
  const content = {
    serialNumber: changes.serialNumber ?? PASS.serialNumber,
    authenticationToken: PASS.authenticationToken,
    webServiceURL: changes.webServiceURL ?? 'https://passes.example.com',
    organizationName: 'Coffee',
    description: 'Loyalty card',
    storeCard: { headerFields: [{ key: 'points', label: 'Points', value: 42 }] },
  }
  const files = { 'icon.png': PNG, 'icon@2x.png': PNG, 'icon@3x.png': PNG }
  const { bytes } = await buildPass(content, files, { signer: createSigner(identity), signingTime: NOW })
  return bytes
}
