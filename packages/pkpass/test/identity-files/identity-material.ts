import type { createPrivateKey } from 'node:crypto'
import { derValue } from '../../src/der/encode-der.ts'
import { type BerElement, BerReader } from '../../src/der/read-ber.ts'
import type { IdentityFile } from '../../src/identity-files/index.ts'
import { type CertificateRequest, encodeName, issueCertificate } from '../support/issue-certificate.ts'
import { run } from '../support/run.ts'
import { readCertificate, readKey, readPem, text } from '../support/sandbox.ts'

export const PASSPHRASE = 'correct horse'
export const NON_ASCII = 'grüne Straße €'

/** What openssl is asked to write, by the name of the file; its arguments follow. Of the sandbox's certificates and keys. */
const MADE_BY_OPENSSL = {
  'modern.p12': p12('-passout', `pass:${PASSPHRASE}`),
  'rc2-40.p12': p12('-legacy', '-passout', `pass:${PASSPHRASE}`),
  'rc2-128.p12': p12(
    '-legacy',
    '-certpbe',
    'PBE-SHA1-RC2-128',
    '-keypbe',
    'PBE-SHA1-RC2-128',
    '-passout',
    `pass:${PASSPHRASE}`,
  ),
  '3des.p12': p12('-legacy', '-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-2DES', '-passout', `pass:${PASSPHRASE}`),
  'rc4.p12': p12(
    '-legacy',
    '-certpbe',
    'PBE-SHA1-RC4-128',
    '-keypbe',
    'PBE-SHA1-RC4-128',
    '-passout',
    `pass:${PASSPHRASE}`,
  ),
  'non-ascii.p12': p12('-passout', `pass:${NON_ASCII}`),
  'non-ascii-legacy.p12': p12('-legacy', '-passout', `pass:${NON_ASCII}`),
  'empty-passphrase.p12': p12('-passout', 'pass:'),
  'empty-passphrase-legacy.p12': p12('-legacy', '-passout', 'pass:'),
  'plain.p12': p12('-keypbe', 'NONE', '-certpbe', 'NONE', '-nomac', '-passout', 'pass:'),
  'no-mac.p12': p12('-nomac', '-passout', `pass:${PASSPHRASE}`),
  'sha512-mac.p12': p12('-macalg', 'sha512', '-passout', `pass:${PASSPHRASE}`),
  'many-rounds.p12': p12('-iter', '100000', '-passout', `pass:${PASSPHRASE}`),
  'no-intermediate.p12': [
    'pkcs12',
    '-export',
    '-inkey',
    'key.pem',
    '-in',
    'leaf.pem',
    '-passout',
    `pass:${PASSPHRASE}`,
  ],
  'no-key.p12': ['pkcs12', '-export', '-nokeys', '-in', 'all.pem', '-passout', `pass:${PASSPHRASE}`],
  'no-certificate.p12': ['pkcs12', '-export', '-nocerts', '-inkey', 'key.pem', '-passout', `pass:${PASSPHRASE}`],
  'leaf.cer': ['x509', '-in', 'leaf.pem', '-outform', 'DER'],
  'leaf-with-text.pem': ['x509', '-in', 'leaf.pem', '-text'],
  'leaf-trusted.pem': ['x509', '-in', 'leaf.pem', '-trustout', '-setalias', 'mine'],
  'intermediate.cer': ['x509', '-in', 'intermediate.pem', '-outform', 'DER'],
  'pkcs1.pem': ['rsa', '-in', 'key.pem', '-traditional'],
  'pkcs1.key': ['rsa', '-in', 'key.pem', '-traditional', '-outform', 'DER'],
  'pkcs8.pem': pkcs8('-nocrypt'),
  'pkcs8.key': pkcs8('-nocrypt', '-outform', 'DER'),
  'pkcs8-aes.pem': pkcs8('-v2', 'aes-256-cbc', '-passout', `pass:${PASSPHRASE}`),
  'pkcs8-aes.key': pkcs8(
    '-v2',
    'aes-128-cbc',
    '-v2prf',
    'hmacWithSHA512',
    '-outform',
    'DER',
    '-passout',
    `pass:${PASSPHRASE}`,
  ),
  'pkcs8-des3.pem': pkcs8('-v2', 'des3', '-v2prf', 'hmacWithSHA1', '-passout', `pass:${PASSPHRASE}`),
  'pbes1-md5-des.pem': pkcs8(
    '-provider',
    'legacy',
    '-provider',
    'default',
    '-v1',
    'PBE-MD5-DES',
    '-passout',
    `pass:${PASSPHRASE}`,
  ),
  'pbes1-sha1-des.pem': pkcs8(
    '-provider',
    'legacy',
    '-provider',
    'default',
    '-v1',
    'PBE-SHA1-DES',
    '-passout',
    `pass:${PASSPHRASE}`,
  ),
  'pbes1-sha1-rc2.pem': pkcs8(
    '-provider',
    'legacy',
    '-provider',
    'default',
    '-v1',
    'PBE-SHA1-RC2-64',
    '-passout',
    `pass:${PASSPHRASE}`,
  ),
  'pbes1-pkcs12.key': pkcs8('-v1', 'PBE-SHA1-3DES', '-outform', 'DER', '-passout', `pass:${PASSPHRASE}`),
  'scrypt.pem': pkcs8('-scrypt', '-passout', `pass:${PASSPHRASE}`),
  'dek-aes.pem': ['rsa', '-in', 'key.pem', '-traditional', '-aes256', '-passout', `pass:${PASSPHRASE}`],
  'dek-des3.pem': ['rsa', '-in', 'key.pem', '-traditional', '-des3', '-passout', `pass:${PASSPHRASE}`],
  'dek-non-ascii.pem': ['rsa', '-in', 'key.pem', '-traditional', '-aes128', '-passout', `pass:${NON_ASCII}`],
  'request.csr': ['req', '-new', '-key', 'key.pem', '-subj', '/CN=Example Coffee'],
  'request.der': ['req', '-new', '-key', 'key.pem', '-subj', '/CN=Example Coffee', '-outform', 'DER'],
  'public.pem': ['pkey', '-in', 'key.pem', '-pubout'],
  'public.der': ['pkey', '-in', 'key.pem', '-pubout', '-outform', 'DER'],
  'key-bags.pem': ['pkcs12', '-in', 'modern.p12', '-nodes', '-passin', `pass:${PASSPHRASE}`],
  'sealed-bags.pem': ['pkcs12', '-in', 'modern.p12', '-passin', `pass:${PASSPHRASE}`, '-passout', `pass:${PASSPHRASE}`],
} as const

function p12(...options: readonly string[]): readonly string[] {
  return ['pkcs12', '-export', '-inkey', 'key.pem', '-in', 'leaf.pem', '-certfile', 'intermediate.pem', ...options]
}

function pkcs8(...options: readonly string[]): readonly string[] {
  return ['pkcs8', '-topk8', '-in', 'key.pem', ...options]
}

export type MadeName = keyof typeof MADE_BY_OPENSSL

/** Has openssl write all of them, once. */
export async function makeFiles(): Promise<(name: MadeName) => Uint8Array> {
  const sources = {
    'leaf.pem': readPem('pass'),
    'key.pem': readPem('pass-key'),
    'intermediate.pem': readPem('intermediate'),
    'all.pem': readPem('pass') + readPem('intermediate'),
  }
  const commands = Object.entries(MADE_BY_OPENSSL).map(([name, args]): readonly [string, ...string[]] => [
    'openssl',
    ...args,
    '-out',
    name,
  ])
  const ending = await run(sources, commands, Object.keys(MADE_BY_OPENSSL))
  return ending.file
}

export const LEAF = text(readPem('pass'))
export const KEY = text(readPem('pass-key'))
export const INTERMEDIATE = text(readPem('intermediate'))

export const file = (name: string, content: Uint8Array | string): IdentityFile => ({
  name,
  bytes: typeof content === 'string' ? text(content) : content,
})

/** A pass certificate of the sandbox's intermediate for the key of the sandbox's pass certificate. */
export function issueLeaf(
  request: Partial<CertificateRequest> & { readonly passTypeIdentifier?: string } = {},
): string {
  const { passTypeIdentifier = 'pass.com.example.coffee', ...rest } = request
  return issueCertificate({
    serialNumber: 9,
    subject: encodeName([
      ['0.9.2342.19200300.100.1.1', passTypeIdentifier],
      ['2.5.4.3', `Pass Type ID: ${passTypeIdentifier}`],
      ['2.5.4.11', 'A1B2C3D4E5'],
    ]),
    issuer: readCertificate('pass').issuer,
    key: readKey('pass'),
    issuerKey: readKey('intermediate'),
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2049-12-31T23:59:59Z'),
    passTypeMarker: passTypeIdentifier,
    ...rest,
  })
}

/** Another certificate of the sandbox's intermediate for the same key. */
export function issueIntermediate(validity: Pick<CertificateRequest, 'notBefore' | 'notAfter'>): string {
  return issueCertificate({
    serialNumber: 3,
    subject: readCertificate('pass').issuer,
    issuer: readCertificate('intermediate').issuer,
    key: readKey('intermediate'),
    issuerKey: readKey('root'),
    isAuthority: true,
    extendedKeyUsage: [],
    keyUsage: false,
    ...validity,
  })
}

/** The same in BER as streaming writers make it: indefinite lengths, and long strings in pieces. */
export function streamed(der: Uint8Array): Uint8Array {
  const reader = new BerReader()
  const indefinite = (identifier: number, parts: readonly Uint8Array[]) =>
    Buffer.concat([Uint8Array.of(identifier, 0x80), ...parts, Uint8Array.of(0, 0)])
  const write = (element: BerElement): Uint8Array => {
    const { identifier, contents, bytes } = element
    if ((identifier & 0x20) !== 0) return indefinite(identifier, reader.members(element).map(write))
    if (identifier !== 0x04 || contents.length < 100) return bytes
    const pieces: Uint8Array[] = []
    for (let at = 0; at < contents.length; at += 100) pieces.push(derValue(0x04, contents.subarray(at, at + 100)))
    return indefinite(0x24, pieces)
  }
  return new Uint8Array(write(reader.read(der)))
}

/** The same with other rounds, wherever 2048 of them are named outside of what is encrypted. */
export function withRounds(der: Uint8Array, rounds: number): Uint8Array {
  const reader = new BerReader()
  const octets = Buffer.alloc(4)
  octets.writeUInt32BE(rounds)
  const write = (element: BerElement): Uint8Array => {
    if ((element.identifier & 0x20) !== 0) return derValue(element.identifier, ...reader.members(element).map(write))
    const isRounds = Buffer.from(element.bytes).toString('hex') === '02020800'
    return isRounds ? derValue(0x02, octets) : element.bytes
  }
  return new Uint8Array(write(reader.read(der)))
}

/** A key in every form that elliptic curves have of their own. */
export function curveKeyForms(key: ReturnType<typeof createPrivateKey>) {
  return {
    'SEC 1 in PEM': text(key.export({ type: 'sec1', format: 'pem' }).toString()),
    'SEC 1 in DER': new Uint8Array(key.export({ type: 'sec1', format: 'der' })),
    'PKCS #8 in PEM': text(key.export({ type: 'pkcs8', format: 'pem' }).toString()),
    'SEC 1 in PEM, encrypted': text(
      key.export({ type: 'sec1', format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSPHRASE }).toString(),
    ),
    'PKCS #8 in DER, encrypted': new Uint8Array(
      key.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: PASSPHRASE }),
    ),
  }
}
