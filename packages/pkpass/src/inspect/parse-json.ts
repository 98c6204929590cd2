import { type Finding, finding } from '../findings/finding.ts'

/** Reads a JSON file of a bundle as strictly as Wallet does; what is wrong comes as a finding. */
export function parseJson(bytes: Uint8Array, file: string): { readonly value?: unknown; readonly findings: Finding[] } {
  const place = { file }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { findings: [finding('json-bom', `${file} starts with a byte order mark`, place)] }
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { findings: [finding('json-encoding', `${file} is not UTF-8`, place)] }
  }
  try {
    const value: unknown = JSON.parse(text)
    return { value, findings: [] }
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'unreadable'
    return { findings: [finding('json-syntax', `${file} is not JSON: ${reason}`, place)] }
  }
}
