import { type Finding, finding } from '../findings/finding.ts'
import { damage } from './unreadable.ts'
import { MAX_NAME_BYTES } from './zip-limits.ts'

/** The name of an entry, and why its file is not read. */
export interface EntryName {
  readonly name: string
  readonly problem?: Finding
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Upper half of the code page of MS-DOS, which names are in that do not say they are UTF-8 (APPNOTE.TXT, appendix D). */
const CODE_PAGE_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0'

/** Decodes and judges a name: in UTF-8, of sensible length, a plain path inside the bundle. */
export function readName(bytes: Uint8Array): EntryName {
  if (bytes.length === 0 || bytes.length > MAX_NAME_BYTES) {
    const name = decodeCodePage437(bytes.subarray(0, MAX_NAME_BYTES))
    return { name, problem: damage(`A name has ${bytes.length} bytes; 1 to ${MAX_NAME_BYTES} are read`, name) }
  }
  try {
    const name = decoder.decode(bytes)
    return isUnsafe(name) ? { name, problem: unsafe(name) } : { name }
  } catch {
    const name = decodeCodePage437(bytes)
    return { name, problem: damage(`A name is not UTF-8: ${JSON.stringify(name)} in the code page of MS-DOS`, name) }
  }
}

function decodeCodePage437(bytes: Uint8Array): string {
  return Array.from(bytes, byte => (byte < 0x80 ? String.fromCharCode(byte) : (CODE_PAGE_437[byte - 0x80] ?? ''))).join(
    '',
  )
}

function isUnsafe(name: string): boolean {
  const path = name.endsWith('/') ? name.slice(0, -1) : name
  return /^[A-Za-z]:|[\\\0]/.test(path) || path.split('/').some(part => part === '..' || part === '.' || part === '')
}

function unsafe(file: string): Finding {
  return finding('zip-unsafe-path', `The name ${JSON.stringify(file)} would leave the bundle or is no plain path`, {
    file,
  })
}
