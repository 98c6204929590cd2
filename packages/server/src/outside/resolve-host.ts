import { Resolver } from 'node:dns/promises'

/** Finds the IP addresses of a host name; none, or a rejection, when it has none. */
export type ResolveHost = (hostname: string) => Promise<readonly string[]>

const TIMEOUT_MS = 2_000
const TRIES = 2

/**
 * Asks the name servers of this machine.
 *
 * Not by `dns.lookup`, which blocks one of four threads that files, cryptography and images need too: names whose servers never
 * answer would bring the installation to a stop. The price is that `/etc/hosts` is not read, nor are search domains tried.
 */
export function createHostResolver(): ResolveHost {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES })
  return async hostname => {
    const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)])
    return answers.flatMap(answer => (answer.status === 'fulfilled' ? answer.value : []))
  }
}
