import { once } from 'node:events'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { connect as connectHttp2 } from 'node:http2'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { connect, getCACertificates } from 'node:tls'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { type Answer, type Network, NetworkError, type SecuredConnection } from './network.ts'

export interface SystemNetworkOptions {
  /** Trusted beside the public authorities, PEM. */
  readonly authorityPem?: string | undefined
  /** For each connection, and for each request with its answer. Default: 10 s. */
  readonly timeoutMs?: number
  /** Most that is read of one answer, packed or unpacked. Default: 16 MiB, far above any pass. */
  readonly maxBytes?: number
}

const DEFAULT_TIMEOUT_MS = 10_000
const DEFAULT_MAX_BYTES = 16 * 1024 * 1024
/** App Transport Security asks no less of a server. */
const MIN_VERSION = 'TLSv1.2'

const UNPACK = { gzip: promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) } as const

/** The network of this machine. Each request has a connection of its own: what one answer breaks, the next does not suffer. */
export function systemNetwork(options: SystemNetworkOptions = {}): Network {
  const { authorityPem, timeoutMs = DEFAULT_TIMEOUT_MS, maxBytes = DEFAULT_MAX_BYTES } = options
  const ca = [...getCACertificates('default'), ...(authorityPem === undefined ? [] : [authorityPem])]

  return {
    async request({ method, url, headers, body }): Promise<Answer> {
      const signal = AbortSignal.timeout(timeoutMs)
      const startedAt = performance.now()
      const send = url.protocol === 'https:' ? requestHttps : requestHttp
      return await translatingErrors(timeoutMs, async () => {
        const request = send(url, { method, headers, agent: false, ca, minVersion: MIN_VERSION, signal })
        const answered = responseTo(request)
        request.end(body)
        const response = await answered
        const packed = await readBody(response, maxBytes)
        const unpacked = await unpack(packed, response.headers['content-encoding'], maxBytes)
        const durationMs = performance.now() - startedAt
        return { status: response.statusCode ?? 0, headers: headersOf(response), body: unpacked, durationMs }
      })
    },

    async secure(url): Promise<SecuredConnection> {
      const host = url.hostname.replaceAll(/^\[|\]$/g, '')
      return await translatingErrors(timeoutMs, async () => {
        const socket = connect({
          host,
          port: Number(url.port || 443),
          // RFC 6066 section 3: an address is not a server name.
          ...(isIP(host) === 0 ? { servername: host } : {}),
          ca,
          minVersion: MIN_VERSION,
          ALPNProtocols: ['http/1.1'],
          // What is wrong with the certificate is to be told, and nothing is sent to it.
          rejectUnauthorized: false,
        })
        try {
          await once(socket, 'secureConnect', { signal: AbortSignal.timeout(timeoutMs) })
          // Typed as an error, and in truth its code.
          const fault: unknown = socket.authorized ? undefined : socket.authorizationError
          return {
            fault: fault === undefined ? undefined : String(fault),
            protocol: socket.getProtocol() ?? 'unknown',
            validUntil: socket.getPeerX509Certificate()?.validToDate,
          }
        } finally {
          socket.destroy()
        }
      })
    },

    async openHttp2(url, apnsAuthorityPem): Promise<void> {
      await translatingErrors(timeoutMs, async () => {
        const session = connectHttp2(url, {
          ...(apnsAuthorityPem === undefined ? {} : { ca: apnsAuthorityPem }),
          minVersion: MIN_VERSION,
        })
        try {
          await once(session, 'remoteSettings', { signal: AbortSignal.timeout(timeoutMs) })
        } finally {
          // Without a listener a late error would end the process.
          session.on('error', () => {})
          session.destroy()
        }
      })
    },
  }
}

function responseTo(request: ReturnType<typeof requestHttp>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve)
    request.on('error', reject)
  })
}

async function readBody(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response) {
    const part = new Uint8Array(chunk)
    bytes += part.length
    if (bytes > maxBytes) throw tooLong(maxBytes)
    chunks.push(part)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

async function unpack(bytes: Uint8Array, encoding: string | undefined, maxBytes: number): Promise<Uint8Array> {
  if (bytes.length === 0 || (encoding !== 'gzip' && encoding !== 'deflate' && encoding !== 'br')) return bytes
  try {
    return new Uint8Array(await UNPACK[encoding](bytes, { maxOutputLength: maxBytes }))
  } catch (cause) {
    if (codeOf(cause) === 'ERR_BUFFER_TOO_LARGE') throw tooLong(maxBytes, { cause })
    // What claims to be compressed and is not is judged as it came.
    return bytes
  }
}

function headersOf(response: IncomingMessage): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(response.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
    ),
  )
}

function tooLong(maxBytes: number, options?: ErrorOptions): NetworkError {
  return new NetworkError('ERR_NETWORK_TOO_LONG', `the answer has more than ${maxBytes} bytes`, options)
}

async function translatingErrors<T>(timeoutMs: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof NetworkError) throw cause
    if (isTimeout(cause))
      throw new NetworkError('ERR_NETWORK_TIMEOUT', `there was no answer within ${timeoutMs / 1000} s`, { cause })
    throw new NetworkError('ERR_NETWORK_UNREACHABLE', reasonOf(cause), { cause })
  }
}

function isTimeout(error: unknown): boolean {
  return (
    error instanceof Error && (error.name === 'TimeoutError' || (error.name === 'AbortError' && isTimeout(error.cause)))
  )
}

function reasonOf(error: unknown): string {
  const code = codeOf(error)
  if (code === 'ENOTFOUND') return 'there is no address for the host name'
  if (code === 'ECONNREFUSED') return 'nobody listens there'
  if (code === 'ECONNRESET') return 'the connection was closed before the answer'
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return 'the network does not lead there'
  return `the connection failed (${code ?? 'for an unknown reason'})`
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  // Several addresses were tried, each with its own fault.
  return error instanceof AggregateError ? codeOf(error.errors[0]) : undefined
}
