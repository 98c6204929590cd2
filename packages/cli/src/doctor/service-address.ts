import { UsageError } from '../terminal.ts'

/** Where a web service is: what devices put `/v1/…` behind. */
export interface ServiceAddress {
  /** As it was given. */
  readonly given: string
  /** Without what must not be there: a version, a query, a fragment. */
  readonly base: URL
  /** What was taken off. */
  readonly surplus: 'version' | 'query' | undefined
}

/** @throws UsageError when it is no address of the web. */
export function parseServiceAddress(given: string): ServiceAddress {
  const base = parseWebAddress(given, 'the base address of the web service')
  const surplus = surplusOf(base)
  base.search = ''
  base.hash = ''
  if (surplus === 'version') base.pathname = base.pathname.replace(/\/v1\/*$/, '/')
  return { given, base, surplus }
}

/** @throws UsageError when it is no address of the web, or holds a password. */
export function parseWebAddress(given: string, what: string): URL {
  const url = URL.parse(given)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new UsageError(`Expected ${what}, such as https://passes.example.com, found ${given.slice(0, 100)}`)
  if (url.username !== '' || url.password !== '')
    throw new UsageError(`${what} has a user name or password in it: phones send neither. Leave them out`)
  return url
}

/** Whether an address is one of this machine over plain HTTP, as sandboxes have. */
export function isPlainLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && (['localhost', '[::1]'].includes(hostname) || /^127(?:\.\d+){3}$/.test(hostname))
}

function surplusOf({ pathname, search }: URL): ServiceAddress['surplus'] {
  if (search !== '') return 'query'
  return /\/v1\/*$/.test(pathname) ? 'version' : undefined
}
