import { lookup as lookUp } from 'node:dns'
import { get } from 'node:http'
import { BlockList, isIP, type LookupFunction } from 'node:net'

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

/** Networks that lead nowhere on the internet. @see RFC 6890 */
const NOT_PUBLIC_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const

/** Within 2000::/3, all that is given out: Teredo and other special ones, documentation, 6to4. */
const NOT_PUBLIC_V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const notPublic = new BlockList()
for (const [network, prefix] of NOT_PUBLIC_V4) notPublic.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of NOT_PUBLIC_V6) notPublic.addSubnet(network, prefix, 'ipv6')
const givenOut = new BlockList()
givenOut.addSubnet('2000::', 3, 'ipv6')

/** Whether an IP address is one on the internet. */
export function isPublicAddress(address: string): boolean {
  return isIP(address) === 6
    ? givenOut.check(address, 'ipv6') && !notPublic.check(address, 'ipv6')
    : isIP(address) === 4 && !notPublic.check(address, 'ipv4')
}
