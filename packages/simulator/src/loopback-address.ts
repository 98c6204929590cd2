/** Whether an address leads to this machine by a name that nobody else can give away. */
export function isLoopbackAddress(url: string): boolean {
  const hostname = URL.parse(url)?.hostname
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
}
