// Makes the keys and certificates of `fixtures/authority`. Run once: with new keys every fixture changes, so it refuses to
// overwrite what is there. Delete the folder to start anew, then run `scripts/make-fixtures.ts`.
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createCertificateAuthority } from '@billfold/simulator'

const folder = fileURLToPath(new URL('../fixtures/authority/', import.meta.url))
const notBefore = new Date('2026-01-01T00:00:00Z')
/** The last instant of UTCTime: fixtures must not expire under the tests. */
const notAfter = new Date('2049-12-31T23:59:59Z')
const request = { teamIdentifier: 'A1B2C3D4E5', organizationName: 'Example Coffee', notBefore, notAfter }

const authority = await createCertificateAuthority({ now: () => notBefore })
const other = await createCertificateAuthority({ now: () => notBefore })
const saved = authority.exportAuthority()
const pass = await authority.issuePassCertificate({ ...request, passTypeIdentifier: 'pass.com.example.coffee' })
const otherPass = await other.issuePassCertificate({ ...request, passTypeIdentifier: 'pass.com.example.coffee' })
const expired = await authority.issuePassCertificate({
  ...request,
  passTypeIdentifier: 'pass.com.example.coffee',
  notBefore: new Date('2024-01-01T00:00:00Z'),
  notAfter: new Date('2025-01-01T00:00:00Z'),
})
const expiring = await authority.issuePassCertificate({
  ...request,
  passTypeIdentifier: 'pass.com.example.coffee',
  notAfter: new Date('2026-07-01T00:00:00Z'),
})

await mkdir(folder)
const files = {
  'root.pem': saved.rootCertificatePem,
  'root-key.pem': saved.rootPrivateKeyPem,
  'intermediate.pem': saved.intermediateCertificatePem,
  'intermediate-key.pem': saved.intermediatePrivateKeyPem,
  'pass.pem': pass.certificatePem,
  'pass-key.pem': pass.privateKeyPem,
  'pass-expired.pem': expired.certificatePem,
  'pass-expired-key.pem': expired.privateKeyPem,
  'pass-expiring.pem': expiring.certificatePem,
  'pass-expiring-key.pem': expiring.privateKeyPem,
  'other-intermediate.pem': other.intermediateCertificatePem,
  'other-pass.pem': otherPass.certificatePem,
  'other-pass-key.pem': otherPass.privateKeyPem,
}
for (const [name, pem] of Object.entries(files)) await writeFile(new URL(name, `file://${folder}`), pem)
console.log(`Wrote ${Object.keys(files).length} files to ${folder}`)
