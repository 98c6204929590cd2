import { type Finding, finding } from '../findings/finding.ts'
import { positionOf } from './text-position.ts'

/** The text of a JSON file, and what is wrong with its encoding. */
export interface DecodedJson {
  readonly text: string
  readonly findings: Finding[]
}

const REPLACEMENT_CHARACTER = '\uFFFD'

/** Decodes a JSON file in whatever encoding it came, so that the rest of it can be explained too; never throws. */
export function decodeJson(bytes: Uint8Array, file: string): DecodedJson {
  const place = { file }
  const wide = utf16Of(bytes)
  if (wide !== undefined) {
    const message = `${file} is UTF-16 (${wide === 'utf-16le' ? 'little' : 'big'} endian), not UTF-8`
    return { text: new TextDecoder(wide).decode(bytes), findings: [finding('json-encoding', message, place)] }
  }
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const findings = hasMark ? [finding('json-bom', `${file} starts with a byte order mark`, place)] : []
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), findings }
  } catch {
    const at = new TextDecoder('utf-8').decode(bytes).indexOf(REPLACEMENT_CHARACTER)
    // What is neither is taken for the encoding of old Windows programs, which reads any bytes.
    const text = new TextDecoder('windows-1252').decode(bytes)
    const position = positionOf(text, at)
    const message = `${file} is not UTF-8: line ${position.line}, column ${position.column}`
    return { text, findings: [...findings, finding('json-encoding', message, { ...place, ...position })] }
  }
}

/** By its byte order mark, or by the zeros beside the bracket that JSON begins with. */
function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if ((first === 0xff && second === 0xfe) || (first === 0x7b && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x7b)) return 'utf-16be'
  return undefined
}
