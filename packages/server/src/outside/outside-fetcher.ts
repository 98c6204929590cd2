import { isIP } from 'node:net'
import { type AllowList, parseAllowList } from './allow-list.ts'
import { untilAborted, withDeadline } from './deadline.ts'
import { OutsideError } from './outside-error.ts'
import { isPublicAddress } from './public-address.ts'
import { readAnswer } from './read-answer.ts'
import { openRequest } from './request.ts'
import type { ResolveHost } from './resolve-host.ts'
import { Turns } from './turns.ts'

/** What one fetch may cost. */
export interface FetchLimits {
  /** Of the body. A photograph from a phone has 2 to 5 MB. */
  readonly maxBytes: number
  readonly maxHeaderBytes: number
  readonly maxRedirects: number
  /** For all of it: waiting for a turn, names, redirects and the last byte. */
  readonly timeoutMs: number
  /** From asking for a connection to the header of the answer, for each redirect. */
  readonly firstByteTimeoutMs: number
  /** Connections at a time. */
  readonly connections: number
  readonly connectionsPerHost: number
  /** Fetches that wait for a connection. */
  readonly waiting: number
}

const DEFAULT_LIMITS: FetchLimits = {
  maxBytes: 5_000_000,
  maxHeaderBytes: 16_384,
  maxRedirects: 3,
  timeoutMs: 10_000,
  firstByteTimeoutMs: 5_000,
  connections: 16,
  connectionsPerHost: 4,
  waiting: 64,
}

export interface OutsideFetcherOptions {
  readonly resolve: ResolveHost
  /** Default: nothing. */
  readonly allow?: AllowList
  /** Whether http is fetched too, from addresses on the internet. Default: false. */
  readonly allowHttp?: boolean
  /** Authorities whose certificates are trusted in place of the usual ones, PEM. */
  readonly authorities?: string
  readonly limits?: Partial<FetchLimits>
}

/** What an answer has to be. */
export interface Wanted {
  /** Header field of the request: `image/png, image/jpeg`. */
  readonly accept: string
  /** Whether the sender's word for the body will do, in lower case and without parameters; empty when there is none. */
  readonly isWanted: (mediaType: string) => boolean
  readonly signal?: AbortSignal
}

export interface Fetched {
  readonly bytes: Uint8Array
  /** What the sender says it is: not to be believed. */
  readonly mediaType: string
}

const MAX_URL_CHARACTERS = 2_048

/**
 * Fetches what strangers name by an address, without lending them this machine's place in its network.
 *
 * Names are resolved once for each connection, their addresses checked, and just these are connected to: there is no second look-up
 * that could answer otherwise. Redirects go through all of it again. Nothing is sent that says who asks, no answer is unpacked, and
 * every quantity has a limit. Proxies of the environment are not used.
 */
export class OutsideFetcher {
  readonly #options: OutsideFetcherOptions
  readonly #limits: FetchLimits
  readonly #allow: AllowList
  readonly #turns: Turns

  constructor(options: OutsideFetcherOptions) {
    this.#options = options
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits }
    this.#allow = options.allow ?? parseAllowList('')
    const { connections, connectionsPerHost, waiting } = this.#limits
    this.#turns = new Turns({ total: connections, perKey: connectionsPerHost, waiting })
  }

  /**
   * Fetches the body of one answer.
   *
   * @throws OutsideError all codes but those of data URIs, SVGs and settings. When `signal` is aborted, its reason.
   */
  async fetch(address: string, wanted: Wanted): Promise<Fetched> {
    const first = parseUrl(address, 'an address')
    const { timeoutMs } = this.#limits
    const late = () => timeout(first, `all of it within ${timeoutMs} ms`)
    return await withDeadline(timeoutMs, late, wanted.signal, signal => this.#follow(first, wanted, signal))
  }

  async #follow(first: URL, wanted: Wanted, signal: AbortSignal): Promise<Fetched> {
    const { maxRedirects } = this.#limits
    let url = first
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      const answer = await this.#ask(url, wanted, signal)
      if (!('location' in answer)) return answer
      url = redirectTarget(answer.location, url)
    }
    throw new OutsideError(
      'ERR_OUTSIDE_REDIRECT',
      `Expected at most ${maxRedirects} redirects from ${first.host}, found more. Give the address that they lead to`,
    )
  }

  async #ask(url: URL, wanted: Wanted, signal: AbortSignal): Promise<Fetched | { readonly location: string }> {
    const endTurn = await this.#turns.enter(url.hostname, signal)
    try {
      const addresses = await this.#addressesOf(url, signal)
      const response = await openRequest(url, {
        addresses,
        accept: wanted.accept,
        authorities: this.#options.authorities,
        maxHeaderBytes: this.#limits.maxHeaderBytes,
        timeoutMs: this.#limits.firstByteTimeoutMs,
        late: () => timeout(url, `an answer within ${this.#limits.firstByteTimeoutMs} ms`),
        signal,
      })
      const answer = await readAnswer(response, url, wanted, this.#limits.maxBytes)
      // A body whose end is that of the connection looks whole when the connection is broken off.
      signal.throwIfAborted()
      return answer
    } catch (error) {
      // What breaks when time is up is a consequence.
      signal.throwIfAborted()
      throw error
    } finally {
      endTurn()
    }
  }

  /** Addresses that may be connected to for a URL, one or more. */
  async #addressesOf(url: URL, signal: AbortSignal): Promise<readonly string[]> {
    const literal = url.hostname.replace(/^\[(.*)\]$/, '$1')
    const found =
      isIP(literal) === 0 ? await untilAborted(this.#options.resolve(url.hostname), signal).catch(() => []) : [literal]
    signal.throwIfAborted()
    const listed = found.filter(address => this.#allow.has(url, address))
    if (listed.length > 0) return listed
    const allowed = found.filter(isPublicAddress)
    if (allowed.length === 0) {
      throw new OutsideError(
        'ERR_OUTSIDE_ADDRESS',
        `Expected a host on the internet, found none under ${url.hostname}. Check the name, or send the bytes as a data URI`,
      )
    }
    if (url.protocol !== 'https:' && this.#options.allowHttp !== true) {
      throw new OutsideError('ERR_OUTSIDE_SCHEME', `Expected an address with https, found ${schemeOf(url)}. Use https`)
    }
    // A URL has no port where it is the scheme's own.
    if (url.port !== '') {
      throw new OutsideError(
        'ERR_OUTSIDE_PORT',
        `Expected an address without a port, found port ${url.port} of ${url.hostname}. Serve it on the usual one`,
      )
    }
    return allowed
  }
}

function redirectTarget(location: string, from: URL): URL {
  const url = parseUrl(location, `a redirect from ${from.host}`, from)
  if (from.protocol === 'https:' && url.protocol !== 'https:') {
    throw new OutsideError(
      'ERR_OUTSIDE_SCHEME',
      `Expected a redirect from ${from.host} to https, found ${schemeOf(url)}. Give an address that stays with https`,
    )
  }
  return url
}

/** @param what For the message: where it comes from. */
function parseUrl(text: string, what: string, base?: URL): URL {
  const refuse = (found: string, advice: string) =>
    new OutsideError(
      'ERR_OUTSIDE_URL',
      `Expected ${what} such as https://example.com/logo.png, found ${found}. ${advice}`,
    )
  if (text.length > MAX_URL_CHARACTERS) {
    throw refuse(`${text.length} characters`, `${MAX_URL_CHARACTERS} are the most`)
  }
  if (!URL.canParse(text, base?.href)) throw refuse('something else', 'Correct it')
  const url = new URL(text, base)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new OutsideError('ERR_OUTSIDE_SCHEME', `Expected ${what} with https, found ${schemeOf(url)}. Use https`)
  }
  if (url.username !== '' || url.password !== '') {
    throw refuse('one with a user name or password', 'Take them out: what needs them cannot be fetched')
  }
  return url
}

function schemeOf({ protocol }: URL): string {
  return protocol.slice(0, -1)
}

function timeout(url: URL, expected: string): OutsideError {
  return new OutsideError(
    'ERR_OUTSIDE_TIMEOUT',
    `Expected ${expected} from ${url.host}, found it slower. Try again, or send the bytes as a data URI`,
  )
}
