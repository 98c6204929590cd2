import { type Certificate, isIssuedBy, isRoot, isValidAt } from '../certificates/certificate.ts'
import type { Identity } from '../certificates/identity.ts'
import { weakKeyBits } from '../certificates/weak-key.ts'
import { type Finding, finding, worstFirst } from '../findings/finding.ts'
import type { RuleId } from '../rules/index.ts'
import { APPLE_AUTHORITIES, authorityOf } from './apple-authorities.ts'
import { chooseLeaves, type Leaf } from './choose-leaves.ts'
import { describeCertificate, formatDay, nameOf } from './describe-certificate.ts'
import type { CertificatePiece, Piece, PrivateKeyPiece } from './piece.ts'
import { readPieces } from './read-pieces.ts'
import { Rounds } from './rounds.ts'

/** A file as it was given, by any name. */
export interface IdentityFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface GatherOptions {
  /** Tried on whatever is encrypted. */
  readonly passphrases?: readonly string[]
  readonly now: Date
  /**
   * Looks up an authority's certificate by the key identifier that a certificate names; undefined when it cannot be had. What it
   * finds is checked, and may come from anywhere.
   */
  readonly findAuthority?: (wanted: WantedAuthority) => Promise<Certificate | undefined>
}

/** An authority that issued a certificate and was not among the files. */
export interface WantedAuthority {
  readonly subjectKeyIdentifier: string | undefined
  /** Addresses that the certificate itself names for it (RFC 5280 section 4.2.2.1). */
  readonly urls: readonly string[]
  /** SHA-256 that it must have, where it is one of Apple's; lower-case hex. */
  readonly fingerprint: string | undefined
}

/** What files turned out to hold, and the identities they make. */
export interface GatheredIdentities {
  readonly pieces: readonly Piece[]
  /** Every pass type that is complete and can sign now. */
  readonly identities: readonly Identity[]
  /** Why something could not be read or used, and what is worth a look; worst first. */
  readonly findings: readonly Finding[]
}

/** Days before the end of a certificate at which people are told. */
export const EXPIRY_NOTICE_DAYS = [90, 30, 7] as const
const DAY_MS = 86_400_000
/** Pieces that one message names. */
const MAX_NAMED = 8

/**
 * Makes identities of files in any form and order: finds certificate, private key and intermediate, and proves that they belong
 * together.
 *
 * Never throws for bad files; each finding names its file and says what is wrong with it.
 *
 * @see Bundle format, section 5
 */
export async function gatherIdentities(
  files: readonly IdentityFile[],
  options: GatherOptions,
): Promise<GatheredIdentities> {
  const opening = { passphrases: options.passphrases ?? [], rounds: new Rounds() }
  const readings = files.map(({ name, bytes }) => readPieces(name, bytes, opening))
  const pieces = readings.flatMap(reading => reading.pieces)
  const unread = readings.flatMap(reading => reading.findings)
  const certificates = withoutTwins(pieces.filter(piece => piece.kind === 'certificate'))
  const keys = pieces.filter(piece => piece.kind === 'private key')
  const passCertificates = certificates.filter(({ certificate }) => certificate.isPassCertificate)
  if (passCertificates.length === 0) {
    return { pieces, identities: [], findings: worstFirst([...unread, ...noLeaf(pieces, unread)]) }
  }
  const found: Found = {
    keys,
    authorities: certificates.filter(({ certificate }) => certificate.x509.ca),
    isKeySealed: unread.some(({ rule }) => rule === 'cert-p12-passphrase'),
  }
  const leaves = chooseLeaves(passCertificates, keys, options.now)
  const assembled = await Promise.all(leaves.map(leaf => assemble(leaf, found, options)))
  return {
    pieces,
    identities: assembled.flatMap(({ identity }) => identity ?? []),
    findings: worstFirst([...unread, ...assembled.flatMap(({ findings }) => findings)]),
  }
}

/** What the files hold beside pass certificates. */
interface Found {
  readonly keys: readonly PrivateKeyPiece[]
  readonly authorities: readonly CertificatePiece[]
  /** Whether there is more that no passphrase opened. */
  readonly isKeySealed: boolean
}

interface Assembled {
  readonly identity?: Identity
  readonly findings: readonly Finding[]
}

async function assemble(leaf: Leaf, found: Found, { now, findAuthority }: GatherOptions): Promise<Assembled> {
  const { piece, key } = leaf
  const { file, certificate } = piece
  const tell = (rule: RuleId, message: string) => finding(rule, message, { file })
  const { userId: passTypeIdentifier, organizationalUnit: teamIdentifier } = certificate.subject
  if (passTypeIdentifier === undefined || teamIdentifier === undefined) {
    return { findings: [tell('cert-not-pass-type', `${file} is a pass certificate that names no pass type or team`)] }
  }
  const intermediate = await intermediateFor(certificate, found.authorities, findAuthority)
  const problems = [
    ...(key ? [] : withoutKey(piece, found)),
    ...weakness(piece, tell),
    ...validity(certificate, `The certificate of ${passTypeIdentifier} in ${file}`, 'cert-expired', now, tell),
    ...(intermediate
      ? validity(intermediate, `The intermediate ${nameOf(intermediate)}`, 'cert-intermediate-expired', now, tell)
      : [withoutIntermediate(piece, found.authorities, tell)]),
  ]
  const findings = [...problems, ...(leaf.newer ? withoutKey(leaf.newer, found, file) : [])]
  if (!key || !intermediate || problems.some(({ severity }) => severity === 'error')) return { findings }
  return {
    identity: { passTypeIdentifier, teamIdentifier, certificate, intermediate, privateKey: key.privateKey },
    findings,
  }
}

type Tell = (rule: RuleId, message: string) => Finding

/** @param instead File of an older certificate, which is used in its place. */
function withoutKey({ file, certificate }: CertificatePiece, found: Found, instead?: string): Finding[] {
  // One cause, one finding: what was not opened is told already, and the key is likely to be in it.
  if (found.isKeySealed) return []
  const { userId } = certificate.subject
  const used = instead === undefined ? '' : `; the older certificate in ${instead} is used`
  if (found.keys.length === 0) {
    return [
      finding('cert-p12-no-key', `${file} has the certificate of ${userId}, and no file its private key`, { file }),
    ]
  }
  const places = [...new Set(found.keys.map(key => key.file))].join(', ')
  const message = `The private key in ${places} is not that of the certificate of ${userId} in ${file}${used}`
  return [finding('cert-key-mismatch', message, { file })]
}

async function intermediateFor(
  leaf: Certificate,
  authorities: readonly CertificatePiece[],
  findAuthority: GatherOptions['findAuthority'],
): Promise<Certificate | undefined> {
  const [given] = authorities
    .map(({ certificate }) => certificate)
    .filter(authority => isIssuedBy(leaf, authority))
    // An authority may have several certificates for one key.
    .toSorted((a, b) => b.notAfter.getTime() - a.notAfter.getTime())
  if (given) return given
  const fingerprint = authorityOf(leaf.authorityKeyIdentifier)?.fingerprint
  const found = await findAuthority?.({
    subjectKeyIdentifier: leaf.authorityKeyIdentifier,
    urls: issuerUrls(leaf),
    fingerprint,
  })
  const isGenuine = found && (fingerprint === undefined || found.fingerprint === fingerprint)
  return isGenuine && isIssuedBy(leaf, found) ? found : undefined
}

function withoutIntermediate(
  { file, certificate: leaf }: CertificatePiece,
  authorities: readonly CertificatePiece[],
  tell: Tell,
): Finding {
  const known = authorityOf(leaf.authorityKeyIdentifier)
  const wanted = known?.name ?? `the authority with key identifier ${leaf.authorityKeyIdentifier ?? 'unknown'}`
  const url = known ? known.url : issuerUrls(leaf)[0]
  const from = url === undefined ? '' : `; it is at ${url}`
  const other = authorities.find(({ certificate }) => !isRoot(certificate))
  if (!other) {
    return tell('sig-no-intermediate', `No file has the intermediate that issued ${file}: ${wanted}${from}`)
  }
  const generation = APPLE_AUTHORITIES.find(({ fingerprint }) => fingerprint === other.certificate.fingerprint)
  const held = generation?.name ?? nameOf(other.certificate)
  return tell('sig-wrong-intermediate', `${other.file} has ${held}, but ${file} was issued by ${wanted}${from}`)
}

function weakness({ file, certificate }: CertificatePiece, tell: Tell): Finding[] {
  const bits = weakKeyBits(certificate)
  return bits === undefined ? [] : [tell('cert-weak-key', `The key of the certificate in ${file} has ${bits} bits`)]
}

function validity(certificate: Certificate, what: string, expired: RuleId, now: Date, tell: Tell): Finding[] {
  const { notBefore, notAfter } = certificate
  if (!isValidAt(certificate, now)) {
    const when = notAfter < now ? `expired on ${formatDay(notAfter)}` : `is not valid before ${formatDay(notBefore)}`
    return [tell(expired, `${what} ${when}`)]
  }
  const daysLeft = Math.floor((notAfter.getTime() - now.getTime()) / DAY_MS)
  const inDays = `in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}`
  return daysLeft < EXPIRY_NOTICE_DAYS[0]
    ? [tell('cert-expiring', `${what} expires on ${formatDay(notAfter)}, ${inDays}`)]
    : []
}

/** Nothing that a pass could be signed with. */
function noLeaf(pieces: readonly Piece[], unread: readonly Finding[]): Finding[] {
  const others = pieces.filter(piece => piece.kind === 'certificate').filter(({ certificate }) => !certificate.x509.ca)
  if (others.length > 0) {
    return others.map(({ file, certificate }) =>
      finding('cert-not-pass-type', `${file} is no pass certificate: ${describeCertificate(certificate)}`, { file }),
    )
  }
  if (unread.length > 0) return []
  if (pieces.length === 0) return [finding('cert-chain-empty', 'No file was given, so there is no pass certificate')]
  const held = pieces
    .slice(0, MAX_NAMED)
    .map(({ file, description }) => `${file} has ${description}`)
    .join('; ')
  const [file = '', ...more] = new Set(pieces.map(piece => piece.file))
  return [finding('cert-chain-empty', `No file has a pass certificate: ${held}`, more.length > 0 ? {} : { file })]
}

/** The same certificate comes in several files and forms. */
function withoutTwins(pieces: readonly CertificatePiece[]): CertificatePiece[] {
  return [...new Map(pieces.toReversed().map(piece => [piece.certificate.fingerprint, piece])).values()]
}

/** Addresses of the issuer's certificate in the Authority Information Access extension. */
function issuerUrls({ x509 }: Certificate): string[] {
  return [...(x509.infoAccess ?? '').matchAll(/^CA Issuers - URI:(\S+)$/gm)].flatMap(([, url]) => url ?? [])
}
