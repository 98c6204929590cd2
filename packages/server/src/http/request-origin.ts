import type { HonoRequest } from 'hono'
import { Problem } from '../problems.ts'

const LOOPBACK_NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]']
/** By which programs that stand between tell on whose behalf they ask. */
const FORWARDING_HEADERS = ['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Real-IP'] as const

/** Methods that change nothing (RFC 9110 section 9.2.1). */
const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/**
 * Whether a call was made on this machine: by a program, or by a page that this server itself gave out.
 *
 * That the connection comes over loopback is not enough. A page of any site, open in a browser here, can send calls to 127.0.0.1; and with
 * a name of its own that it has led there (DNS rebinding), it counts as the same origin and may read the answers. The name it was opened
 * by is then in `Host`, and that is what is looked at. A proxy on this machine may set `Host` anew: what it forwards is not from here.
 */
export function isFromThisMachine(request: HonoRequest): boolean {
  if (!isLoopback(request.url)) return false
  if (FORWARDING_HEADERS.some(name => request.header(name) !== undefined)) return false
  const origin = request.header('Origin')
  if (origin !== undefined && !isLoopback(origin)) return false
  const site = request.header('Sec-Fetch-Site')
  return site === undefined || site === 'same-origin' || site === 'none'
}

/**
 * Refuses changes that another site's page would make with the cookie of whoever looks at it.
 *
 * `SameSite=Strict` keeps the cookie from other sites already, but not from other ports and subdomains of the same one.
 *
 * @throws Problem ERR_CROSS_SITE
 * @see Fetch Metadata Request Headers, section 2.4
 */
export function requireSameOrigin(request: HonoRequest, publicUrl: string): void {
  if (SAFE_METHODS.includes(request.method)) return
  const site = request.header('Sec-Fetch-Site')
  if (site === 'same-origin') return
  // Browsers leave it out where the connection is not secure, and old ones everywhere.
  if (site === undefined && isOwnOrigin(request, publicUrl)) return
  const found = site === undefined ? 'no Sec-Fetch-Site, and no Origin of ours' : `Sec-Fetch-Site: ${site.slice(0, 32)}`
  throw new Problem('ERR_CROSS_SITE', `Expected a call from the studio itself, found ${found}`)
}

/** The public one, or the name on this machine by which the call was made. */
function isOwnOrigin(request: HonoRequest, publicUrl: string): boolean {
  const origin = request.header('Origin')
  if (origin === undefined) return false
  return origin === new URL(publicUrl).origin || (isLoopback(request.url) && origin === new URL(request.url).origin)
}

function isLoopback(url: string): boolean {
  return LOOPBACK_NAMES.includes(URL.parse(url)?.hostname ?? '')
}
