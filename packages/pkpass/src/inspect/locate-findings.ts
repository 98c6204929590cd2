import { PASS_FILE } from '../bundle/manifest.ts'
import { type Finding, jsonPointer } from '../findings/finding.ts'
import { MAX_JSON_BYTES } from '../findings/json-limits.ts'
import { decodeJson } from './decode-json.ts'
import { positionsIn, type TextPosition } from './text-position.ts'
import { readTolerantly } from './tolerant-json.ts'

/**
 * Adds to findings in JSON files the line and column of the text as it was written. What is missing is placed where the object is
 * that it should be in.
 */
export function locateFindings(findings: readonly Finding[], files: ReadonlyMap<string, Uint8Array>): Finding[] {
  const placed = findings.filter(({ pointer, line }) => pointer !== undefined && line === undefined)
  const named = Map.groupBy(placed, ({ file = PASS_FILE }) => file)
  const positions = new Map<Finding, TextPosition>()
  for (const [file, group] of named) {
    const bytes = files.get(file)
    // Larger ones are not read: see readJson.
    if (!bytes || bytes.length > MAX_JSON_BYTES) continue
    const { text } = decodeJson(bytes, file)
    const offsets = offsetsOf(text, new Set(group.flatMap(({ pointer = '' }) => withParents(pointer))))
    const position = positionsIn(text)
    for (const each of group) {
      const found = withParents(each.pointer ?? '').find(pointer => offsets.has(pointer)) ?? ''
      positions.set(each, position(offsets.get(found) ?? 0))
    }
  }
  return findings.map(each => ({ ...each, ...positions.get(each) }))
}

/** Where in the text the members and elements at these pointers begin, and the value itself at the empty one. */
function offsetsOf(text: string, pointers: ReadonlySet<string>): ReadonlyMap<string, number> {
  const offsets = new Map([['', Math.max(0, text.indexOf('{'))]])
  readTolerantly(text, (path, at) => {
    const pointer = jsonPointer(path)
    // Of a name that is there twice, readers keep the last.
    if (pointers.has(pointer)) offsets.set(pointer, at)
  })
  return offsets
}

/** A pointer and those of the objects and arrays that it leads through, from the inmost. */
function withParents(pointer: string): string[] {
  const steps = pointer.split('/')
  return steps.map((_, index) => steps.slice(0, steps.length - index).join('/'))
}
