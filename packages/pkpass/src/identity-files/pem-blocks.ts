/** A block between BEGIN and END (RFC 7468), written as it should be. */
export interface PemBlock {
  /** "CERTIFICATE", "RSA PRIVATE KEY" … */
  readonly label: string
  readonly pem: string
  /** Absent when the body is encrypted in the way of RFC 1421, which is no plain base64. */
  readonly der: Uint8Array | undefined
  /** What had to be mended. */
  readonly mended: string | undefined
}

export interface PemReading {
  readonly blocks: readonly PemBlock[]
  /** What is broken beyond mending: ends of sentences that begin with the name of the file. */
  readonly faults: readonly string[]
}

/** Blocks read of one file: each costs the parsing of a certificate or key. */
const MAX_BLOCKS = 64
/** Lengths are bounded, or a text of spaces alone would keep the expression busy for minutes. */
const BEGIN = /-----[ \t]{0,8}BEGIN ([A-Z0-9 ]{1,48}?)[ \t]{0,8}-----/g
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/
const LINE_LENGTH = 64
const LINES = new RegExp(`.{1,${LINE_LENGTH}}`, 'g')
/** What stands before the body of OpenSSL's older encrypted keys (RFC 1421 section 4.6); the vector is a block of the cipher. */
const DEK =
  /Proc-Type:\s{0,8}4,ENCRYPTED\s{0,8}DEK-Info:\s{0,8}(AES-\d{3}-CBC,[0-9A-Fa-f]{32}|[A-Z0-9-]{1,32},[0-9A-Fa-f]{16})/

/** Whether a text has anything of a PEM block in it. */
export function looksLikePem(text: string): boolean {
  return /-----\s{0,8}(?:BEGIN|END) /.test(text)
}

/**
 * Finds every PEM block of a text, whatever stands between them, and mends what environment variables, forms and editors do to
 * them: lost or escaped line ends, quotes, indentation.
 *
 * @see RFC 7468 section 2
 */
export function readPemBlocks(text: string): PemReading {
  // "\n" in two characters, as JSON and .env files have it.
  const unescaped = text.replaceAll('\\r', '').replaceAll('\\n', '\n')
  const wasEscaped = unescaped !== text
  const begins = [...unescaped.matchAll(BEGIN)]
  const blocks: PemBlock[] = []
  const faults: string[] = []
  for (const [index, begin] of begins.slice(0, MAX_BLOCKS).entries()) {
    const label = begin[1] ?? ''
    const rest = unescaped.slice(begin.index + begin[0].length, begins[index + 1]?.index)
    const end = rest.search(new RegExp(`-----[ \\t]{0,8}END ${label}`))
    const block = end < 0 ? undefined : readBlock(label, rest.slice(0, end), wasEscaped)
    if (block) blocks.push(block)
    else if (end < 0) faults.push(`has a ${label} that begins and does not end: it is cut short, or was copied in part`)
    else faults.push(`has a ${label} whose body is not base64: it was changed on the way`)
  }
  if (begins.length === 0) faults.push('has the end of a PEM block and not its beginning: it was copied in part')
  if (begins.length > MAX_BLOCKS) faults.push(`has ${begins.length} blocks, of which the first ${MAX_BLOCKS} are read`)
  return { blocks, faults }
}

function readBlock(label: string, body: string, wasEscaped: boolean): PemBlock | undefined {
  const dek = DEK.exec(body)
  const encoded = dek ? body.slice(dek.index + dek[0].length) : body
  const base64 = encoded.replaceAll(/[\s"'\\,>]/g, '')
  if (!BASE64.test(base64)) return undefined
  const headers = dek ? ['Proc-Type: 4,ENCRYPTED', `DEK-Info: ${dek[1] ?? ''}`, ''] : []
  const lines = base64.match(LINES) ?? []
  return {
    label,
    pem: [`-----BEGIN ${label}-----`, ...headers, ...lines, `-----END ${label}-----`, ''].join('\n'),
    der: dek ? undefined : Uint8Array.from(Buffer.from(base64, 'base64')),
    mended: mendingOf(body, encoded, base64, wasEscaped),
  }
}

/** What a reader that holds to the letter would have stumbled over. */
function mendingOf(body: string, encoded: string, base64: string, wasEscaped: boolean): string | undefined {
  if (wasEscaped) return 'its line ends were written as \\n'
  if (!/[\r\n]/.test(body)) return 'its line ends were lost'
  const isPlain = encoded.replaceAll(/[ \t]{0,8}[\r\n]+/g, '').trimEnd() === base64
  return isPlain ? undefined : 'it was indented or quoted'
}
