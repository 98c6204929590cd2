import { once } from 'node:events'
import { isIP } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { connectTunnel } from './connect-tunnel.ts'

export interface SocketOptions {
  readonly url: string
  readonly certificate?: { readonly cert: string; readonly key: string } | undefined
  readonly authorityPem?: string | undefined
  readonly proxyUrl?: string | undefined
  readonly signal: AbortSignal
}

/**
 * Opens a TLS connection on which both sides agree to speak HTTP/2.
 *
 * @throws PushError ERR_APNS_PROXY; errors of TLS and of the network as they come.
 * @see RFC 9113 section 3.2
 */
export async function openSocket(options: SocketOptions): Promise<TLSSocket> {
  const { url, certificate, authorityPem, proxyUrl, signal } = options
  const { hostname, port } = new URL(url)
  // Brackets are for addresses in URLs only.
  const host = hostname.replaceAll(/[[\]]/g, '')
  const portNumber = Number(port || 443)
  const tunnel = proxyUrl && (await connectTunnel({ proxyUrl, authority: `${hostname}:${portNumber}`, signal }))
  const socket = connect({
    host,
    port: portNumber,
    ...(isIP(host) ? {} : { servername: host }),
    ...(tunnel ? { socket: tunnel } : {}),
    ...certificate,
    ...(authorityPem === undefined ? {} : { ca: authorityPem }),
    ALPNProtocols: ['h2'],
    minVersion: 'TLSv1.2',
  })
  try {
    await once(socket, 'secureConnect', { signal })
    if (socket.alpnProtocol !== 'h2') throw new Error(`Expected ${url} to speak HTTP/2, found that it does not`)
  } catch (error) {
    socket.on('error', () => {})
    socket.destroy()
    throw error
  }
  socket.setNoDelay(true)
  // A kept connection must not keep a finished process alive.
  socket.unref()
  return socket
}
