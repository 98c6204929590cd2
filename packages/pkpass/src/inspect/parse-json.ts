import { type Finding, isRefusal } from '../findings/finding.ts'
import { readJson } from './read-json.ts'

/** Reads a JSON file of a bundle as strictly as Wallet does; what is wrong comes as a finding. */
export function parseJson(bytes: Uint8Array, file: string): { readonly value?: unknown; readonly findings: Finding[] } {
  const reading = readJson(bytes, file)
  return reading.findings.some(isRefusal) ? { findings: reading.findings } : reading
}
