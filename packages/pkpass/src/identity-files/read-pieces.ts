import { createPublicKey } from 'node:crypto'
import { parseCertificate } from '../certificates/certificate.ts'
import { BerReader } from '../der/read-ber.ts'
import { type Finding, finding } from '../findings/finding.ts'
import type { RuleId } from '../rules/index.ts'
import { describeCertificate } from './describe-certificate.ts'
import { looksLikePem, type PemBlock, readPemBlocks } from './pem-blocks.ts'
import type { Piece, Reading } from './piece.ts'
import { type Pkcs12Content, type Pkcs12Refusal, readPkcs12 } from './pkcs12.ts'
import { describeKey, type KeyRefusal, readEncryptedKeyDer, readEncryptedKeyPem, readKeyDer } from './private-key.ts'
import { Rounds } from './rounds.ts'

/** Larger than any certificate, key or export of them; a keychain with everything in it has some hundred kilobytes. */
export const MAX_IDENTITY_FILE_BYTES = 1024 * 1024
/** Certificates and keys read of one PKCS #12 file. */
const MAX_BAGS = 64
const SEQUENCE = 0x30
const INTEGER = 0x02
const BASE64_TEXT = /^[A-Za-z0-9+/=\s"']+$/
/** A name in the place of what the file of that name holds. */
const PATH_TEXT = /^[^\r\n]{1,1000}\.(?:pem|cer|crt|key|p12|pfx|der|p8)["']?$/i
/** Labels of what an identity is made of. */
const MEANT = [
  'CERTIFICATE',
  'X509 CERTIFICATE',
  'TRUSTED CERTIFICATE',
  'PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
]
const UNKNOWN = 'is neither a certificate nor a private key in any form that is known'

/** What opens that which is encrypted. */
export interface Opening {
  readonly passphrases: readonly string[]
  readonly rounds: Rounds
}

/**
 * Finds out what a file holds, whatever form it has: PEM, DER, PKCS #12, base64 without its lines; several pieces in one.
 *
 * Never throws: what cannot be read is in the findings.
 *
 * @param opening Passphrases to try on whatever is encrypted, and how much work they may still be.
 */
export function readPieces(file: string, bytes: Uint8Array, opening: Opening = noOpening()): Reading {
  if (bytes.length > MAX_IDENTITY_FILE_BYTES) {
    return broken(file, `has ${bytes.length} bytes, more than any certificate or key`)
  }
  if (bytes.length === 0) return broken(file, 'is empty')
  const text = decodeText(bytes)
  // Somebody who must put a file into one line of settings encodes it once more, PEM or not.
  const isEncoded = BASE64_TEXT.test(text)
  const decoded = isEncoded ? Uint8Array.from(Buffer.from(text.replaceAll(/["']/g, ''), 'base64')) : bytes
  const form = isEncoded ? 'base64 without its BEGIN and END' : 'DER'
  const reading = readDer(file, decoded, form, opening)
  if (reading) return reading
  const missing = missingBytes(decoded)
  if (missing !== undefined) return broken(file, `is cut short: ${missing} bytes of it are missing`)
  return readText(file, isEncoded ? decodeText(decoded) : text, opening)
}

function noOpening(): Opening {
  return { passphrases: [], rounds: new Rounds() }
}

function readText(file: string, text: string, opening: Opening): Reading {
  if (looksLikePem(text)) return readPem(file, text, opening)
  const trimmed = text.trim()
  if (!PATH_TEXT.test(trimmed)) return broken(file, UNKNOWN)
  const path = JSON.stringify(trimmed.slice(0, 100))
  return broken(file, `holds ${path}, which is the name of a file and not what is in it`)
}

function readPem(file: string, text: string, opening: Opening): Reading {
  const { blocks, faults } = readPemBlocks(text)
  return joined([...blocks.map(block => readBlock(file, block, opening)), ...faults.map(fault => broken(file, fault))])
}

function readBlock(file: string, { label, der, pem, mended }: PemBlock, opening: Opening): Reading {
  const form = mended === undefined ? 'PEM' : `PEM, mended: ${mended}`
  if (!der) return keyOrRefusal(file, readEncryptedKeyPem(pem, opening.passphrases), form, opening)
  const reading = readDer(file, der, form, opening)
  if (reading) return reading
  const missing = missingBytes(der)
  if (missing !== undefined) return broken(file, `has a ${label} that is cut short: ${missing} bytes of it are missing`)
  return MEANT.includes(label)
    ? broken(file, `has a block named ${label} that holds none: it is cut short or was changed`)
    : other(file, `${label.toLowerCase()}, which has no part in signing`, form)
}

/** Undefined when the bytes are nothing that is known. */
function readDer(file: string, der: Uint8Array, form: string, opening: Opening): Reading | undefined {
  if (der[0] !== SEQUENCE) return undefined
  const whole = readCertificate(file, der, form) ?? readKey(file, der, form)
  if (whole) return whole
  const store = readPkcs12(der, opening.passphrases, opening.rounds)
  if (store !== 'none') return readStore(file, store, opening)
  const key = readEncryptedKeyDer(der, opening.passphrases, opening.rounds)
  if (key) return keyOrRefusal(file, key, form, opening)
  if (isSigningRequest(der)) return other(file, 'Signing request, which Apple answers with the certificate', form)
  if (isPublicKey(der)) return other(file, 'Public key, which has no part in signing', form)
  return undefined
}

function readCertificate(file: string, der: Uint8Array, form: string): Reading | undefined {
  try {
    const certificate = parseCertificate(der)
    return piece({
      kind: 'certificate',
      file,
      certificate,
      description: `${describeCertificate(certificate)}, ${form}`,
    })
  } catch {
    return undefined
  }
}

function readKey(file: string, der: Uint8Array, form: string): Reading | undefined {
  const privateKey = readKeyDer(der)
  return (
    privateKey &&
    piece({ kind: 'private key', file, privateKey, description: `Private key (${describeKey(privateKey)}), ${form}` })
  )
}

/** A key that was encrypted, or why it is not opened. */
function keyOrRefusal(
  file: string,
  key: Exclude<ReturnType<typeof readEncryptedKeyDer>, undefined>,
  form: string,
  { passphrases }: Opening,
): Reading {
  if (typeof key !== 'string') {
    const description = `Private key (${describeKey(key)}), encrypted ${form}`
    return piece({ kind: 'private key', file, privateKey: key, description })
  }
  const sealed = other(file, 'Private key that was not opened', form)
  return { ...sealed, findings: [refusalOf(file, 'has an encrypted private key', key, passphrases)] }
}

function readStore(file: string, store: Pkcs12Content | Pkcs12Refusal, { passphrases }: Opening): Reading {
  if (store === 'none' || store === 'broken') return broken(file, 'is a PKCS #12 file that is damaged')
  if (typeof store === 'string') {
    const sealed = other(file, 'PKCS #12 file that was not opened', 'PKCS #12')
    return { ...sealed, findings: [refusalOf(file, 'is a PKCS #12 file', store, passphrases)] }
  }
  const { certificates, privateKeys } = store
  const bags = [
    ...certificates.map(der => () => readCertificate(file, der, 'PKCS #12')),
    ...privateKeys.map(der => () => readKey(file, der, 'PKCS #12')),
  ]
  const readings = bags
    .slice(0, MAX_BAGS)
    .map(read => read() ?? broken(file, 'is a PKCS #12 file with something in it that cannot be read'))
  const empty = other(file, 'PKCS #12 file with neither certificate nor private key', 'PKCS #12')
  const more = broken(file, `has ${bags.length} certificates and keys, of which the first ${MAX_BAGS} are read`)
  return joined([...readings, ...(bags.length === 0 ? [empty] : bags.length > MAX_BAGS ? [more] : [])])
}

/** @param what What the file is or has, after its name. */
function refusalOf(file: string, what: string, refusal: KeyRefusal, passphrases: readonly string[]): Finding {
  switch (refusal) {
    case 'passphrase':
      return told(
        'cert-p12-passphrase',
        file,
        passphrases.length === 0
          ? `${file} ${what} that needs a passphrase, and none was given`
          : passphrases.length === 1
            ? `${file} ${what} that the passphrase given does not open`
            : `${file} ${what} that none of the passphrases given opens`,
      )
    case 'cipher':
      return told('cert-p12-legacy', file, `${file} ${what} with a cipher that is not read here`)
    case 'rounds':
      return told('cert-p12-legacy', file, `${file} ${what} that takes more rounds to open than are made`)
  }
}

/** PKCS #10 (RFC 2986 section 4): three members, of which the first begins with version 0. */
function isSigningRequest(der: Uint8Array): boolean {
  try {
    const reader = new BerReader()
    const [information, , signature] = reader.members(reader.read(der))
    const [version] = information ? reader.members(information) : []
    return signature?.identifier === 0x03 && version?.identifier === INTEGER && version.contents[0] === 0
  } catch {
    return false
  }
}

function isPublicKey(der: Uint8Array): boolean {
  try {
    return createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' }).type === 'public'
  } catch {
    return false
  }
}

/** How many bytes an element of DER lacks; undefined when it lacks none, or does not look like one. */
function missingBytes(der: Uint8Array): number | undefined {
  if (der[0] !== SEQUENCE) return undefined
  const lengthOctets = (der[1] ?? 0) & 0x7f
  if (((der[1] ?? 0) & 0x80) === 0 || lengthOctets < 1 || lengthOctets > 3) return undefined
  const length = Number(`0x${Buffer.from(der.subarray(2, 2 + lengthOctets)).toString('hex')}`)
  const missing = 2 + lengthOctets + length - der.length
  return missing > 0 && 2 + lengthOctets + length <= MAX_IDENTITY_FILE_BYTES ? missing : undefined
}

/** UTF-16, marked or not, is what Windows editors and shells make of a PEM. */
function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || second === 0) return new TextDecoder('utf-16le').decode(bytes)
  if ((first === 0xfe && second === 0xff) || first === 0) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder().decode(bytes)
}

function piece(found: Piece): Reading {
  return { pieces: [found], findings: [] }
}

function other(file: string, what: string, form: string): Reading {
  return piece({ kind: 'other', file, description: `${what}, ${form}` })
}

function broken(file: string, fault: string): Reading {
  return { pieces: [], findings: [told('cert-pem-broken', file, `${file} ${fault}`)] }
}

function told(rule: RuleId, file: string, message: string): Finding {
  return finding(rule, message, { file })
}

function joined(readings: readonly Reading[]): Reading {
  return {
    pieces: readings.flatMap(({ pieces }) => pieces),
    findings: readings.flatMap(({ findings }) => findings),
  }
}
