const SCHEME = /^[a-z][a-z\d+.-]*:/i
const WEB = /^https?:/i
const WEB_WITH_HOST = /^https?:\/\/[^/?#]/i
/** What looks like a scheme, and is the name of a machine: "localhost:3000", "example.com:8080/a". */
const HOST_WITH_PORT = /^(?:localhost|[a-z\d-]+(?:\.[a-z\d-]+)+):\d+(?:[/?#]|$)/i
/** The file of a relative address. */
const FILE = /\.(?:aspx?|html?|jpe?g|pdf|php|png|svg|txt)$/i
const HOST = /^[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,63}(?::\d+)?(?:[/?#]|$)/i
const BLANK = /\s/
const IN_HOST = /^https?:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i

/** What keeps an address from being absolute; nothing for one that is. */
export function addressFault(address: string): 'has no scheme' | 'has a space in it' | 'is not an address' | undefined {
  if (BLANK.test(address)) return 'has a space in it'
  if (!SCHEME.test(address) || HOST_WITH_PORT.test(address)) return 'has no scheme'
  if (WEB.test(address) && !WEB_WITH_HOST.test(address)) return 'is not an address'
  return URL.canParse(address) ? undefined : 'is not an address'
}

/** The address that is meant by one without https:// before the name of its host, or with spaces around it. */
export function completedAddress(address: string): string | undefined {
  const trimmed = address.trim()
  const isHost = HOST.test(trimmed) && (trimmed.includes('/') || !FILE.test(trimmed))
  const completed = isHost ? `https://${trimmed}` : trimmed
  return completed !== address && addressFault(completed) === undefined ? completed : undefined
}

/** Name or number of the machine a web address points to, in lower case. */
export function hostOf(address: string): string | undefined {
  return IN_HOST.exec(address)?.[1]?.toLowerCase()
}

/** Whether an address is over plain HTTP. */
export function isPlainHttp(address: string): boolean {
  return /^http:/i.test(address)
}
