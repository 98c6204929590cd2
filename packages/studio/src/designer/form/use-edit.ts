import type { JsonEdit } from '../../document/edit-json.ts'
import { memberOf, stepsOf } from '../../document/pointer.ts'
import { useDesigner } from '../use-designer.ts'
import { titleOf } from './keys.ts'

/** Ways to change the value at a pointer; each is one step to undo. */
export interface ValueEdits {
  set(value: unknown): void
  remove(): void
  /** A text as it is typed: empty takes the key out. */
  type(value: number | string, isRequired: boolean): void
  add(value: unknown): void
  move(index: number, to: number): void
  apply(edits: readonly JsonEdit[], label: string): void
}

export function useEdit(pointer: string): ValueEdits {
  const { session } = useDesigner()
  const name = `“${titleOf(stepsOf(pointer).findLast(step => !/^\d+$/.test(step)) ?? 'pass')}”`
  const apply = (edits: readonly JsonEdit[], label: string, mergeKey?: string) =>
    session.edit({ kind: 'json', edits }, label, mergeKey)
  return {
    set: value => apply([{ op: 'set', pointer, value }], `change ${name}`),
    remove: () => apply([{ op: 'remove', pointer }], `remove ${name}`),
    type: (value, isRequired) => {
      const isGone = value === '' && !isRequired
      apply([isGone ? { op: 'remove', pointer } : { op: 'set', pointer, value }], `change ${name}`, pointer)
    },
    add: value => apply([{ op: 'insert', pointer: memberOf(pointer, '-'), value }], `add to ${name}`),
    move: (index, to) => apply([{ op: 'move', pointer: memberOf(pointer, index), to }], `move in ${name}`),
    apply,
  }
}
