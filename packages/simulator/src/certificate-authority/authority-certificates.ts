import type { X509Certificate } from 'node:crypto'
import { KeyUsageFlags } from '@peculiar/asn1-x509'
import { encodeName, type NameAttribute } from './distinguished-name.ts'
import { decodeCertificate, encodeCertificate, keyIdentifier } from './encode-certificate.ts'
import {
  authorityKeyIdentifier,
  basicConstraints,
  keyUsage,
  subjectKeyIdentifier,
  worldwideDeveloperRelationsMarker,
} from './extensions.ts'
import { generateRsaKeyPair, type Issuer } from './key-pair.ts'

/**
 * Validity of root, intermediate and TLS certificates, the same whatever clock the simulator plays: TLS stacks check
 * them against the machine's own clock, which may be years away from it. The end is the last year of UTCTime.
 */
export const LASTING_VALIDITY = {
  notBefore: new Date('2020-01-01T00:00:00Z'),
  notAfter: new Date('2049-12-31T23:59:59Z'),
} satisfies Record<string, Date>

const ORGANIZATION: readonly NameAttribute[] = [
  ['organizationName', 'Billfold Simulator'],
  ['countryName', 'US'],
]

/** Makes a self-signed root in the place of Apple Root CA, with a name nobody can take for Apple's. */
export async function createRoot(): Promise<Issuer> {
  const { publicKey, privateKey } = await generateRsaKeyPair()
  const name = encodeName([['commonName', 'Billfold Simulator Root CA'], ...ORGANIZATION])
  const extensions = [
    basicConstraints({ cA: true }),
    keyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign),
    subjectKeyIdentifier(keyIdentifier(publicKey)),
  ]
  const content = { subject: name, issuer: name, publicKey, extensions, ...LASTING_VALIDITY }
  return { certificate: encodeCertificate(content, privateKey), privateKey }
}

/** Makes the intermediate in the place of WWDR G4, which issues the pass certificates. */
export async function createIntermediate(root: Issuer): Promise<Issuer> {
  const { publicKey, privateKey } = await generateRsaKeyPair()
  const subject = encodeName([
    ['commonName', 'Billfold Simulator Worldwide Developer Relations CA'],
    ['organizationalUnitName', 'Simulator'],
    ...ORGANIZATION,
  ])
  const extensions = [
    basicConstraints({ cA: true, pathLenConstraint: 0 }),
    keyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign),
    subjectKeyIdentifier(keyIdentifier(publicKey)),
    authorityKeyIdentifier(keyIdentifier(root.certificate.publicKey)),
    worldwideDeveloperRelationsMarker(),
  ]
  const content = { subject, issuer: subjectOf(root.certificate), publicKey, extensions, ...LASTING_VALIDITY }
  return { certificate: encodeCertificate(content, root.privateKey), privateKey }
}

/** The subject of an issuer's certificate, to be written as `issuer` into what it issues. */
export function subjectOf(certificate: X509Certificate): ReturnType<typeof encodeName> {
  return decodeCertificate(certificate).subject
}
