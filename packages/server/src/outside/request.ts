import { get as getHttp, type IncomingMessage } from 'node:http'
import { get as getHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { OutsideError } from './outside-error.ts'

export interface RequestOptions {
  /** Checked; one or more. Nothing else is connected to. */
  readonly addresses: readonly string[]
  readonly accept: string
  readonly authorities: string | undefined
  readonly maxHeaderBytes: number
  /** Until the header of the answer is there. */
  readonly timeoutMs: number
  readonly late: () => OutsideError
  readonly signal: AbortSignal
}

/**
 * Sends a GET over a connection of its own and waits for the header of the answer.
 *
 * @throws OutsideError ERR_OUTSIDE_UNREACHABLE, ERR_OUTSIDE_HEADERS, or what `late` makes.
 */
export function openRequest(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  const { addresses, accept, authorities, maxHeaderBytes, timeoutMs, late, signal } = options
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? getHttps : getHttp)(url, {
      agent: false,
      lookup: lookupAmong(addresses),
      headers: { 'User-Agent': 'Billfold', Accept: accept, 'Accept-Encoding': 'identity' },
      maxHeaderSize: maxHeaderBytes,
      signal,
      ...(authorities === undefined ? {} : { ca: authorities }),
    })
    const timer = setTimeout(() => request.destroy(late()), timeoutMs)
    request.once('response', response => {
      clearTimeout(timer)
      // Who reads it is told; who has ended it is not interested any more.
      response.on('error', () => {})
      resolve(response)
    })
    request.on('error', error => reject(error instanceof OutsideError ? error : toOutsideError(error, url)))
    // A server that switches protocols ends it without an error.
    request.once('close', () => {
      clearTimeout(timer)
      reject(toOutsideError(undefined, url))
    })
  })
}

/** Stands where a socket asks for addresses, and knows no others; not asked for a host that is an address itself. */
function lookupAmong(addresses: readonly string[]): LookupFunction {
  const all = addresses.map(address => ({ address, family: isIP(address) }))
  return (hostname, options, callback) => {
    const [first] = all
    if (!first) callback(new Error(`${hostname} has no address`), [])
    else if (options.all) callback(null, all)
    else callback(null, first.address, first.family)
  }
}

/** Codes, such as ECONNREFUSED or CERT_HAS_EXPIRED, say what is wrong; messages also say at which address. */
export function toOutsideError(cause: Error | undefined, url: URL): OutsideError {
  const code = cause && 'code' in cause ? String(cause.code) : 'closed'
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new OutsideError(
      'ERR_OUTSIDE_HEADERS',
      `Expected a short header from ${url.host}, found more than is read. Serve the file without cookies and the like`,
      { cause },
    )
  }
  return new OutsideError(
    'ERR_OUTSIDE_UNREACHABLE',
    `Expected a whole answer from ${url.host}, found none (${code}). Check the server and its certificate, or send the bytes as a data URI`,
    { cause },
  )
}
