import { lookup as lookUp } from 'node:dns'
import { get } from 'node:http'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from '../outside/public-address.ts'

/** Fetches a small file over http; rejects when there is none, or it may not be fetched. */
export type Download = (url: URL) => Promise<Uint8Array>

export interface DownloadOptions {
  /** Whether addresses of private networks and of this machine may be asked too. */
  readonly allowPrivate: boolean
  readonly maxBytes: number
  readonly timeoutMs: number
}

/**
 * Makes a function that fetches over plain http, which is how authorities serve their certificates.
 *
 * The address comes out of a stranger's file. It must not lead into the network that this server stands in: names are checked as
 * what they resolve to, and that very address is connected to. Redirects are not followed.
 */
export function createDownload({ allowPrivate, maxBytes, timeoutMs }: DownloadOptions): Download {
  const isAllowed = (address: string) => allowPrivate || isPublicAddress(address)
  const lookup: LookupFunction = (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      const allowed = (addresses ?? []).filter(({ address }) => isAllowed(address))
      const [first] = allowed
      if (error) callback(error, [])
      else if (!first) callback(new Error(`${hostname} is at no public address`), [])
      else if (options.all) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }
  return url => {
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
    if (url.protocol !== 'http:') return Promise.reject(new Error(`${url.protocol} is not fetched, only http:`))
    if (!allowPrivate && url.port !== '') return Promise.reject(new Error(`port ${url.port} is not asked, only 80`))
    if (isIP(host) !== 0 && !isAllowed(host)) return Promise.reject(new Error(`${host} is no public address`))
    return new Promise((resolve, reject) => {
      const request = get(url, { lookup, agent: false, signal: AbortSignal.timeout(timeoutMs) }, response => {
        const chunks: Buffer[] = []
        let bytes = 0
        response.on('error', reject)
        if (response.statusCode !== 200) {
          request.destroy(new Error(`the answer was ${response.statusCode ?? 'none'}`))
          return
        }
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (bytes > maxBytes) request.destroy(new Error(`the answer has more than ${maxBytes} bytes`))
          else chunks.push(chunk)
        })
        response.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
      })
      request.on('error', reject)
    })
  }
}
