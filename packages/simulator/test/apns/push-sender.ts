import { type ClientHttp2Session, type ClientHttp2Stream, connect, type OutgoingHttpHeaders } from 'node:http2'
import type { ApnsServer, CertificateAuthority, IssuedCertificate } from '../../src/index.ts'

/** What APNs answered. */
export type Answer = {
  readonly status: number
  readonly apnsId: string
  readonly body: string
}

/** What a sender shows and trusts. */
export type SenderOptions = {
  readonly authority: CertificateAuthority
  readonly identity?: IssuedCertificate
}

/** A provider's side of one HTTP/2 connection to the server. */
export class PushSender {
  readonly session: ClientHttp2Session

  constructor(apns: ApnsServer, { authority, identity }: SenderOptions) {
    this.session = connect(apns.url, {
      ca: authority.rootCertificatePem,
      ...(identity && { cert: identity.certificatePem, key: identity.privateKeyPem }),
    })
    // A server that closes at once resets the connection; each request reports it by itself.
    this.session.on('error', () => {})
  }

  request(headers: OutgoingHttpHeaders): ClientHttp2Stream {
    return this.session.request(headers)
  }

  send(headers: OutgoingHttpHeaders, body: string | Uint8Array = '{}'): Promise<Answer> {
    const stream = this.request(headers)
    const answer = readAnswer(stream)
    if (!stream.writableEnded) stream.end(body)
    return answer
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.session.destroyed) return
    const closed = new Promise(resolve => this.session.once('close', resolve))
    this.session.destroy()
    await closed
  }
}

/** Reads an answer to its end; rejects when the stream is closed without one. */
export function readAnswer(stream: ClientHttp2Stream): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let status = 0
    let apnsId = ''
    let body = ''
    stream.setEncoding('utf8')
    stream.on('response', headers => {
      status = headers[':status'] ?? 0
      apnsId = String(headers['apns-id'])
    })
    stream.on('data', (chunk: string) => {
      body += chunk
    })
    stream.on('error', reject)
    stream.on('close', () => (status === 0 ? reject(new Error('closed without an answer')) : undefined))
    stream.on('end', () => (status === 0 ? undefined : resolve({ status, apnsId, body })))
  })
}
