import { type Finding, finding, jsonPointer } from '../findings/finding.ts'
import { MAX_JSON_BYTES } from '../findings/json-limits.ts'
import { decodeJson } from './decode-json.ts'
import type { JsonProblem } from './json-text.ts'
import { positionsIn } from './text-position.ts'
import { readTolerantly, type TolerantReading } from './tolerant-json.ts'

/** A JSON file as far as it can be understood, and what Wallet would not like about its text. */
export interface JsonReading {
  /** As it was written, decoded; absent for a file too large to be read. */
  readonly text?: string
  readonly value?: unknown
  readonly findings: Finding[]
}

/** Names shown in a message, which a stranger may have made as long as the file. */
const MAX_NAME_CHARACTERS = 80

/**
 * Reads a JSON file of a bundle: strictly, and where that fails tolerantly, so that the rest of the pass can be explained. Whatever
 * had to be tolerated is in the findings; never throws.
 */
export function readJson(bytes: Uint8Array, file: string): JsonReading {
  if (bytes.length > MAX_JSON_BYTES) {
    const message = `${file} has ${bytes.length} bytes; at most ${MAX_JSON_BYTES} are read`
    return { findings: [finding('json-wrong-type', message, { file })] }
  }
  const { text, findings } = decodeJson(bytes, file)
  const tolerant = readTolerantly(text)
  const repeated = describeDuplicates(tolerant, file)
  try {
    const value: unknown = JSON.parse(text)
    return { text, value, findings: [...findings, ...repeated] }
  } catch (error) {
    const problems = describeProblems(tolerant.problems, text, file)
    const reason = error instanceof SyntaxError ? error.message : 'unreadable'
    const all = problems.length > 0 ? problems : [finding('json-syntax', `${file} is not JSON: ${reason}`, { file })]
    return { text, ...('value' in tolerant && { value: tolerant.value }), findings: [...findings, ...all, ...repeated] }
  }
}

function describeProblems(problems: readonly JsonProblem[], text: string, file: string): Finding[] {
  const position = positionsIn(text)
  return problems.map(({ what, at, count }) => {
    const more = count > 1 ? `, and ${count - 1} more of its kind` : ''
    const place = position(at)
    const message = `${file} is not JSON: line ${place.line}, column ${place.column} has ${what}${more}`
    return finding('json-syntax', message, { file, ...place })
  })
}

function describeDuplicates({ duplicates }: TolerantReading, file: string): Finding[] {
  return duplicates.map(path => {
    const name = JSON.stringify(String(path.at(-1)).slice(0, MAX_NAME_CHARACTERS))
    const message = `${file} has the member ${name} twice: which of the values counts is not defined`
    return finding('json-duplicate-member', message, { file, pointer: jsonPointer(path) })
  })
}
