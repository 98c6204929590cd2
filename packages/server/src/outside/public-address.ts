import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** All of IPv6 that is given out to networks of the internet. @see RFC 4291, section 2.4; IANA, "IPv6 Global Unicast Address Assignments" */
const GIVEN_OUT = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an IP address is one on the internet.
 *
 * Not so are loopback, link-local (the metadata of clouds is there), private, shared, multicast, reserved, documentation; and IPv6
 * addresses with an IPv4 address in them (mapped, compatible, translated, 6to4, Teredo, NAT64), which lead where that leads.
 * Whatever is not known to be public is not: the library lists what is special, which for IPv6 is not all the rest.
 *
 * @see RFC 6890
 */
export function isPublicAddress(address: string): boolean {
  // An address with a zone is link-local, whatever it says.
  if (isIP(address) === 0 || address.includes('%')) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed instanceof ipaddr.IPv4 || parsed.match(GIVEN_OUT)
}
