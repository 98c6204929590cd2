import type { ServerHttp2Stream } from 'node:http2'
import type { ClientCertificate } from './client-certificate.ts'
import type { ProviderSession } from './provider-tokens.ts'

/** APNs' limit for everything but voice calls (`spec/web-service.md` section 5). */
export const MAX_PAYLOAD_BYTES = 4096

const DEVICE_PATH = /^\/3\/device(?:\/(?<token>[^/]*))?$/

/** Who is at the other end of a connection: by client certificate, or by what each request brings. */
export type Sender =
  | { readonly kind: 'certificate'; readonly certificate: ClientCertificate }
  | { readonly kind: 'foreignCertificate' }
  | { readonly kind: 'anonymous'; readonly session: ProviderSession }

/** A request as it came in, taken apart but not yet judged. */
export type PushRequest = {
  readonly sender: Sender
  readonly method: string
  readonly path: string
  /** What follows `/3/device/`: `undefined` for another path, empty when nothing follows. */
  readonly token: string | undefined
  /** By lower-case name, with each of the values that were sent. */
  readonly headers: ReadonlyMap<string, readonly string[]>
  /** No more than `MAX_PAYLOAD_BYTES` + 1 bytes of the body. */
  readonly body: Uint8Array
}

/** @param rawHeaders names and values in turn, as HTTP/2 carried them: node's own object merges what is sent twice. */
export function parsePushRequest(sender: Sender, rawHeaders: readonly string[], body: Uint8Array): PushRequest {
  const headers = new Map<string, string[]>()
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? ''
    headers.set(name, [...(headers.get(name) ?? []), rawHeaders[index + 1] ?? ''])
  }
  const path = headers.get(':path')?.[0] ?? ''
  const match = DEVICE_PATH.exec(path)
  const token = match === null ? undefined : (match.groups?.token ?? '')
  return { sender, method: headers.get(':method')?.[0] ?? '', path, token, headers, body }
}

/** The value of a header, the first one if there are several. */
export function header(request: PushRequest, name: string): string | undefined {
  return request.headers.get(name)?.[0]
}

/**
 * Reads a body up to one byte more than a push may have; what follows is thrown away.
 *
 * @returns `undefined` when the sender gave up before the end.
 */
export function readBody(stream: ServerHttp2Stream): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  return new Promise(resolve => {
    stream.on('data', (chunk: Buffer) => {
      if (bytes <= MAX_PAYLOAD_BYTES) chunks.push(chunk)
      bytes += chunk.length
      // Answered without waiting for the end: a body without end must not keep a stream.
      if (bytes > MAX_PAYLOAD_BYTES) resolve(Buffer.concat(chunks).subarray(0, MAX_PAYLOAD_BYTES + 1))
    })
    stream.once('end', () => resolve(Buffer.concat(chunks)))
    stream.once('close', () => resolve(undefined))
  })
}
