import type { JsonEdit } from '../../document/edit-json.ts'
import { memberOf, parentOf, stepsOf, valueAt } from '../../document/pointer.ts'

/** How a field gets to another place, and where it is then. */
export interface FieldMove {
  readonly edits: readonly JsonEdit[]
  readonly place: string
}

/**
 * Moves a field within its list or to another one.
 *
 * @param from Pointer of the field.
 * @param list Pointer of the list it goes to, which need not be there yet.
 * @param index Its place there; one that is too large is the end.
 */
export function moveField(content: unknown, from: string, list: string, index: number): FieldMove {
  const field = valueAt(content, from)
  const fields = valueAt(content, list)
  const count = Array.isArray(fields) ? fields.length : 0
  if (field === undefined) return { edits: [], place: from }
  if (parentOf(from) === list) {
    const to = Math.min(index, count - 1)
    const isThere = stepsOf(from).at(-1) === String(to)
    return { edits: isThere ? [] : [{ op: 'move', pointer: from, to }], place: memberOf(list, to) }
  }
  const to = Math.min(index, count)
  const pointer = memberOf(list, to < count ? to : '-')
  return {
    edits: [
      { op: 'insert', pointer, value: field },
      { op: 'remove', pointer: from },
    ],
    place: memberOf(list, to),
  }
}
