/** Longest identifier that is spelled out; the ones in use have up to 11 octets. */
const MAX_OCTETS = 32

/** The dotted form of an OBJECT IDENTIFIER's contents (X.690 section 8.19), to be compared and shown. */
export function dotted(contents: Uint8Array): string {
  if (contents.length > MAX_OCTETS) return `of ${contents.length} octets`
  const arcs: number[] = []
  let arc = 0
  for (const octet of contents) {
    arc = arc * 128 + (octet & 0x7f)
    if ((octet & 0x80) !== 0) continue
    if (arcs.length === 0) arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)))
    else arcs.push(arc)
    arc = 0
  }
  return arcs.join('.')
}
