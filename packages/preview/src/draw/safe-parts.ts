/** `#rrggbb`; anything else is drawn black. */
export function safeColor(color: string): string {
  return /^#[0-9a-f]{6}$/i.test(color) ? color : '#000000'
}

/** Path data of commands and numbers; anything else is no path. */
export function safePath(path: string): string {
  return /^[MmLlHhVvCcSsQqTtAaZz\d\s,.eE+-]*$/.test(path) ? path : ''
}

const PREFIX = /^data:image\/(?:png|jpeg);base64,/
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/**
 * A data URI of a PNG or JPEG, named by what its first bytes say: nothing for whatever else calls itself an image, an SVG above all,
 * which could hold scripts and references.
 */
export function safeDataUri(dataUri: string): string | undefined {
  const prefix = PREFIX.exec(dataUri)?.[0]
  if (prefix === undefined) return undefined
  const data = dataUri.slice(prefix.length)
  // "iVBORw0KGgo" are the eight bytes of a PNG's signature, "/9j/" the three of a JPEG's.
  const type = data.startsWith('iVBORw0KGgo') ? 'png' : data.startsWith('/9j/') ? 'jpeg' : undefined
  return type !== undefined && BASE64.test(data) ? `data:image/${type};base64,${data}` : undefined
}
