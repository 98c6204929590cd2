/** One request as it goes over the wire. */
export interface WireRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'DELETE'
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** What came back; a redirect is an answer like any other. */
export interface Answer {
  readonly status: number
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>
  /** Without the compression it may have come in; no more than the network reads of one answer. */
  readonly body: Uint8Array
  /** From the first byte sent to the last one read. */
  readonly durationMs: number
}

/** Why a TLS connection is none that a phone would trust, in OpenSSL's or Node's word for it. */
export interface SecuredConnection {
  /** `undefined` when certificate, chain and name are in order. */
  readonly fault: string | undefined
  readonly protocol: string
  /** Of the certificate; `undefined` when the server showed none. */
  readonly validUntil: Date | undefined
}

/**
 * What the doctor has of the network. Nothing follows a redirect, and everything ends within the limits of who made it.
 *
 * Each function throws a NetworkError when there is no answer.
 */
export interface Network {
  request(request: WireRequest): Promise<Answer>
  /** Opens a TLS connection and closes it; sends nothing over it. */
  secure(url: URL): Promise<SecuredConnection>
  /** Opens an HTTP/2 connection, waits for the server's settings and closes it; sends no request. */
  openHttp2(url: URL, authorityPem: string | undefined): Promise<void>
}

/** There is no answer; the message says why, as the end of a sentence. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError'
  readonly code: 'ERR_NETWORK_TIMEOUT' | 'ERR_NETWORK_UNREACHABLE' | 'ERR_NETWORK_TOO_LONG'

  constructor(code: NetworkError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
