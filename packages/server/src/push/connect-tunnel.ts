import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Duplex } from 'node:stream'
import { PushError } from './push-error.ts'

export interface TunnelOptions {
  /** `http:` or `https:`, with user and password if the proxy asks for them. */
  readonly proxyUrl: string
  /** `host:port` to be led to. */
  readonly authority: string
  readonly signal: AbortSignal
}

/**
 * Has an HTTP proxy open a way to APNs; what is spoken through it the proxy cannot read.
 *
 * @throws PushError ERR_APNS_PROXY
 * @see RFC 9110 section 9.3.6, CONNECT
 */
export function connectTunnel({ proxyUrl, authority, signal }: TunnelOptions): Promise<Duplex> {
  const proxy = new URL(proxyUrl)
  const request = proxy.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const fail = (found: string, cause?: unknown) =>
      reject(
        new PushError(
          'ERR_APNS_PROXY',
          `Expected the proxy ${proxy.host} to lead to ${authority}, found ${found}; check the proxy's address and rules`,
          { cause },
        ),
      )
    const connecting = request({
      host: proxy.hostname,
      port: proxy.port,
      method: 'CONNECT',
      path: authority,
      headers: { Host: authority, ...credentials(proxy) },
      agent: false,
      signal,
    })
    connecting.on('error', cause => fail('no connection', cause))
    connecting.on('response', ({ statusCode }) => {
      fail(`status ${statusCode}`)
      connecting.destroy()
    })
    connecting.on('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) return resolve(socket)
      fail(`status ${statusCode}`)
      socket.destroy()
    })
    connecting.end()
  })
}

function credentials({ username, password }: URL): Record<string, string> {
  if (username === '') return {}
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'Proxy-Authorization': `Basic ${Buffer.from(pair).toString('base64')}` }
}
