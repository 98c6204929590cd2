import { type AllowList, parseAllowList } from '../outside/allow-list.ts'
import { OutsideFetcher } from '../outside/outside-fetcher.ts'
import type { ResolveHost } from '../outside/resolve-host.ts'

/** Fetches a small file; rejects with an OutsideError when there is none, or it may not be fetched. */
export type Download = (url: URL) => Promise<Uint8Array>

export interface DownloadOptions {
  readonly resolve: ResolveHost
  /** Whether addresses of private networks and of this machine may be asked too. */
  readonly allowPrivate: boolean
  readonly maxBytes: number
  readonly timeoutMs: number
}

const ANYTHING: AllowList = { has: () => true }

/**
 * Makes a function that fetches over plain http too, which is how authorities serve their certificates. Redirects are not followed.
 *
 * The address comes out of a stranger's file, and must not lead into the network that this server stands in.
 */
export function createDownload({ resolve, allowPrivate, maxBytes, timeoutMs }: DownloadOptions): Download {
  const fetcher = new OutsideFetcher({
    resolve,
    allow: allowPrivate ? ANYTHING : parseAllowList(''),
    allowHttp: true,
    limits: { maxBytes, timeoutMs, maxRedirects: 0 },
  })
  const wanted = { accept: 'application/pkix-cert, application/pkcs7-mime, */*', isWanted: () => true }
  return async url => (await fetcher.fetch(url.href, wanted)).bytes
}
