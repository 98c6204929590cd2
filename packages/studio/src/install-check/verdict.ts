import { recognizeKind } from '@billfold/pkpass/display'
import type { Report, ReportedFinding } from './report.ts'

/** What an iPhone will do with the file, as far as the file itself decides. */
export interface Verdict {
  readonly kind: 'fine' | 'not-a-pass' | 'refused' | 'warned'
  /** With its full stop. */
  readonly sentence: string
  /** What else there is to know before anything is read; with its full stop. */
  readonly more?: string
}

/** @param beginning The first bytes of the file: they tell what it is when it is no archive. */
export function verdictOf(report: Report, beginning: Uint8Array): Verdict {
  const { findings, isValid, trustedBy } = report
  const strange = strangeKind(report, beginning)
  if (strange !== undefined) {
    return {
      kind: 'not-a-pass',
      sentence: `This is no pass: it is ${strange}.`,
      more: 'A pass is a ZIP archive whose name ends in .pkpass. The download may have brought another file, or only a part.',
    }
  }
  const reasons = findings.filter(({ isRefusal }) => isRefusal)
  if (!isValid) {
    const [first] = reasons
    const others = new Set(reasons.map(({ rule }) => rule)).size - 1
    return {
      kind: 'refused',
      sentence: `iPhone will refuse this pass: ${first ? causeOf(first) : 'it is not whole'}.`,
      ...(others > 0 && {
        more: others === 1 ? 'There is one more reason below.' : `There are ${others} more reasons below.`,
      }),
    }
  }
  const warnings = findings.filter(({ severity }) => severity !== 'info').length
  const who = trustedBy === 'installation' ? 'The virtual iPhone' : 'iPhone'
  const more = trustedBy === 'installation' ? SANDBOX : undefined
  if (warnings > 0) {
    const sentence = `${who} will install this pass, and not show all of it as it is meant: ${counted(warnings, 'thing')} to look at.`
    return { kind: 'warned', sentence, ...(more && { more }) }
  }
  return { kind: 'fine', sentence: `${who} will install this pass.`, ...(more && { more }) }
}

const SANDBOX = 'It is signed by the sandbox of this server, which no real iPhone trusts.'

function counted(count: number, thing: string): string {
  return count === 1 ? `one ${thing}` : `${count} ${thing}s`
}

/** What a file is that is not even an archive; nothing where it may be a pass. */
function strangeKind({ files, verdicts }: Report, beginning: Uint8Array): string | undefined {
  if (files.length > 0 || verdicts.zip === 'ok') return undefined
  const { description, kind } = recognizeKind(beginning)
  if (kind === 'compressed') return undefined
  return kind === 'other' ? 'no archive' : description
}

/** Why a pass is refused, as the end of the sentence that begins with "iPhone will refuse this pass:". */
function causeOf(finding: ReportedFinding): string {
  const known = CAUSES[finding.rule]
  return known ? known(finding.file ?? 'a file') : uncapitalized(finding.message)
}

const CAUSES: Readonly<Record<string, (file: string) => string>> = {
  'cert-expired': () => 'the certificate that signed it has expired',
  'cert-intermediate-expired': () => 'the intermediate certificate has expired',
  'cert-not-pass-type': () => 'it is signed with a certificate that is not for passes',
  'cert-passtype-mismatch': () => 'its pass type is not the one of the certificate that signed it',
  'cert-team-mismatch': () => 'its team is not the one of the certificate that signed it',
  'icon-missing': () => 'it has no icon',
  'json-bom': file => `${file} begins with a byte order mark`,
  'manifest-extra-entry': file => `the manifest lists ${file}, which is not there`,
  'manifest-hash-mismatch': file => `${file} was changed after the pass was signed`,
  'manifest-invalid-json': () => 'its manifest cannot be read',
  'manifest-lists-itself': file => `the manifest lists ${file}, which comes after it`,
  'manifest-missing-entry': file => `${file} is not in the manifest`,
  'manifest-stale': file => `${file} was changed after the manifest was made`,
  'sig-digest-mismatch': () => 'the signature does not match the manifest',
  'sig-invalid': () => 'the signature was not made with the key of its certificate',
  'sig-no-intermediate': () => 'the certificate that issued the signer’s is missing in the signature',
  'sig-no-leaf': () => 'the signer’s certificate is missing in the signature',
  'sig-no-signing-time': () => 'the signature does not say when it was made',
  'sig-not-der': () => 'the signature is text, not the bytes that a phone reads',
  'sig-not-detached': () => 'the signature has the manifest inside it, instead of beside it',
  'sig-not-signed-data': () => 'the file called signature is no signature',
  'sig-untrusted-root': () => 'its certificate does not come from Apple',
  'sig-wrong-intermediate': () => 'the signature brings the wrong intermediate certificate',
  'style-missing': () => 'pass.json does not say which kind of pass it is',
  'zip-encrypted': () => 'the archive is encrypted',
  'zip-missing-manifest': () => 'it has no manifest',
  'zip-missing-pass-json': () => 'it has no pass.json',
  'zip-missing-signature': () => 'it is not signed',
  'zip-wrapper-folder': () => 'its files lie in a folder, not at the root of the archive',
}

/** A message in the middle of a sentence: names of files, keys and standards stay as they are. */
function uncapitalized(message: string): string {
  return /^[A-Z][a-z]+ /.test(message) ? `${message.charAt(0).toLowerCase()}${message.slice(1)}` : message
}
