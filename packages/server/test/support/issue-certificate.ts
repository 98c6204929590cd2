import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const AUTHORITY = fileURLToPath(new URL('../../../../fixtures/authority', import.meta.url))

export interface CertificateRequest {
  readonly passTypeIdentifier?: string
  readonly from: Date
  readonly until: Date
  readonly nfc?: boolean
  /** PKCS #10, PEM; a key pair is made when there is none. */
  readonly request?: string
  /** What the certificate says is where its issuer's certificate is. */
  readonly issuerUrl?: string
  /** Subject of the authority, in place of the fixtures'; it is valid from now on. */
  readonly authorityName?: string
}

export interface IssuedFiles {
  /** As Apple sends it. */
  readonly certificateDer: Uint8Array
  readonly certificatePem: string
  /** Of the key pair made here, PKCS #8; empty for a request's. */
  readonly privateKeyPem: string
  readonly intermediatePem: string
}

/** Issues a pass certificate below the fixtures' authority, by openssl: what Apple does with a signing request. */
export function issueCertificate(options: CertificateRequest): IssuedFiles {
  const { passTypeIdentifier = 'pass.com.example.coffee', from, until, nfc = false, request, issuerUrl } = options
  const { authorityName } = options
  const folder = mkdtempSync(join(tmpdir(), 'billfold-authority-'))
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
  try {
    if (request === undefined) {
      openssl(...'req -new -newkey rsa:2048 -nodes -keyout key.pem -subj /CN=any -out request.pem'.split(' '))
    } else writeFileSync(join(folder, 'request.pem'), request)
    writeFileSync(join(folder, 'index.txt'), '')
    writeFileSync(join(folder, 'serial'), `4${randomBytes(7).toString('hex')}0\n`)
    writeFileSync(join(folder, 'authority.cnf'), configuration(passTypeIdentifier, issuerUrl))
    const commonName = `${nfc ? 'Pass Type ID with NFC' : 'Pass Type ID'}: ${passTypeIdentifier}`
    const authorityKey = join(AUTHORITY, 'intermediate-key.pem')
    const authority = authorityName === undefined ? join(AUTHORITY, 'intermediate.pem') : join(folder, 'authority.pem')
    if (authorityName !== undefined) {
      openssl('req', '-x509', '-key', authorityKey, '-subj', authorityName, '-days', '3650', '-out', authority)
    }
    openssl(
      ...['ca', '-batch', '-notext', '-config', 'authority.cnf', '-preserveDN'],
      ...['-cert', authority, '-keyfile', authorityKey],
      ...['-in', 'request.pem', '-out', 'certificate.pem', '-startdate', asn1Time(from), '-enddate', asn1Time(until)],
      ...['-subj', `/UID=${passTypeIdentifier}/CN=${commonName}/OU=A1B2C3D4E5/O=Example Coffee/C=US`],
    )
    openssl(...'x509 -in certificate.pem -outform DER -out certificate.cer'.split(' '))
    return {
      certificateDer: new Uint8Array(readFileSync(join(folder, 'certificate.cer'))),
      certificatePem: readFileSync(join(folder, 'certificate.pem'), 'utf8'),
      privateKeyPem: request === undefined ? readFileSync(join(folder, 'key.pem'), 'utf8') : '',
      intermediatePem: readFileSync(authority, 'utf8'),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function configuration(passTypeIdentifier: string, issuerUrl: string | undefined): string {
  return `
[ca]
default_ca = authority
[authority]
database = index.txt
new_certs_dir = .
serial = serial
default_md = sha256
policy = policy
unique_subject = no
x509_extensions = leaf
[policy]
commonName = supplied
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = clientAuth, 1.2.840.113635.100.4.14
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
1.2.840.113635.100.6.1.16 = ASN1:UTF8String:${passTypeIdentifier}
${issuerUrl === undefined ? '' : `authorityInfoAccess = caIssuers;URI:${issuerUrl}`}
`
}

/** `YYYYMMDDHHMMSSZ`. */
function asn1Time(instant: Date): string {
  return instant.toISOString().replaceAll(/[-:T]|\.\d+/g, '')
}
