import { derSequence, derValue } from '../../src/der/encode-der.ts'
import { type Certificate, parseCertificate } from '../../src/index.ts'
import { type CraftedSignature, craftSignature } from '../support/craft-signature.ts'
import { type CertificateRequest, encodeName, issueCertificate } from '../support/issue-certificate.ts'
import { changeMember, readCertificate, readKey, SIGNING_TIME, text, type Wrong } from '../support/sandbox.ts'

const intermediate = readCertificate('intermediate')
const leaf = readCertificate('pass')
const key = readKey('pass')
const right: CraftedSignature = { leaf, key, certificates: [intermediate, leaf], signingTime: SIGNING_TIME }

const EXPIRED_NAME = encodeName([['2.5.4.3', 'Expired Worldwide Developer Relations CA']])
const LEAF_NAME = encodeName([
  ['0.9.2342.19200300.100.1.1', 'pass.com.example.coffee'],
  ['2.5.4.3', 'Pass Type ID: pass.com.example.coffee'],
  ['2.5.4.11', 'A1B2C3D4E5'],
])
const LASTING = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2049-12-31T23:59:59Z') }

/** An authority below the root whose own certificate ran out, as the first WWDR intermediate did. */
const expiredIntermediate = issue({
  serialNumber: 1,
  subject: EXPIRED_NAME,
  issuer: intermediate.issuer,
  key: readKey('intermediate'),
  issuerKey: readKey('root'),
  notBefore: new Date('2020-01-01T00:00:00Z'),
  notAfter: new Date('2025-01-01T00:00:00Z'),
  isAuthority: true,
})
const leafOfExpired = issue({
  ...LASTING,
  notBefore: new Date('2024-01-01T00:00:00Z'),
  serialNumber: 2,
  subject: LEAF_NAME,
  issuer: EXPIRED_NAME,
  key,
  issuerKey: readKey('intermediate'),
  passTypeMarker: 'pass.com.example.coffee',
})
/** Signed by the key of a pass certificate, which has no right to issue. */
const leafOfLeaf = issue({
  ...LASTING,
  serialNumber: 3,
  subject: LEAF_NAME,
  issuer: LEAF_NAME,
  key: readKey('pass-expired'),
  issuerKey: key,
  passTypeMarker: 'pass.com.example.coffee',
})
const leafAsAuthority = issue({
  ...LASTING,
  serialNumber: 4,
  subject: LEAF_NAME,
  issuer: leaf.issuer,
  key,
  issuerKey: readKey('intermediate'),
  keyUsage: false,
})

/** What is wrong with the signature of a pass, or with the certificates in it: by the name of the fixture. */
export const signatures: Readonly<Record<string, Wrong>> = {
  'sig-not-der': { sign: manifest => text(armoured(craftSignature(manifest, right))) },
  'sig-not-der--base64': { sign: manifest => text(base64(craftSignature(manifest, right))) },
  'sig-not-der--smime': { sign: manifest => text(mailed(manifest, craftSignature(manifest, right))) },
  'sig-not-der--smime-empty': { sign: () => text('MIME-Version: 1.0\nContent-Disposition: attachment\n\n') },
  'sig-not-der--hexadecimal': {
    sign: manifest => text(Buffer.from(craftSignature(manifest, right)).toString('hex')),
  },
  'sig-not-der--utf16': {
    sign: manifest => Buffer.from(`\uFEFF${armoured(craftSignature(manifest, right))}`, 'utf16le'),
  },
  'sig-not-signed-data': { sign: () => text('not a signature') },
  'sig-not-signed-data--empty': { sign: () => new Uint8Array() },
  'sig-not-signed-data--other-type': { sign: () => derSequence(Uint8Array.of(0x06, 0x03, 0x2a, 0x03, 0x04)) },
  'sig-not-signed-data--truncated': { sign: manifest => craftSignature(manifest, right).subarray(0, 1_000) },
  'sig-not-signed-data--as-text': {
    sign: manifest => text(Buffer.from(craftSignature(manifest, right)).toString('utf8')),
  },
  'sig-not-signed-data--certificate': { sign: () => leaf.der },
  'sig-not-signed-data--too-deep': { sign: () => nested(2_000) },
  'sig-not-detached': sign({ embedsContent: true }),
  'sig-no-signer': sign({ signers: 0 }),
  'sig-no-signer--two': sign({ signers: 2 }),
  'sig-no-signing-time': sign({ leavesOut: [5] }),
  'sig-no-signing-time--no-attributes': sign({ hasAttributes: false }),
  'sig-no-signing-time--no-date': sign({ time: derValue(0x17, text('not a date at')) }),
  'sig-signing-time-implausible': sign({ signingTime: new Date('2030-01-01T00:00:00Z') }),
  'sig-digest-mismatch': {
    members: changeMember('manifest.json', member => ({ ...reformatted(member.stored), name: member.name })),
  },
  'sig-digest-mismatch--absent': sign({ leavesOut: [4] }),
  'sig-digest-mismatch--wrong': sign({ messageDigest: new Uint8Array(32) }),
  'sig-invalid': sign({ key: readKey('other-pass') }),
  'sig-invalid--unknown-digest': sign({ digestName: 'md5' }),
  'sig-attribute-order': sign({ storesUnordered: true, signsUnordered: true }),
  'sig-attribute-order--signed-in-order': sign({ storesUnordered: true }),
  'sig-root-included': sign({ certificates: [leaf, readCertificate('root'), intermediate] }),
  'sig-sha1-digest': sign({ digestName: 'sha1' }),
  'sig-no-leaf': sign({ certificates: [intermediate] }),
  'sig-no-leaf--no-certificates': sign({ certificates: [] }),
  'sig-no-intermediate': sign({ certificates: [leaf] }),
  'sig-wrong-intermediate': sign({ certificates: [readCertificate('other-intermediate'), leaf] }),
  'sig-wrong-intermediate--no-authority': sign({
    leaf: leafOfLeaf,
    key: readKey('pass-expired'),
    certificates: [intermediate, leafAsAuthority, leafOfLeaf],
  }),
  'sig-untrusted-root': sign({
    leaf: readCertificate('other-pass'),
    key: readKey('other-pass'),
    certificates: [readCertificate('other-intermediate'), readCertificate('other-pass')],
  }),
  'cert-not-pass-type': signBy({ serialNumber: 5 }),
  'cert-not-pass-type--no-usage': signBy({
    serialNumber: 6,
    extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'],
    passTypeMarker: 'pass.com.example.coffee',
  }),
  'cert-expired': sign({
    leaf: readCertificate('pass-expired'),
    key: readKey('pass-expired'),
    certificates: [intermediate, readCertificate('pass-expired')],
  }),
  'cert-expired--since-signing': sign({
    leaf: readCertificate('pass-expired'),
    key: readKey('pass-expired'),
    certificates: [intermediate, readCertificate('pass-expired')],
    signingTime: new Date('2024-06-01T12:00:00Z'),
  }),
  'cert-expiring': sign({
    leaf: readCertificate('pass-expiring'),
    key: readKey('pass-expiring'),
    certificates: [intermediate, readCertificate('pass-expiring')],
  }),
  'cert-intermediate-expired': sign({ leaf: leafOfExpired, certificates: [expiredIntermediate, leafOfExpired] }),
  'cert-intermediate-expired--since-signing': sign({
    leaf: leafOfExpired,
    certificates: [expiredIntermediate, leafOfExpired],
    signingTime: new Date('2024-06-01T12:00:00Z'),
  }),
}

function sign(wrong: Partial<CraftedSignature>): Wrong {
  return { sign: manifest => craftSignature(manifest, { ...right, ...wrong }) }
}

/** Signs with a certificate that the right intermediate issued, but not as Apple would. */
function signBy(request: Partial<CertificateRequest>): Wrong {
  const certificate = issue({
    ...LASTING,
    serialNumber: 0,
    subject: LEAF_NAME,
    issuer: leaf.issuer,
    key,
    issuerKey: readKey('intermediate'),
    ...request,
  })
  return sign({ leaf: certificate, certificates: [intermediate, certificate] })
}

function issue(request: CertificateRequest): Certificate {
  return parseCertificate(issueCertificate(request))
}

function armoured(signature: Uint8Array): string {
  return `-----BEGIN PKCS7-----\n${base64(signature)}-----END PKCS7-----\n`
}

/** As `openssl smime -sign` writes it: the content, then the signature. */
function mailed(content: Uint8Array, signature: Uint8Array): string {
  const types = ['text/plain', 'application/x-pkcs7-signature; name="smime.p7s"\nContent-Transfer-Encoding: base64']
  const parts = [Buffer.from(content).toString(), base64(signature)]
  const bodies = types.map((type, index) => `--part\nContent-Type: ${type}\n\n${parts[index]}\n\n`)
  return `MIME-Version: 1.0\nContent-Type: multipart/signed; boundary="part"\n\n${bodies.join('')}--part--\n`
}

/** Elements inside elements, each of indefinite length: two octets a level. */
function nested(levels: number): Uint8Array {
  return Buffer.concat([Buffer.alloc(2 * levels, Uint8Array.of(0x30, 0x80)), new Uint8Array(2 * levels)])
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('base64')
    .replaceAll(/(.{64})/g, '$1\n')
}

function reformatted(manifest: Uint8Array) {
  return { stored: text(JSON.stringify(JSON.parse(Buffer.from(manifest).toString()), null, 2)) }
}
