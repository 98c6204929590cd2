import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { OutsideError } from './outside-error.ts'

/** What may be fetched though it is not on the internet: for intranets and tests. */
export interface AllowList {
  /** Whether an address may be connected to for a URL, by http too and on any port. */
  has(url: URL, address: string): boolean
}

type Network = ReturnType<typeof ipaddr.parseCIDR>

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' }

/**
 * Parses a list of hosts with their port, and of networks: `assets.intranet:8443, 10.20.0.0/16, [fd00::7]:80`.
 *
 * A host is trusted wherever its name leads, on that one port; a network on every port, under any name.
 *
 * @param text Entries between commas or spaces; an empty one allows nothing.
 * @throws OutsideError ERR_OUTSIDE_ALLOW_LIST
 */
export function parseAllowList(text: string): AllowList {
  const hosts = new Set<string>()
  const networks: Network[] = []
  for (const entry of text.split(/[\s,]+/).filter(Boolean)) {
    if (ipaddr.isValidCIDR(entry)) networks.push(ipaddr.parseCIDR(entry))
    else hosts.add(parseHost(entry))
  }
  return {
    has: (url, address) =>
      hosts.has(`${url.hostname}:${url.port || DEFAULT_PORTS[url.protocol]}`) ||
      networks.some(network => isWithin(address, network)),
  }
}

/** In the form in which a URL has it: names in lower case, addresses in their one spelling. */
function parseHost(entry: string): string {
  const [, host, port] = /^([^/?#@*]+):(\d{1,5})$/.exec(entry) ?? []
  if (host !== undefined && port !== undefined && URL.canParse(`https://${host}`)) {
    const { hostname, port: secondPort } = new URL(`https://${host}`)
    if (secondPort === '') return `${hostname}:${Number(port)}`
  }
  throw new OutsideError(
    'ERR_OUTSIDE_ALLOW_LIST',
    `Expected a host with its port such as assets.intranet:8443, or a network such as 10.20.0.0/16, found ${entry}. Correct it`,
  )
}

function isWithin(address: string, network: Network): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false
  // IPv4 within IPv6 is taken for what it leads to.
  const parsed = ipaddr.process(address)
  return parsed.kind() === network[0].kind() && parsed.match(network)
}
